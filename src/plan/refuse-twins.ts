import { ScaffoldError } from "../errors/scaffold-error.js";
import { invalidManifest } from "../templates/invalid-template.js";
import type { Template } from "../templates/load.js";
import type { PlacedFile } from "../templates/render.js";

/**
 * No two files of one job go to one place, on no file system, and none to where the plan itself writes event types.
 * @throws TEMPLATE_INVALID
 */
export function refuseTwins(template: Template, files: readonly PlacedFile[], edited: readonly string[]): void {
  const taken = new Set(edited.map((path) => path.toLowerCase()));
  for (const { path, entry } of files) {
    if (taken.has(path.toLowerCase())) {
      const where = ["files", template.manifest.files.indexOf(entry), entry.to === undefined ? "sibling" : "to"];
      throw invalidManifest(template, where, `two files of one job go to ${JSON.stringify(path)}.`);
    }
    taken.add(path.toLowerCase());
  }
}

/**
 * Each function that is new has a file, whatever the conditions of the template's files come to.
 * @throws TEMPLATE_INVALID at the condition
 */
export function refuseNoFunction(template: Template, files: readonly PlacedFile[], keys: readonly string[]): void {
  const belongs = (entry: PlacedFile["entry"], key: string): boolean =>
    entry.role === "function" && (entry.job ?? "main") === key;
  const lacking = keys.find((key) => !files.some(({ entry }) => belongs(entry, key)));
  if (lacking === undefined) return;
  const index = template.manifest.files.findIndex((entry) => belongs(entry, lacking));
  const what = lacking === "main" ? "the job" : `the job ${JSON.stringify(lacking)}`;
  throw invalidManifest(template, ["files", index, "when"], `does not hold here, so that ${what} has no function.`);
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
