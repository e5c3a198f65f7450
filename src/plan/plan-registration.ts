import { ts } from "@ts-morph/common";
import { braced, fileStyle, quoted } from "../edit/file-style.js";
import { importedLocals, importedName, importsOf, specifierOf } from "../edit/find-import.js";
import { insertBeside } from "../edit/insert-beside.js";
import { insertElement } from "../edit/insert-element.js";
import { insertImport } from "../edit/insert-import.js";
import { insertReExport } from "../edit/insert-re-export.js";
import { insertStatement } from "../edit/insert-statement.js";
import { insertValue } from "../edit/insert-value.js";
import type { Edit } from "../edit/splice.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project, Registration, RegistrationPlace } from "../project/project.js";
import { declares } from "./declarations.js";
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
 * are given to others as well. Where several calls have to get it from arrays of their own, it is in all of these. What
 * is there already stays as it is.
 *
 * Where an object's values are served, or a module's exports, these take it in place of an array.
 *
 * @throws REGISTRATION_UNSUPPORTED when the array is not where detection found it
 * @throws NAME_TAKEN when the file already means something else by the name
 */
export function planRegistration(input: RegistrationInput): void {
  const { registration } = input.project;
  planPlace(input, registration);
  for (const also of registration.also ?? []) planPlace(input, also);
}

function planPlace(given: RegistrationInput, place: RegistrationPlace): void {
  const input = { ...given, place };
  const draft = input.drafts.open(place.file);
  if (place.kind === "module") exportFrom(input, draft);
  else addTo(input, draft, place.kind ?? "array");
}

interface PlaceInput extends RegistrationInput {
  readonly place: RegistrationPlace & Pick<Registration, "reExports">;
}

const INSERT = { object: insertValue, value: insertBeside } as const;

/** The array, or its like, gets one more element. */
function addTo(input: PlaceInput, draft: Draft, kind: "array" | keyof typeof INSERT): void {
  const { place: registration } = input;
  const listed = registration.reExports?.file ?? registration.file;
  const barrel = listed === registration.file ? (folderBarrel(input, draft) ?? listed) : listed;
  const through = barrel === registration.file ? undefined : barrelSpecifier(input, draft, barrel);
  const given = barrel !== registration.file && throughBarrel(input, input.drafts.open(barrel));
  const imported = importFunction(input, draft, given ? through : undefined);
  const at = draft.at(registration.arrayStart);
  const edits =
    kind === "array"
      ? insertElement(draft.source(), at, imported.local, namesBeside(input, draft))
      : INSERT[kind](draft.source(), at, imported.local);
  if (edits === undefined) throw notAnArray(registration);
  draft.edit([...imported.edits, ...edits]);
  if (listed === registration.file) addReExport(input, draft, true);
}

/** The index of the function's own folder, where the array's file imports the functions beside it from there. */
function folderBarrel({ project, file, resolve }: RegistrationInput, draft: Draft): string | undefined {
  const folder = folderOf(file);
  const isBeside = (name: string): boolean =>
    project.functions.some((each) => each.exportName === name && folderOf(each.file) === folder);
  return importsOf(draft.source()).flatMap((each) => {
    const from = resolve(specifierOf(each), draft.path);
    const isIndex = from?.startsWith(`${folder}index.`) === true && folderOf(from) === folder && from !== draft.path;
    return isIndex && importedLocals(each).some(isBeside) ? [from] : [];
  })[0];
}

/** With the slash at its end; "" for the root. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** The names under which the array's file imports the functions of the new one's folder. */
function namesBeside({ file, resolve }: RegistrationInput, draft: Draft): ReadonlySet<string> {
  const folder = folderOf(file);
  return new Set(
    importsOf(draft.source()).flatMap((each) => {
      const from = resolve(specifierOf(each), draft.path);
      return from !== undefined && folderOf(from) === folder ? importedLocals(each) : [];
    }),
  );
}

