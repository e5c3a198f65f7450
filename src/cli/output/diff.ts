import { createTwoFilesPatch } from "diff";
import type { FileChange } from "../../plan/plan.js";
import type { Colors } from "./colors.js";
import { visible } from "./visible.js";

/** The change of one file as a unified diff that `patch -p1` takes; empty where nothing changes. */
export function unifiedDiff({ path, before, after }: FileChange): string {
  if (before === after) return "";
  const from = before === undefined ? "/dev/null" : `a/${path}`;
  const to = after === undefined ? "/dev/null" : `b/${path}`;
  const patch = createTwoFilesPatch(from, to, before ?? "", after ?? "", undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, "");
}

/** The diffs of a plan for people; empty where nothing changes. */
export function formatDiff(changes: readonly FileChange[], colors: Colors): string {
  return changes
    .map(unifiedDiff)
    .filter(Boolean)
    .map((diff) => colorDiff(diff, colors))
    .join("\n");
}

function colorDiff(diff: string, colors: Colors): string {
  const color = (line: string): string => {
    if (/^(---|\+\+\+) /.test(line)) return colors.bold(line);
    if (line.startsWith("@@")) return colors.cyan(line);
    if (line.startsWith("+")) return colors.green(line);
    return line.startsWith("-") ? colors.red(line) : line;
  };
  return visible(diff).split("\n").map(color).join("\n");
}
