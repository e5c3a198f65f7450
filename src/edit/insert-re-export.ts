import { ts } from "@ts-morph/common";
import { braced, fileStyle, quoted } from "./file-style.js";
import { hasName, insertName } from "./insert-name.js";
import { eolNear, lineIndent } from "./lines.js";
import { sortedIndex } from "./order.js";
import type { Edit } from "./splice.js";

export interface ReExport {
  /** The name others import from the barrel. */
  readonly name: string;
  /** The module it comes from, as the barrel imports its siblings. */
  readonly specifier: string;
  /** The name is a local one of the barrel, which imports it. */
  readonly imported: boolean;
  /** It is the default export of its module. */
  readonly isDefault?: boolean;
  /** Names of the siblings, which tell the list that speaks of functions from others. */
  readonly siblings: readonly string[];
  /** Whether a specifier of the barrel leads to a sibling. */
  readonly isSibling?: (specifier: string) => boolean;
}

/**
 * Makes a barrel give one more name, in the form in which it gives the siblings: `export { a, b }`,
 * `export { a } from "./a"` or `export * from "./a"`. Nothing where it gives the name, or none of the siblings.
 */
export function insertReExport(source: ts.SourceFile, entry: ReExport): Edit[] {
  const exports = source.statements.filter(ts.isExportDeclaration);
  if (exports.some((each) => givesAs(each, entry.name) || isStarOf(each, entry.specifier))) return [];
  const locals = entry.imported
    ? exports.filter((each) => each.moduleSpecifier === undefined && givesSibling(each, entry))
    : [];
  const [local] = locals;
  if (locals.length > 1 && locals.every(isOfOne))
    return [nextLine(source, locals, braced(entry.name, fileStyle(source)))];
  if (local?.exportClause !== undefined && ts.isNamedExports(local.exportClause)) {
    return insertName(source, local.exportClause, entry.name);
  }
  const named = exports.filter((each) => each.moduleSpecifier !== undefined && givesSibling(each, entry));
  const name = entry.isDefault === true ? `default as ${entry.name}` : entry.name;
  if (named.length > 0) return [nextLine(source, named, braced(name, fileStyle(source)), entry.specifier)];
  // A star does not pass on a default export.
  if (entry.isDefault === true) return [];
  const stars = exports.filter((each) => each.exportClause === undefined && isBeside(each, entry.specifier));
  const speaks = stars.length > 1 || stars.some((each) => entry.isSibling?.(specifierOf(each)));
  return speaks ? [nextLine(source, stars, "*", entry.specifier)] : [];
}

/** One more line that passes on from another module, beside those of its kind; undefined where there is none. */
export function insertExportLine(source: ts.SourceFile, what: string, specifier: string): Edit | undefined {
  const lines = source.statements.filter(ts.isExportDeclaration).filter((each) => each.moduleSpecifier !== undefined);
  return lines.length === 0 ? undefined : nextLine(source, lines, what, specifier);
}

/** `export { a }` */
const isOfOne = ({ exportClause }: ts.ExportDeclaration): boolean =>
  exportClause !== undefined && ts.isNamedExports(exportClause) && exportClause.elements.length === 1;

/** By the name that others import. */
const givesAs = ({ exportClause }: ts.ExportDeclaration, name: string): boolean =>
  exportClause !== undefined &&
  ts.isNamedExports(exportClause) &&
  exportClause.elements.some((element) => element.name.text === name);

const gives = (declaration: ts.ExportDeclaration, name: string): boolean => {
  const clause = declaration.exportClause;
  return clause !== undefined && ts.isNamedExports(clause) && hasName(clause, name);
};

const givesSibling = (declaration: ts.ExportDeclaration, entry: ReExport): boolean =>
  entry.siblings.some((name) => gives(declaration, name));

const specifierOf = (declaration: ts.ExportDeclaration): string => {
  const specifier = declaration.moduleSpecifier;
  return specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : "";
};

const isStarOf = (declaration: ts.ExportDeclaration, specifier: string): boolean =>
  declaration.exportClause === undefined && specifierOf(declaration) === specifier;

const directory = (specifier: string): string => specifier.slice(0, specifier.lastIndexOf("/") + 1);

const isBeside = (declaration: ts.ExportDeclaration, specifier: string): boolean =>
  directory(specifierOf(declaration)) === directory(specifier);

/** One more line of the same form: in its place where the lines are sorted, else after the last. */
function nextLine(
  source: ts.SourceFile,
  lines: readonly ts.ExportDeclaration[],
  what: string,
  specifier?: string,
): Edit {
  const style = fileStyle(source);
  const from = specifier === undefined ? "" : ` from ${quoted(specifier, style)}`;
  const code = `export ${what}${from}${style.semicolons ? ";" : ""}`;
  const sorted = specifier === undefined ? undefined : sortedIndex(lines.map(specifierOf), specifier);
  const index = sorted ?? lines.length;
  const previous = lines[index - 1];
  const next = lines[index];
  if (previous === undefined && next !== undefined) {
    const start = next.getStart(source);
    return { offset: start, insert: `${code}${eolNear(source.text, next.end)}${lineIndent(source.text, start)}` };
  }
  const after = previous ?? lines.at(-1);
  const end = after === undefined ? source.text.length : endOfLineOf(source, after);
  return { offset: end, insert: `${eolNear(source.text, end)}${code}` };
}

const endOfLineOf = (source: ts.SourceFile, statement: ts.Statement): number =>
  ts.getTrailingCommentRanges(source.text, statement.end)?.at(-1)?.end ?? statement.end;
