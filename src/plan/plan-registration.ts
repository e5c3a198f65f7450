import { importedName, importsOf, specifierOf } from "../edit/find-import.js";
import { insertElement } from "../edit/insert-element.js";
import { insertImport } from "../edit/insert-import.js";
import { insertReExport } from "../edit/insert-re-export.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project } from "../project/project.js";
import { declaredNames } from "./declarations.js";
import type { Draft, Drafts } from "./draft.js";

export interface RegistrationInput {
  readonly project: Project;
  readonly drafts: Drafts;
  readonly file: string;
  readonly exportName: string;
  readonly specifier: (draft: Draft, file: string) => string;
  readonly resolve: (specifier: string, fromFile: string) => string | undefined;
}

/**
 * Makes the array that serve() gets hold the new function: its import, the element, and the export where the siblings
 * are given to others as well. What is there already stays as it is.
 *
 * @throws REGISTRATION_UNSUPPORTED when the array is not where detection found it
 * @throws NAME_TAKEN when the file already means something else by the name
 */
export function planRegistration(input: RegistrationInput): void {
  const { registration } = input.project;
  const draft = input.drafts.open(registration.file);
  const barrel = registration.reExports?.file ?? registration.file;
  const through = barrel === registration.file ? undefined : barrelSpecifier(input, draft, barrel);
  if (barrel !== registration.file) addReExport(input, input.drafts.open(barrel), false);
  const local = importFunction(input, draft, through);
  const edits = insertElement(draft.source(), draft.at(registration.arrayStart), local);
  if (edits === undefined) throw notAnArray(input.project);
  draft.edit(edits);
  if (barrel === registration.file) addReExport(input, draft, true);
}

/** How the file imports the barrel that gives it the siblings; undefined where it does not. */
function barrelSpecifier({ resolve }: RegistrationInput, draft: Draft, barrel: string): string | undefined {
  return importsOf(draft.source())
    .map(specifierOf)
    .find((specifier) => resolve(specifier, draft.path) === barrel);
}

/** Imports the function unless that is done, and returns the name it has in the file. */
function importFunction(input: RegistrationInput, draft: Draft, barrel: string | undefined): string {
  const { project, file, exportName, specifier, resolve } = input;
  const exported = project.conventions.defaultExport && barrel === undefined ? "default" : exportName;
  const request = {
    specifier: barrel ?? specifier(draft, file),
    exported,
    local: exportName,
    sameModule: (other: string) => resolve(other, draft.path) === file,
  };
  const known = importedName(draft.source(), request);
  if (known !== undefined) return known;
  if (declaredNames(draft.source()).has(exportName)) throw taken(draft, exportName);
  draft.edit(insertImport(draft.source(), request, project.conventions.style));
  return exportName;
}

function addReExport(input: RegistrationInput, barrel: Draft, imported: boolean): void {
  const { project, file, exportName, specifier } = input;
  const siblings = project.functions.flatMap((each) => (each.exportName === undefined ? [] : [each.exportName]));
  const entry = { name: exportName, specifier: specifier(barrel, file), imported, siblings };
  barrel.edit(insertReExport(barrel.source(), entry));
}

const taken = (draft: Draft, name: string): ScaffoldError =>
  new ScaffoldError("NAME_TAKEN", `${draft.path} already has something else called ${name}.`, {
    file: draft.path,
    hint: "Give the job another name.",
  });

function notAnArray({ registration: { file, line } }: Project): ScaffoldError {
  return new ScaffoldError("REGISTRATION_UNSUPPORTED", `The functions at ${file}:${line} are not an array literal.`, {
    file,
    line,
    hint: "Register the function by hand.",
  });
}
