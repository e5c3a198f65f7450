import { posix } from "node:path";
import type { Plan } from "../../plan/plan.js";
import { type Ignored, ignoredByGit } from "../../project/git-ignored.js";
import type { Warning } from "../../project/project.js";

/** A warning for each pattern by which git would leave new files out of the next commit, but not what imports them. */
export function warnIgnored({ root, changes }: Plan): Warning[] {
  const made = changes.filter(({ action }) => action === "create").map(({ path }) => path);
  const byPattern = new Map<string, Ignored[]>();
  for (const each of ignoredByGit(root, made)) {
    const key = `${each.file}:${each.line}`;
    byPattern.set(key, [...(byPattern.get(key) ?? []), each]);
  }
  return [...byPattern.values()].flatMap(warningOf);
}

function warningOf(ignored: readonly Ignored[]): Warning[] {
  const [first] = ignored;
  if (first === undefined) return [];
  const { file, line, pattern } = first;
  const paths = ignored.map(({ path }) => path).join(", ");
  const them = ignored.length === 1 ? "it" : "them";
  const message = `Git ignores ${paths} (${pattern} in ${file}): the next commit would import ${them} and not have ${them}. Add ${them} with git add -f, or change that pattern.`;
  return [{ code: "GIT_IGNORED", message, ...(posix.isAbsolute(file) ? {} : { file, line }) }];
}
