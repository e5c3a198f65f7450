import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { declaredName } from "../edit/declared-name.js";
import { isRequire, requiredNames } from "../edit/find-require.js";
import { removeImport } from "../edit/remove-import.js";
import { removeStatement } from "../edit/remove-statement.js";
import { unsetExport } from "../edit/set-export.js";
import { isExportStatement } from "../project/common-js.js";
import { findAll } from "../project/nodes.js";
import type { Warning } from "../project/project.js";
import { isTestFile } from "../project/source-files.js";
import type { Draft } from "./draft.js";
import { type Declared, declarationsOf, keysOf, ownNodes, partsOf } from "./event-declarations.js";
import { firstUse } from "./event-uses.js";
import { sourceOrNone } from "./mentions.js";
import { type EntryPart, entryOf, withoutEntry } from "./plan-remove-entry.js";
import { DRIVER } from "./plan-remove-files.js";
import { type KeyMember, keyOfEntry, removeKey } from "./plan-remove-keys.js";
import type { Removal } from "./removal.js";

/**
 * Takes the types of the events out that the function was started by or sent, where nothing else in the project names
 * them: the entries of the registry, the `eventType()`, the payload's schema and type, and what only they import.
 *
 * @returns a warning for each event that stays, with the place that still uses it or had it before the function; and for
 *   each that goes although it may have been there before
 */
export function removeEventTypes(removal: Removal): Warning[] {
  const { project } = removal;
  // Tests and their driver have texts that only look like the names of events.
  const code = [...removal.gone].filter((file) => !isTestFile(file) && !DRIVER.test(posix.basename(file)));
  const named = code.flatMap((file) => textsIn(removal, file));
  const constants = new Set([...removal.gone].flatMap((file) => namesIn(removal, file)));
  const imported = new Set([...removal.gone].flatMap((file) => importedNames(removal, file)));
  const events = project.events.filter(
    ({ value, constant }) =>
      named.includes(value) ||
      (constant !== undefined && constants.has(constant)) ||
      keysOf(removal, value).some((key) => isNamedBy(removal, key)) ||
      declarationsOf(removal, value).some(({ name }) => imported.has(name)),
  );
  return [...new Set(events.map(({ value }) => value))].flatMap((event) => removeEvent(removal, event));
}

function textsIn({ modules }: Removal, file: string): string[] {
  const source = sourceOrNone(modules, file);
  return source === undefined ? [] : findAll(source, ts.isStringLiteralLike).map(({ text }) => text);
}

function namesIn({ modules }: Removal, file: string): string[] {
  const source = sourceOrNone(modules, file);
  return source === undefined ? [] : findAll(source, ts.isIdentifier).map(({ text }) => text);
}

/** What the imports of a file name: a payload's type may be all that it has of an event. */
function importedNames({ modules }: Removal, file: string): string[] {
  const source = sourceOrNone(modules, file);
  if (source === undefined) return [];
  const found = findAll(source, ts.isImportSpecifier).map((each) => (each.propertyName ?? each.name).text);
  return [
    ...found,
    ...source.statements
      .filter(isRequire)
      .flatMap(requiredNames)
      .map(({ exported }) => exported),
  ];
}

function removeEvent(removal: Removal, event: string): Warning[] {
  const declared = declarationsOf(removal, event);
  if (declared.length === 0) return [];
  const use = useOf(removal, event, declared);
  if (use !== undefined) return [use];
  const older = declared.find(({ file }) => namesInText(removal.earlier?.(file), event));
  if (older !== undefined) {
    const message = `The type of ${event} stays: the last commit has it, and not the function ${removal.target.id}.`;
    return [{ code: "EVENT_KEPT", message, file: older.file }];
  }
  const keys = keysOf(removal, event);
  for (const part of partsOf(removal)) removeEntry(removal, part, event);
  for (const key of keys) removeKey(removal, key);
  // What is read by others goes after them: the constant before its payload's schema.
  for (let again = true; again; ) {
    again = false;
    for (const { file, name } of declared) again = removeDeclaration(removal, file, name) || again;
  }
  if (removal.earlier !== undefined) return [];
  const message = `The type of ${event} goes too: nothing else names it. Keep it if it was there before the function.`;
  return [{ code: "EVENT_REMOVED", message, ...(declared[0] === undefined ? {} : { file: declared[0].file }) }];
}