/** Has the barrel give the function, and tells whether it does now. */
function throughBarrel(input: RegistrationInput, barrel: Draft): boolean {
  const before = barrel.text;
  addReExport(input, barrel, false);
  return barrel.text !== before || isGiven(barrel.source(), input.exportName) || givesAllOf(input, barrel);
}

/** True where a star passes the function's file on; never a default export. */
const givesAllOf = ({ project, file, resolve }: RegistrationInput, barrel: Draft): boolean =>
  !project.conventions.defaultExport &&
  barrel
    .source()
    .statements.some(
      (each) =>
        ts.isExportDeclaration(each) &&
        each.exportClause === undefined &&
        each.moduleSpecifier !== undefined &&
        ts.isStringLiteral(each.moduleSpecifier) &&
        resolve(each.moduleSpecifier.text, barrel.path) === file,
    );

/** How the file imports the barrel that gives it the siblings; undefined where it does not. */
function barrelSpecifier({ resolve }: RegistrationInput, draft: Draft, barrel: string): string | undefined {
  return importsOf(draft.source())
    .map(specifierOf)
    .find((specifier) => resolve(specifier, draft.path) === barrel);
}

/** What imports the function unless that is done, and the name it then has in the file. */
function importFunction(
  input: RegistrationInput,
  draft: Draft,
  barrel: string | undefined,
): { local: string; edits: readonly Edit[] } {
  const { project, file, exportName, specifier, resolve } = input;
  const exported = project.conventions.defaultExport && barrel === undefined ? "default" : exportName;
  const request = {
    specifier: barrel ?? specifier(draft, file),
    exported,
    local: exportName,
    sameModule: (other: string) => resolve(other, draft.path) === file,
  };
  const known = importedName(draft.source(), request);
  if (known !== undefined) return { local: known, edits: [] };
  if (declares(draft.source(), exportName)) throw taken(draft, exportName);
  return { local: exportName, edits: insertImport(draft.source(), request, project.conventions.style) };
}

/** Every export of the module is served. */
function exportFrom(input: RegistrationInput, draft: Draft): void {
  const { exportName, project } = input;
  const before = draft.text;
  addReExport(input, draft, false);
  if (draft.text !== before || isGiven(draft.source(), exportName)) return;
  const style = fileStyle(draft.source(), project.conventions.style);
  const from = `from ${quoted(input.specifier(draft, input.file), style)}${style.semicolons ? ";" : ""}`;
  const what = project.conventions.defaultExport ? `default as ${exportName}` : exportName;
  draft.edit([
    insertStatement(draft.source(), `export ${braced(what, style)} ${from}`, { after: ts.isImportDeclaration }),
  ]);
}

/** True where a list of exports has the name. */
const isGiven = (source: ts.SourceFile, name: string): boolean =>
  source.statements.some(
    (each) =>
      ts.isExportDeclaration(each) &&
      each.exportClause !== undefined &&
      ts.isNamedExports(each.exportClause) &&
      each.exportClause.elements.some((element) => element.name.text === name),
  );

function addReExport(input: RegistrationInput, barrel: Draft, imported: boolean): void {
  const { project, file, exportName, specifier } = input;
  if (!barrel.source().statements.some(ts.isExportDeclaration)) return;
  const siblings = project.functions.flatMap((each) => (each.exportName === undefined ? [] : [each.exportName]));
  const isDefault = project.conventions.defaultExport;
  const entry = { name: exportName, specifier: specifier(barrel, file), imported, siblings, isDefault };
  barrel.edit(insertReExport(barrel.source(), entry));
}

const taken = (draft: Draft, name: string): ScaffoldError =>
  new ScaffoldError("NAME_TAKEN", `${draft.path} already has something else called ${name}.`, {
    file: draft.path,
    hint: "Give the job another name.",
  });

function notAnArray({ file, line }: RegistrationPlace): ScaffoldError {
  return new ScaffoldError("REGISTRATION_UNSUPPORTED", `The functions at ${file}:${line} are not an array literal.`, {
    file,
    line,
    hint: "Register the function by hand.",
  });
}
