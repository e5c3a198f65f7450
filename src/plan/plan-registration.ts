import { ts } from "@ts-morph/common";
import { braced, fileStyle, quoted } from "../edit/file-style.js";
import { importedLocals, importedName, importsOf, specifierOf } from "../edit/find-import.js";
import { insertBeside } from "../edit/insert-beside.js";
import { insertElement } from "../edit/insert-element.js";
import { insertImport } from "../edit/insert-import.js";
import { insertExportLine } from "../edit/insert-re-export.js";
import { insertStatement } from "../edit/insert-statement.js";
import { insertValue } from "../edit/insert-value.js";
import type { Edit } from "../edit/splice.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import type { Project, Registration, RegistrationPlace, ServedName } from "../project/project.js";
import { declares } from "./declarations.js";
import type { Draft, Drafts } from "./draft.js";
import { type Barrel, folderBarrel, folderOf, isBarrelFor, starredBarrel } from "./folder-barrel.js";
import { likeFunction } from "./function-likeness.js";
import { addReExport, throughBarrel } from "./re-export.js";
import { useOf } from "./use-of.js";

export interface RegistrationInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly drafts: Drafts;
  readonly file: string;
  readonly exportName: string;
  /** Its id, and what starts it. */
  readonly id?: string;
  readonly events?: readonly string[];
  readonly crons?: readonly string[];
  readonly specifier: (draft: Draft, file: string) => string;
  readonly resolve: (specifier: string, fromFile: string) => string | undefined;
}

/**
 * Makes the array that serve() gets hold the new function: its import, the element, and the export where the siblings
 * are given to others as well. Where several calls have to get it from arrays of their own, it is in all of these. What
 * is there already stays as it is: also in another array than the one that a new function would go to by now.
 *
 * Where an object's values are served, or a module's exports, these take it in place of an array.
 *
 * @throws REGISTRATION_UNSUPPORTED when the array is not where detection found it
 * @throws NAME_TAKEN when the file already means something else by the name
 */
export function planRegistration(input: RegistrationInput): void {
  const { registration } = input.project;
  const elsewhere = servedElsewhere(input);
  if (elsewhere !== undefined) {
    for (const file of elsewhere) input.drafts.open(file);
    return;
  }
  planPlace(input, registration);
  for (const also of registration.also ?? []) planPlace(input, also);
}

/** The files with the arrays that give the function to every serve call, where new functions go to other ones. */
function servedElsewhere(input: RegistrationInput): readonly string[] | undefined {
  const { host, resolve, project, file } = input;
  const { registration } = project;
  // What is not there yet is served nowhere.
  if (!host.isFile(`${project.root}/${file}`)) return undefined;
  const graph = { host, root: project.root, resolve };
  const calls = [registration, ...(registration.shared ?? [])];
  const uses = calls.flatMap(({ names = [] }) => useOf(graph, names, input) ?? []);
  const places = [registration, ...(registration.also ?? [])];
  const isPlace = ({ file, arrayStart }: ServedName): boolean =>
    places.some((place) => place.file === file && [undefined, place.arrayStart].includes(arrayStart));
  return uses.length < calls.length || uses.some(isPlace) ? undefined : uses.map(({ file }) => file);
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
  const barrel = barrelOf(input, draft);
  const given = barrel !== undefined && throughBarrel(input, input.drafts.open(barrel.file));
  const imported = importFunction(input, draft, given ? barrel.specifier : undefined);
  const at = draft.at(registration.arrayStart);
  const edits =
    kind === "array"
      ? insertElement(draft.source(), at, imported.local, likeFunction(namesBeside(input, draft), input))
      : INSERT[kind](draft.source(), at, imported.local);
  if (edits === undefined) throw notAnArray(registration);
  draft.edit([...imported.edits, ...edits]);
  if (listed === registration.file) addReExport(input, draft, true);
}

/** What lists the functions beside the array, else what gives the array's file those of the new one's folder. */
function barrelOf(input: PlaceInput, draft: Draft): Barrel | undefined {
  const { reExports, file } = input.place;
  if (reExports === undefined || reExports.file === file || !isBarrelFor(input, input.drafts.look(reExports.file)))
    return folderBarrel(input, draft);
  const specifiers = importsOf(draft.source()).map(specifierOf);
  const specifier = specifiers.find((each) => input.resolve(each, draft.path) === reExports.file);
  return { file: reExports.file, specifier };
}

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

/** Every export of the module is served, those included that it passes on from other modules. */
function exportFrom(input: RegistrationInput, draft: Draft): void {
  const { exportName, project } = input;
  const barrel = starredBarrel(input, draft);
  if (throughBarrel(input, barrel === undefined ? draft : input.drafts.open(barrel))) return;
  const source = draft.source();
  const specifier = input.specifier(draft, input.file);
  const isStarred = source.statements.every(isStar) && !project.conventions.defaultExport;
  const name = project.conventions.defaultExport ? `default as ${exportName}` : exportName;
  const what = isStarred ? "*" : braced(name, fileStyle(source, project.conventions.style));
  draft.edit([insertExportLine(source, what, specifier) ?? exportStatement(input, draft, { what, specifier })]);
}

function exportStatement(
  { project }: RegistrationInput,
  draft: Draft,
  { what, specifier }: { readonly what: string; readonly specifier: string },
): Edit {
  const style = fileStyle(draft.source(), project.conventions.style);
  const code = `export ${what} from ${quoted(specifier, style)}${style.semicolons ? ";" : ""}`;
  return insertStatement(draft.source(), code, { after: ts.isImportDeclaration });
}

const isStar = (statement: ts.Statement): boolean =>
  ts.isExportDeclaration(statement) && statement.exportClause === undefined;

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