/** Whether a text holds the event's name as a string of its own. */
const namesInText = (text: string | undefined, event: string): boolean =>
  text !== undefined && ['"', "'", "`"].some((quote) => text.includes(`${quote}${event}${quote}`));

/** The first place outside of what goes that names the event, or one of its declarations. */
function useOf(removal: Removal, event: string, declared: readonly Declared[]): Warning | undefined {
  const names = new Set([...declared, ...keysOf(removal, event)].map(({ name }) => name).filter((name) => name !== ""));
  const use = firstUse({ ...searchFor(removal, event, declared, names), isLeftOut: (file) => removal.gone.has(file) });
  return use && { code: "EVENT_KEPT", message: `The type of ${event} stays: it is used elsewhere.`, ...use };
}

function searchFor(removal: Removal, event: string, declared: readonly Declared[], names: ReadonlySet<string>) {
  const all = new Set(declared.map(({ name }) => name));
  const own = new Set(declared.map(({ file }) => file));
  const declaredIn = (file: string) => (own.has(file) ? ownNodes(removal, file, event, all) : undefined);
  return { modules: removal.modules, event, names, declaredIn };
}

/** Whether what goes names an event, or its constant. */
export function goneNames(removal: Removal, event: string): boolean {
  const constant = constantOf(removal, event);
  return (
    keysOf(removal, event).some((key) => isNamedBy(removal, key)) ||
    [...removal.gone].some(
      (file) =>
        textsIn(removal, file).includes(event) || (constant !== undefined && namesIn(removal, file).includes(constant)),
    )
  );
}

/** Whether what goes has `EVENTS.userCreated`. */
const isNamedBy = (removal: Removal, { keys, name }: KeyMember): boolean =>
  [...removal.gone].some((file) => {
    const source = sourceOrNone(removal.modules, file);
    const accesses = source === undefined ? [] : findAll(source, ts.isPropertyAccessExpression);
    return accesses.some((each) => each.name.text === name && each.expression.getText(source) === keys.name);
  });

/** Whether something that stays, and is not left out, may send an event: it names the event or has its constant. */
export function isSentElsewhere(removal: Removal, event: string, isLeftOut: (file: string) => boolean): boolean {
  const constant = constantOf(removal, event);
  const keys = keysOf(removal, event).map(({ name }) => name);
  const names = new Set([...(constant === undefined ? [] : [constant]), ...keys]);
  const search = searchFor(removal, event, declarationsOf(removal, event), names);
  const use = firstUse({ ...search, atRuntime: true, isLeftOut: (file) => removal.gone.has(file) || isLeftOut(file) });
  return use !== undefined;
}

const constantOf = ({ project }: Removal, event: string): string | undefined =>
  project.events.find(({ value }) => value === event)?.constant;

function removeEntry(removal: Removal, part: EntryPart, event: string): void {
  const draft = removal.drafts.open(part.file);
  const start = draft.at(part.bodyStart);
  const key = keyOfEntry(removal, part, event);
  const entry = entryOf(draft.source(), part, start, event, key);
  if (entry === undefined) return;
  const used = namesBelow(entry);
  draft.edit(withoutEntry(draft.source(), part, start, event, key));
  forgetImports(draft, used);
}

/** False where it is gone already or something else in its file still uses it. */
function removeDeclaration({ drafts }: Removal, file: string, name: string): boolean {
  if (name === "") return false;
  const draft = drafts.open(file);
  const source = draft.source();
  const statement = source.statements.find((each) => declaredName(each) === name);
  const exported = source.statements.filter(isExportStatement).reduce((count, each) => count + uses(each, name), 0);
  if (statement === undefined || uses(source, name) - exported > uses(statement, name)) return false;
  const used = namesBelow(statement);
  draft.edit([removeStatement(source, statement, true)]);
  if (exported > 0) draft.edit(unsetExport(draft.source(), name));
  forgetImports(draft, used);
  return true;
}

const namesBelow = (node: ts.Node): string[] => [...new Set(findAll(node, ts.isIdentifier).map(({ text }) => text))];

const uses = (node: ts.Node, name: string): number =>
  findAll(node, ts.isIdentifier).filter(({ text }) => text === name).length;

/** Takes the imports out that only removed code used. */
function forgetImports(draft: Draft, names: readonly string[]): void {
  for (const name of names) {
    const edits = uses(draft.source(), name) > 1 ? [] : removeImport(draft.source(), name);
    if (edits.length > 0) draft.edit(edits);
  }
}
