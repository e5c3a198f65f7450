import { ts } from "@ts-morph/common";
import { tidy } from "../text/tidy.js";
import { applyEdits } from "./js-doc/edits.js";
import { typesAsComments } from "./js-doc/types-as-comments.js";

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * TypeScript without its types, for a JavaScript project: every other character stays where it is in its line.
 *
 * @param checked the types are said in comments instead
 */
export function stripTypes(text: string, checked = false): string {
  const source = ts.createSourceFile("generated.ts", text, ts.ScriptTarget.Latest, true);
  const ranges: Range[] = [];
  collect(source, source, ranges);
  const removals = ranges.map((range) => ({ ...range, text: "" }));
  return tidy(applyEdits(text, [...(checked ? typesAsComments(source) : []), ...removals]));
}

/** The outermost ranges only, so that none overlaps another. */
function collect(node: ts.Node, source: ts.SourceFile, into: Range[]): void {
  const found = typeRanges(node, source);
  into.push(...found);
  ts.forEachChild(node, (child) => {
    const inside = found.some(({ start, end }) => child.getStart(source) >= start && child.end <= end);
    if (!inside) collect(child, source, into);
  });
}

function typeRanges(node: ts.Node, source: ts.SourceFile): Range[] {
  if (isTypeStatement(node)) return [wholeStatement(node, source)];
  if (ts.isImportSpecifier(node) && node.isTypeOnly) return [withComma(node, source)];
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return [{ start: node.expression.end, end: node.end }];
  if (ts.isNonNullExpression(node)) return [{ start: node.expression.end, end: node.end }];
  return [...annotation(node), ...typeArguments(node, source)];
}

const isTypeStatement = (node: ts.Node): boolean =>
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly === true) ||
  (ts.isExportDeclaration(node) && node.isTypeOnly);

/** With the comment above it, which speaks of the type. */
function wholeStatement(node: ts.Node, source: ts.SourceFile): Range {
  const comment = ts.getJSDocCommentsAndTags(node)[0];
  const start = comment?.getStart(source) ?? node.getStart(source);
  // Imports stand close together: no empty line is left between them.
  const isImport = ts.isImportDeclaration(node) && source.text[node.end] === "\n";
  return { start, end: isImport ? node.end + 1 : node.end };
}

/** A name of an import with the comma that parts it from its neighbour. */
function withComma(node: ts.ImportSpecifier, source: ts.SourceFile): Range {
  const { elements } = node.parent;
  const next = elements[elements.indexOf(node) + 1];
  if (next) return { start: node.getStart(source), end: next.getStart(source) };
  const value = elements.filter((each) => !each.isTypeOnly).at(-1);
  return { start: value?.end ?? node.getStart(source), end: node.end };
}

/** `: T` of a variable, parameter, property or function, with the `?` or `!` before it. */
function annotation(node: ts.Node): Range[] {
  const typed = node as { type?: ts.TypeNode; questionToken?: ts.Node; exclamationToken?: ts.Node };
  const optional = ts.isParameter(node) ? typed.questionToken : undefined;
  const mark = optional ?? typed.exclamationToken;
  const holds =
    ts.isParameter(node) || ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isFunctionLike(node);
  if (!holds || !typed.type) return mark ? [{ start: mark.pos, end: mark.end }] : [];
  const colon = typed.type.pos - 1;
  return [{ start: mark ? mark.pos : colon, end: typed.type.end }];
}

/** `<T>` of calls, `new` and functions. */
function typeArguments(node: ts.Node, source: ts.SourceFile): Range[] {
  const called = ts.isCallExpression(node) || ts.isNewExpression(node) ? node.typeArguments : undefined;
  const list = called ?? (ts.isFunctionLike(node) ? node.typeParameters : undefined);
  if (!list) return [];
  const end = source.text.indexOf(">", list.end) + 1;
  return [{ start: list.pos - 1, end }];
}
