import { ts } from "@ts-morph/common";
import { declaredName } from "../edit/declared-name.js";
import { describesEvent } from "../project/described-events.js";
import { findAll, isCallNamed } from "../project/nodes.js";
import { isSchema, variableOf } from "./declarations.js";
import { namesOfEvent } from "./event-naming.js";
import { sourceOrNone } from "./mentions.js";
import { type EntryPart, entryOf, hasEntries } from "./plan-remove-entry.js";
import { constantMember, type KeyMember, keyMembers, keyOfEntry } from "./plan-remove-keys.js";
import type { Removal } from "./removal.js";

/** The parts of the registry that have entries. */
export const partsOf = ({ project }: Removal): EntryPart[] => (project.registry?.parts ?? []).filter(hasEntries);

/** A declaration that is of one event alone. */
export interface Declared {
  readonly file: string;
  readonly name: string;
}

/** The files in which events are declared. */
function eventFiles({ project }: Removal): string[] {
  const { registry, events } = project;
  const parts = registry?.parts.map(({ file }) => file) ?? [];
  const described = events.filter((each) => each.fields !== undefined || each.constant !== undefined);
  return [
    ...new Set([...parts, ...(registry === undefined ? [] : [registry.file]), ...described.map(({ file }) => file)]),
  ];
}

/**
 * The names at the top level of those files that are of this event alone: what its entries refer to, its `eventType()`,
 * what the comment above says is its data, and what has the name that this tool gives. An entry that names nothing has "".
 */
export function declarationsOf(removal: Removal, event: string): Declared[] {
  const parts = partsOf(removal);
  const kept = new Set(parts.map((part) => part.name));
  kept.add(removal.project.registry?.basePayload?.name ?? "");
  const usual = new Set(namesOfEvent(event));
  const texts = textsOf(removal, event);
  const files = eventFiles(removal).filter((file) => !removal.gone.has(file));
  const referred = new Set(files.flatMap((file) => namesOfEntries(removal, file, event)));
  const declared = files.flatMap((file) =>
    (sourceOrNone(removal.modules, file)?.statements ?? []).flatMap((statement): Declared[] => {
      const name = declaredName(statement);
      if (name === undefined || kept.has(name)) return [];
      const type = eventTypeOf(statement);
      const own =
        type === undefined ? (usual.has(name) || referred.has(name)) && isPayload(statement) : texts.includes(type);
      return own || isDescribed(statement, event) ? [{ file, name }] : [];
    }),
  );
  const entries = parts.filter((part) => entryIn(removal, part, event) !== undefined);
  const keys = keysOf(removal, event).map((key) => key.keys);
  return [...declared, ...[...entries, ...keys].map(({ file }) => ({ file, name: "" }))];
}

/** The members that are the keys of the event's entries, or by which functions name it. */
export function keysOf(removal: Removal, event: string): KeyMember[] {
  const parts = partsOf(removal).filter((part) => entryIn(removal, part, event) !== undefined);
  const own = constantMember(removal, event);
  const found = [...keyMembers(removal, parts, event), ...(own === undefined ? [] : [own])];
  return [...new Map(found.map((each) => [each.node, each])).values()];
}

const isPayload = (statement: ts.Statement): boolean =>
  isSchema(statement, undefined) || ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement);

/** The event of `const x = eventType("a/b", …)`, or the expression that is its name. */
function eventTypeOf(statement: ts.Statement): string | undefined {
  const value = variableOf(statement)?.value;
  if (value === undefined || !isCallNamed(value, "eventType")) return undefined;
  const [name] = value.arguments;
  return name !== undefined && ts.isStringLiteralLike(name) ? name.text : name?.getText();
}

/** Whether a statement is the `eventType()` of an event. */
function isTypeOf(removal: Removal, event: string): (statement: ts.Statement) => boolean {
  const texts = textsOf(removal, event);
  return (statement) => texts.includes(eventTypeOf(statement) ?? "");
}

/** How `eventType()` may have an event: as text, or as a member of the project's constants. */
function textsOf(removal: Removal, event: string): string[] {
  const member = constantMember(removal, event);
  return [event, ...(member === undefined ? [] : [`${member.keys.name}.${member.name}`])];
}

function isDescribed(statement: ts.Statement, event: string): boolean {
  const { text } = statement.getSourceFile();
  return text.slice(statement.pos, statement.getStart()).includes(describesEvent(event));
}

function entryIn(removal: Removal, part: EntryPart, event: string): ts.Node | undefined {
  const source = sourceOrNone(removal.modules, part.file);
  return source && entryOf(source, part, part.bodyStart, event, keyOfEntry(removal, part, event));
}

/** The identifiers in the event's entries of a file: schemas that it names, types that it gives. */
function namesOfEntries(removal: Removal, file: string, event: string): string[] {
  const entries = partsOf(removal).filter((part) => part.file === file);
  const calls = (sourceOrNone(removal.modules, file)?.statements ?? []).filter(isTypeOf(removal, event));
  const nodes = [...entries.flatMap((part) => entryIn(removal, part, event) ?? []), ...calls];
  return nodes.flatMap((node) => findAll(node, ts.isIdentifier).map(({ text }) => text));
}

/** The event's own entries and declarations in a file. */
export function ownNodes(removal: Removal, file: string, event: string, names: ReadonlySet<string>): ts.Node[] {
  const parts = partsOf(removal).filter((part) => part.file === file);
  const statements = sourceOrNone(removal.modules, file)?.statements ?? [];
  const isType = isTypeOf(removal, event);
  return [
    ...parts.flatMap((part) => entryIn(removal, part, event) ?? []),
    ...keysOf(removal, event).flatMap(({ keys, node }) => (keys.file === file ? [node] : [])),
    ...statements.filter((each) => names.has(declaredName(each) ?? "") || isType(each)),
  ];
}
