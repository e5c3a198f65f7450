import { ts } from "@ts-morph/common";
import type { Style } from "../project/project.js";
import { withEol } from "../text/eol.js";
import { quoted } from "./quoted.js";

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Text written with double quotes, semicolons, two spaces and trailing commas, brought to a style. Only those change:
 * the tokens stay what they are, in their order.
 *
 * @param parsed the tree of the text, where somebody has it already
 */
export function restyle(text: string, style: Style, parsed?: ts.SourceFile): string {
  if (isOwnStyle(style)) return text;
  const source = parsed ?? ts.createSourceFile("generated.ts", text, ts.ScriptTarget.Latest, true);
  const replacements: Replacement[] = style.indent === "  " ? [] : indentation(source, style.indent);
  visit(source, source, style, replacements);
  return withEol(apply(text, replacements), style.eol);
}

const isOwnStyle = (style: Style): boolean =>
  style.quotes === "double" && style.semicolons && style.trailingCommas && style.indent === "  " && style.eol === "\n";

function visit(node: ts.Node, source: ts.SourceFile, style: Style, into: Replacement[]): void {
  if (style.quotes === "single" && ts.isStringLiteral(node)) into.push(requote(node, source));
  if (!style.semicolons) into.push(...semicolon(node, source));
  if (!style.trailingCommas) into.push(...trailingCommas(node));
  ts.forEachChild(node, (child) => visit(child, source, style, into));
}

function requote(node: ts.StringLiteral, source: ts.SourceFile): Replacement {
  const start = node.getStart(source);
  return { start, end: node.end, text: quoted(source.text.slice(start, node.end)) };
}

/** What must not follow a line without a semicolon: it would go on with it. */
const GOES_ON = /^[([`+\-*/.,]/;

function semicolon(node: ts.Node, source: ts.SourceFile): Replacement[] {
  const { text } = source;
  if (!endsInSemicolon(node) || text[node.end - 1] !== ";") return [];
  const rest = text.slice(node.end).replace(/^(\s|\/\/.*|\/\*[\s\S]*?\*\/)*/, "");
  const endsLine = /^[ \t]*(\/\/.*)?(\r?\n|$)/.test(text.slice(node.end)) || rest.startsWith("}");
  return endsLine && !GOES_ON.test(rest) ? [{ start: node.end - 1, end: node.end, text: "" }] : [];
}

const endsInSemicolon = (node: ts.Node): boolean =>
  (ts.isStatement(node) && !ts.isEmptyStatement(node) && !ts.isIterationStatement(node, false)) ||
  ts.isTypeElement(node) ||
  ts.isPropertyDeclaration(node);

function trailingCommas(node: ts.Node): Replacement[] {
  const lists: Replacement[] = [];
  ts.forEachChild(
    node,
    () => undefined,
    (nodes) => {
      if (nodes.hasTrailingComma) lists.push({ start: nodes.end - 1, end: nodes.end, text: "" });
      return undefined;
    },
  );
  return lists;
}

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
  const literals = templateRanges(source, source);
  return [...source.text.matchAll(/^ {2,}/gm)].flatMap(({ 0: spaces, index: start }) => {
    if (literals.some(([from, to]) => start > from && start < to)) return [];
    const text = level.repeat(Math.floor(spaces.length / 2)) + " ".repeat(spaces.length % 2);
    return [{ start, end: start + spaces.length, text }];
  });
}

function templateRanges(node: ts.Node, source: ts.SourceFile): [number, number][] {
  const own: [number, number][] =
    ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node) || ts.isNoSubstitutionTemplateLiteral(node)
      ? [[node.getStart(source), node.end]]
      : [];
  const inner: [number, number][] = [];
  ts.forEachChild(node, (child) => void inner.push(...templateRanges(child, source)));
  return [...own, ...inner];
}
