import { ts } from "@ts-morph/common";
import { dominantEol } from "../text/eol.js";
import { bracketSpacing } from "./bracket-spacing.js";
import { isCommonJs } from "./common-js.js";
import type { EditorConfig } from "./editor-config.js";
import { separatedKinds } from "./import-groups.js";
import { findAll } from "./nodes.js";
import type { Style } from "./project.js";
import { isJavaScript } from "./source-files.js";

/**
 * How files are written, by majority, and what they do not show as the editor is told: else double quotes, semicolons, two
 * spaces, trailing commas. Line ends of one character show nothing: that is what git makes of any.
 *
 * @param others files that tell of trailing commas where these show none
 */
export function styleOf(
  sources: readonly ts.SourceFile[],
  editor: EditorConfig = new Map(),
  others: readonly ts.SourceFile[] = [],
): Style {
  const text = sources.map((source) => source.text).join("\n");
  const withoutEnd = editor.get("insert_final_newline") === "false" && !sources.some((each) => /\n$/.test(each.text));
  const groups = separatedKinds(sources);
  return {
    quotes: quotesIn(text) ?? (editor.get("quote_type") === "single" ? "single" : "double"),
    semicolons: count(text, new RegExp(`${LOADS};`, "g")) >= count(text, new RegExp(`${LOADS}[ \\t]*\\r?\\n`, "g")),
    indent: indentIn(text) ?? indentOf(editor) ?? "  ",
    trailingCommas: trailingCommas(sources) ?? trailingCommas(others) ?? true,
    eol: dominantEol(text) === "\r\n" || editor.get("end_of_line") === "crlf" ? "\r\n" : "\n",
    ...(isMostly(sources) ? { commonJs: true } : {}),
    ...(bracketSpacing(sources) === false ? { bracketSpacing: false } : {}),
    ...(groups.length > 0 ? { importGroups: groups } : {}),
    ...(withoutEnd ? { finalNewline: false } : {}),
    ...(editor.get("charset") === "utf-8-bom" ? { byteOrderMark: true } : {}),
  };
}

/** What an import or a `require` of one line ends with. */
const LOADS = "\\b(?:from\\s*[\"'][^\"'\\n]*[\"']|require\\([\"'][^\"'\\n]*[\"']\\))";

/** Whether most of some files are CommonJS; what a compiler makes of TypeScript is no matter of style. */
const isMostly = (sources: readonly ts.SourceFile[]): boolean =>
  sources.filter((each) => isJavaScript(each.fileName) && isCommonJs(each)).length * 2 > sources.length;

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

function quotesIn(text: string): Style["quotes"] | undefined {
  const [single, double] = [count(text, /\b(?:from\s*|require\()'/g), count(text, /\b(?:from\s*|require\()"/g)];
  return single === double ? undefined : single > double ? "single" : "double";
}

/** The smallest step that lines are indented by; comment lines that start with a star do not count. */
function indentIn(text: string): string | undefined {
  const tabs = count(text, /^\t/gm);
  if (tabs > count(text, /^ {2,}(?! ?\*)/gm)) return "\t";
  if (count(text, /^ {2}(?=[^\s*])/gm) > 0) return "  ";
  return count(text, /^ {4}(?=[^\s*])/gm) > 0 ? "    " : undefined;
}

function indentOf(editor: EditorConfig): string | undefined {
  const style = editor.get("indent_style");
  if (style === "tab") return "\t";
  const size = editor.get("indent_size");
  const width = Number(size === "tab" || size === undefined ? editor.get("tab_width") : size);
  return width >= 1 && width <= 16 ? " ".repeat(width) : undefined;
}

/** What lists of several lines do: objects and arrays, and where there are none the arguments of calls. */
function trailingCommas(sources: readonly ts.SourceFile[]): boolean | undefined {
  const balances = { literals: 0, calls: 0 };
  for (const source of sources)
    for (const node of findAll(source, isList)) {
      const list = itemsOf(node);
      const last = list.at(-1);
      if (last === undefined || !source.text.slice(last.end, node.end).includes("\n")) continue;
      balances[ts.isCallExpression(node) ? "calls" : "literals"] += list.hasTrailingComma === true ? 1 : -1;
    }
  const balance = balances.literals || balances.calls;
  return balance === 0 ? undefined : balance > 0;
}

type List = ts.ObjectLiteralExpression | ts.ArrayLiteralExpression | ts.CallExpression;

const isList = (node: ts.Node): node is List =>
  ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isCallExpression(node);

function itemsOf(node: List): ts.NodeArray<ts.Node> {
  if (ts.isObjectLiteralExpression(node)) return node.properties;
  return ts.isArrayLiteralExpression(node) ? node.elements : node.arguments;
}
