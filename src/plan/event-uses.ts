import { ts } from "@ts-morph/common";
import { isExportStatement } from "../project/common-js.js";
import { lineAndColumn } from "../project/line-and-column.js";
import type { Modules } from "../project/modules.js";
import { findAll } from "../project/nodes.js";
import { filesMentioning, sourceOrNone, textOrNone } from "./mentions.js";

export interface EventSearch {
  readonly modules: Modules;
  readonly event: string;
  /** What the modules of the event call what belongs to it. */
  readonly names: ReadonlySet<string>;
  /** Whether a file does not count. */
  readonly isLeftOut: (file: string) => boolean;
  /** Only what the running program does with it: what other files take for a type does not count. */
  readonly atRuntime?: boolean;
  /** What declares the event in a file; undefined where the file declares nothing of it. */
  readonly declaredIn: (file: string) => readonly ts.Node[] | undefined;
}

/** Line from 1; none in a file that cannot be read as text. */
export interface Place {
  readonly file: string;
  readonly line?: number;
}

/** The first place in the project that names an event or something of its own, and is not a declaration of it. */
export function firstUse(search: EventSearch): Place | undefined {
  const { modules, event, names, isLeftOut } = search;
  for (const file of filesMentioning(modules, [event, ...names])) {
    if (isLeftOut(file)) continue;
    const source = sourceOrNone(modules, file);
    const text = source?.text ?? textOrNone(modules, file);
    // One of the words is in it, and what else nobody can tell.
    if (text === undefined) return { file };
    const offset = source === undefined ? offsetInText(text, event, names) : offsetIn(source, file, search);
    if (offset !== undefined) return { file, line: lineAndColumn(text, offset).line };
  }
  return undefined;
}

function offsetIn(source: ts.SourceFile, file: string, search: EventSearch): number | undefined {
  const { event, names, declaredIn, atRuntime = false } = search;
  const own = declaredIn(file);
  const named = nameOfEvent(source, event, own ?? []);
  const used = own === undefined ? useFromOutside(source, names, atRuntime) : useBeside(source, names, own);
  return (named ?? used)?.getStart(source);
}

const isWithin = (node: ts.Node, others: readonly ts.Node[]): boolean =>
  others.some((each) => node.pos >= each.pos && node.end <= each.end);

const nameOfEvent = (source: ts.SourceFile, event: string, own: readonly ts.Node[]): ts.Node | undefined =>
  findAll(source, ts.isStringLiteralLike).find((each) => each.text === event && !isWithin(each, own));

/** What another file gets by an import or from a namespace. A variable of its own with the same name is no use of ours. */
const useFromOutside = (source: ts.SourceFile, names: ReadonlySet<string>, atRuntime: boolean): ts.Node | undefined =>
  [...findAll(source, ts.isIdentifier), ...findAll(source, ts.isStringLiteralLike)].find(
    (each) => names.has(each.text) && isTakenFromElsewhere(each) && !(atRuntime && isForTypes(each)),
  );

function isTakenFromElsewhere(name: ts.Node): boolean {
  const { parent } = name;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent) || ts.isBindingElement(parent))
    return (parent.propertyName ?? parent.name) === name;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === name;
  if (ts.isElementAccessExpression(parent)) return parent.argumentExpression === name;
  if (ts.isQualifiedName(parent)) return parent.right === name;
  return ts.isImportTypeNode(parent) && parent.qualifier === name;
}

function isForTypes({ parent }: ts.Node): boolean {
  if (ts.isImportSpecifier(parent)) return parent.isTypeOnly || parent.parent.parent.isTypeOnly;
  return ts.isQualifiedName(parent) || ts.isImportTypeNode(parent);
}

/** What the file that declares the event does with it besides. */
function useBeside(source: ts.SourceFile, names: ReadonlySet<string>, own: readonly ts.Node[]): ts.Node | undefined {
  const aside = [...own, ...source.statements.filter(isExportStatement)];
  return findAll(source, ts.isIdentifier).find(
    (each) =>
      names.has(each.text) && !ts.isImportSpecifier(each.parent) && !isPropertyName(each) && !isWithin(each, aside),
  );
}

const isPropertyName = (name: ts.Identifier): boolean =>
  (ts.isPropertyAssignment(name.parent) || ts.isPropertySignature(name.parent)) && name.parent.name === name;

/** In a file that is no module, or none that parses: as a string, or as a word. */
function offsetInText(text: string, event: string, names: ReadonlySet<string>): number | undefined {
  const quoted = ['"', "'", "`"].map((quote) => text.indexOf(`${quote}${event}${quote}`));
  const words = [...names].map(
    (name) => new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).exec(text)?.index ?? -1,
  );
  const found = [...quoted, ...words].filter((at) => at !== -1);
  return found.length === 0 ? undefined : Math.min(...found);
}
