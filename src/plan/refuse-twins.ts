import { ScaffoldError } from "../errors/scaffold-error.js";
import { invalidTemplate } from "../templates/invalid-template.js";
import type { Template } from "../templates/load.js";
import type { PlacedFile, RenderedFile } from "../templates/render.js";

/**
 * No two files of one job go to one place, on no file system, and none to where the plan itself writes event types.
 * @throws TEMPLATE_INVALID
 */
export function refuseTwins({ file }: Template, files: readonly RenderedFile[], edited: readonly string[]): void {
  const taken = new Set(edited.map((path) => path.toLowerCase()));
  for (const { path } of files) {
    if (taken.has(path.toLowerCase())) {
      throw invalidTemplate(`${file}: two files of one job go to ${JSON.stringify(path)}.`, { file });
    }
    taken.add(path.toLowerCase());
  }
}

/**
 * Refuses a name whose file would go where the template has a module of a fixed name.
 * @throws NAME_TAKEN
 */
export function refuseModuleNames({ manifest }: Template, files: readonly PlacedFile[]): void {
  const isFixed = ({ entry }: PlacedFile): boolean => entry.sibling !== undefined && !entry.sibling.includes("{{");
  const named = new Set(files.filter((each) => !isFixed(each)).map(({ path }) => path.toLowerCase()));
  const module = files.find((each) => isFixed(each) && named.has(each.path.toLowerCase()));
  if (module === undefined) return;
  throw new ScaffoldError("NAME_TAKEN", `The template ${manifest.id} has a module of its own at ${module.path}.`, {
    hint: "Give the job another name.",
  });
}
