import { ts } from "@ts-morph/common";
import { isBraced } from "../project/bracket-spacing.js";
import { neighbours } from "../project/import-groups.js";
import type { Style } from "../project/project.js";
import { withEol } from "../text/eol.js";
import { quoted } from "./quoted.js";

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Text written with double quotes, semicolons, two spaces, trailing commas and blanks in braces, brought to a style. Only those change:
 * the tokens stay what they are, in their order.
 *
 * @param parse the tree of the text, where the text is a file that may have been parsed already
 */
export function restyle(text: string, style: Style, parse = parsed): string {
  if (isOwnStyle(style)) return text;
  const source = parse(text);
  const replacements: Replacement[] = style.indent === "  " ? [] : indentation(source, style.indent);
  visit(source, source, style, replacements);
  replacements.push(...separations(source, style.importGroups ?? []));
  return withEol(apply(text, replacements), style.eol);
}

const parsed = (text: string): ts.SourceFile => ts.createSourceFile("generated.ts", text, ts.ScriptTarget.Latest);

const isOwnStyle = (style: Style): boolean =>
  style.quotes === "double" &&
  style.semicolons &&
  style.trailingCommas &&
  style.indent === "  " &&
  style.eol === "\n" &&
  style.bracketSpacing !== false &&
  style.importGroups === undefined;

function visit(node: ts.Node, source: ts.SourceFile, style: Style, into: Replacement[]): void {
  if (style.quotes === "single" && ts.isStringLiteral(node)) into.push(requote(node, source));
  if (!style.semicolons && isSpareSemicolon(node, source)) into.push({ start: node.end - 1, end: node.end, text: "" });
  if (style.bracketSpacing === false && isBraced(node)) into.push(...tightened(node, source));
  const inList = style.trailingCommas ? undefined : withoutTrailingComma(into);
  const inside = (child: ts.Node): void => visit(child, source, style, into);
  ts.forEachChild(node, inside);
  if (inList !== undefined) ts.forEachChild(node, () => undefined, inList);
}

function requote(node: ts.StringLiteral, source: ts.SourceFile): Replacement {
  const start = node.getStart(source);
  return { start, end: node.end, text: quoted(source.text.slice(start, node.end)) };
}

/** An empty line between imports of kinds that are set apart. */
const separations = (source: ts.SourceFile, groups: readonly string[]): Replacement[] =>
  neighbours(source).flatMap(({ pair, next, between }) => {
    const start = next.getStart(source);
    const isApart =
      groups.includes(pair) || (pair.startsWith("effect ") && groups.some((each) => each.startsWith("effect ")));
    return isApart && /^\r?\n$/.test(between) ? [{ start, end: start, text: "\n" }] : [];
  });

/** Without the blanks inside of braces on one line. */
function tightened(node: ts.Node, source: ts.SourceFile): Replacement[] {
  const [start, end] = [node.getStart(source), node.end];
  const text = source.text.slice(start, end);
  if (text.includes("\n") || !/^\{ .* \}$/.test(text)) return [];
  return [
    { start: start + 1, end: start + 2, text: "" },
    { start: end - 2, end: end - 1, text: "" },
  ];
}

const BLANKS_AND_COMMENTS = /(?:\s|\/\/.*|\/\*[\s\S]*?\*\/)*/y;
const END_OF_LINE = /[ \t]*(?:\/\/.*)?(?:\r?\n|$)/y;
/** What must not follow a line without a semicolon: it would go on with it. */
const GOES_ON = "([`+-*/.,";

function isSpareSemicolon(node: ts.Node, { text }: ts.SourceFile): boolean {
  if (text[node.end - 1] !== ";" || !endsInSemicolon(node)) return false;
  const next = text[endOfMatch(BLANKS_AND_COMMENTS, text, node.end) ?? node.end] ?? "";
  const endsLine = endOfMatch(END_OF_LINE, text, node.end) !== undefined || next === "}";
  return endsLine && (next === "" || !GOES_ON.includes(next));
}

/** Where the match of a sticky pattern ends that begins at a place; the text is not copied. */
function endOfMatch(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

const endsInSemicolon = (node: ts.Node): boolean =>
  (ts.isStatement(node) && !ts.isEmptyStatement(node) && !ts.isIterationStatement(node, false)) ||
  ts.isTypeElement(node) ||
  ts.isPropertyDeclaration(node);

const withoutTrailingComma =
  (into: Replacement[]) =>
  (nodes: ts.NodeArray<ts.Node>): undefined => {
    if (nodes.hasTrailingComma) into.push({ start: nodes.end - 1, end: nodes.end, text: "" });
  };

function apply(text: string, replacements: readonly Replacement[]): string {
  // `if (a) b();` ends two statements with one semicolon.
  const once = [...new Map(replacements.map((each) => [each.start, each])).values()].sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: by } of once) {
    parts.push(text.slice(at, start), by);
    at = end;
  }
  return parts.join("") + text.slice(at);
}

/** Two leading spaces become one level; what stands inside a template literal is text and stays. */
function indentation(source: ts.SourceFile, level: string): Replacement[] {
  const literals: Range[] = [];
  if (source.text.includes("`")) addTemplateRanges(source, source, literals);
  return [...source.text.matchAll(/^ {2,}/gm)].flatMap(({ 0: spaces, index: start }) => {
    if (literals.some(([from, to]) => start > from && start < to)) return [];
    const text = level.repeat(Math.floor(spaces.length / 2)) + " ".repeat(spaces.length % 2);
    return [{ start, end: start + spaces.length, text }];
  });
}

type Range = readonly [from: number, to: number];

function addTemplateRanges(node: ts.Node, source: ts.SourceFile, into: Range[]): void {
  if (ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node) || ts.isNoSubstitutionTemplateLiteral(node))
    into.push([node.getStart(source), node.end]);
  ts.forEachChild(node, (child) => addTemplateRanges(child, source, into));
}
