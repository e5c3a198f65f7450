import { ts } from "@ts-morph/common";
import { bracketSpacing } from "../project/bracket-spacing.js";
import { isCommonJs } from "../project/common-js.js";
import type { Style } from "../project/project.js";
import { isJavaScript } from "../project/source-files.js";
import { propertyKey, stringLiteral } from "../text/ts-literal.js";

/** What inserted code must look like so that it fits one file. */
export type FileStyle = Pick<
  Style,
  "quotes" | "semicolons" | "indent" | "trailingCommas" | "commonJs" | "bracketSpacing"
>;

const FALLBACK: FileStyle = { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true };

/** Reads quotes, semicolons and indentation from a file; what it does not show is taken from `fallback`. */
export function fileStyle(source: ts.SourceFile, fallback: FileStyle = FALLBACK): FileStyle {
  const found = shown.get(source) ?? shownBy(source);
  shown.set(source, found);
  return {
    quotes: found.quotes ?? fallback.quotes,
    semicolons: found.semicolons ?? fallback.semicolons,
    indent: found.indent ?? fallback.indent,
    trailingCommas: found.trailingCommas ?? fallback.trailingCommas,
    commonJs: found.commonJs ?? fallback.commonJs ?? false,
    bracketSpacing: found.bracketSpacing ?? fallback.bracketSpacing ?? true,
  };
}

type Shown = { readonly [Key in keyof Required<FileStyle>]: FileStyle[Key] | undefined };

/** What each tree shows: one file is asked about with every edit, and looking goes through all of it. */
const shown = new WeakMap<ts.SourceFile, Shown>();

const shownBy = (source: ts.SourceFile): Shown => ({
  quotes: quotes(source),
  semicolons: semicolons(source),
  indent: indent(source.text),
  trailingCommas: trailingCommas(source),
  commonJs: commonJs(source),
  bracketSpacing: bracketSpacing([source]),
});

/** Says that a file was edited in its own style, so that it need not be looked for again; what it did not show may show now. */
export function keepsStyle(before: ts.SourceFile, after: ts.SourceFile): void {
  const found = shown.get(before);
  if (found !== undefined && Object.values(found).every((each) => each !== undefined)) shown.set(after, found);
}

/** A string literal of the file's own quotes whose value is exactly `value`. */
export function quoted(value: string, style: FileStyle): string {
  const double = stringLiteral(value);
  if (style.quotes === "double") return double;
  return `'${double.slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

/** The name of a property as the file writes it: bare where it can be. */
export const propertyName = (name: string, style: FileStyle): string =>
  propertyKey(name) === name ? name : quoted(name, style);

/** What stands inside the braces of one line. */
export const paddingOf = ({ bracketSpacing: spaced }: FileStyle): "" | " " => (spaced === false ? "" : " ");

/** What is given in braces on one line. */
export const braced = (inside: string, style: FileStyle): string => `{${paddingOf(style)}${inside}${paddingOf(style)}}`;

/** Imports decide; where there are none, all string literals do. */
function quotes(source: ts.SourceFile): FileStyle["quotes"] | undefined {
  const specifiers = source.statements.flatMap((statement) => {
    const named = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    return named && statement.moduleSpecifier !== undefined ? [statement.moduleSpecifier] : [];
  });
  const literals: ts.Node[] = [...specifiers];
  if (literals.length === 0) collectStrings(source, literals);
  let double = 0;
  for (const literal of literals) double += source.text[literal.getStart(source)] === '"' ? 1 : -1;
  if (double === 0) return undefined;
  return double > 0 ? "double" : "single";
}

function collectStrings(node: ts.Node, found: ts.Node[]): void {
  if (ts.isStringLiteral(node) && found.length < 50) found.push(node);
  ts.forEachChild(node, (child) => collectStrings(child, found));
}

function semicolons(source: ts.SourceFile): boolean | undefined {
  let balance = 0;
  for (const statement of source.statements) {
    if (!takesSemicolon(statement)) continue;
    balance += source.text[statement.end - 1] === ";" ? 1 : -1;
  }
  return balance === 0 ? undefined : balance > 0;
}

/** TypeScript is written as modules of the language, whatever it is compiled to. */
function commonJs(source: ts.SourceFile): boolean | undefined {
  if (!isJavaScript(source.fileName) || source.fileName.endsWith(".mjs") || ts.isExternalModule(source)) return false;
  return source.fileName.endsWith(".cjs") || isCommonJs(source) ? true : undefined;
}

const takesSemicolon = (statement: ts.Statement): boolean =>
  ts.isImportDeclaration(statement) ||
  ts.isExportDeclaration(statement) ||
  ts.isVariableStatement(statement) ||
  ts.isExpressionStatement(statement) ||
  ts.isTypeAliasDeclaration(statement) ||
  ts.isExportAssignment(statement);

/** By how much most lines are deeper than the line that opens them; the first of equals. */
function indent(text: string): string | undefined {
  const counts = new Map<string, number>();
  for (const [, outer = "", inner = ""] of text.matchAll(OPENED)) {
    if (!inner.startsWith(outer) || inner.length === outer.length) continue;
    const unit = inner.slice(outer.length);
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** A member of a union is deeper than its line by the "|" before it. */
const OPENED = /^([ \t]*)[^\s/*|&][^\n]*[{[(]\r?\n(?=([ \t]+)[^\s*])/gm;

/** What the lists do that end on a line of their own. */
function trailingCommas(source: ts.SourceFile): boolean | undefined {
  let balance = 0;
  const visit = (node: ts.Node): void => {
    const list = listOf(node);
    const last = list?.at(-1);
    if (list !== undefined && last !== undefined && source.text.slice(last.end, node.end).includes("\n")) {
      balance += list.hasTrailingComma === true ? 1 : -1;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return balance === 0 ? undefined : balance > 0;
}

function listOf(node: ts.Node): ts.NodeArray<ts.Node> | undefined {
  if (ts.isArrayLiteralExpression(node) || ts.isNamedImports(node)) return node.elements;
  if (ts.isObjectLiteralExpression(node)) return node.properties;
  return ts.isCallExpression(node) ? node.arguments : undefined;
}
