import { importsOf, specifierOf } from "../edit/find-import.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { detectProject } from "../project/detect.js";
import type { ReadHost } from "../project/host.js";
import { parseSource } from "../project/parse.js";
import type { Project } from "../project/project.js";
import { createResolver } from "../project/resolve-module.js";
import { isCode } from "../project/source-files.js";
import { chosenAgain } from "./detection-choice.js";
import { overlayHost } from "./overlay.js";
import type { FileChange } from "./plan.js";

export interface RemovalCheck {
  readonly host: ReadHost;
  readonly project: Project;
  readonly changes: readonly FileChange[];
  readonly id: string;
}

/**
 * Looks at the project as it will be: every changed file parses and imports only what is there, the function is gone, and
 * every other one is served as before.
 *
 * @throws REMOVE_UNSUPPORTED; then nothing may be written
 */
export function confirmRemoved({ host, project, changes, id }: RemovalCheck): void {
  const { root } = project;
  const after = overlayHost(host, root, changes);
  const [then, now] = [createResolver(host, root), createResolver(after, root)];
  for (const { path, after: text } of changes) {
    if (text === undefined || !isCode(path)) continue;
    const lost = parsed(path, text).find((specifier) => then(specifier, path) !== now(specifier, path));
    if (lost !== undefined) throw unsupported(path, `${path} would still import ${lost}, which goes.`);
  }
  const { cwd, choose } = chosenAgain(project);
  const left = detectProject(after, cwd, choose);
  const ids = (one: Project): string[] => one.functions.filter((each) => each.served).map((each) => each.id);
  const expected = ids(project).filter((each) => each !== id);
  if (ids(left).join("\0") === expected.join("\0") && !left.functions.some((each) => each.id === id)) return;
  const file = project.registration.file;
  throw unsupported(file, `After the edit ${file} would not serve every other function, or still ${id}.`);
}

function parsed(path: string, text: string): string[] {
  try {
    return importsOf(parseSource(path, text)).map(specifierOf);
  } catch (cause) {
    throw new ScaffoldError("REMOVE_UNSUPPORTED", `${path} would not parse after the edit.`, { file: path, cause });
  }
}

const unsupported = (file: string, message: string): ScaffoldError =>
  new ScaffoldError("REMOVE_UNSUPPORTED", message, { file, hint: "Take the function out by hand." });
