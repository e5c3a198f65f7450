import { ts } from "@ts-morph/common";
import { dominantEol } from "../text/eol.js";
import { bracketSpacing } from "./bracket-spacing.js";
import { isCommonJs } from "./common-js.js";
import type { EditorConfig } from "./editor-config.js";
import { findAll } from "./nodes.js";
import type { Style } from "./project.js";
import { isJavaScript } from "./source-files.js";

/**
 * How files are written, by majority, and what they do not show as the editor is told: else double quotes, semicolons, two
 * spaces, trailing commas. Line ends of one character show nothing: that is what git makes of any.
 */
export function styleOf(sources: readonly ts.SourceFile[], editor: EditorConfig = new Map()): Style {
  const text = sources.map((source) => source.text).join("\n");
  const withoutEnd = editor.get("insert_final_newline") === "false" && !sources.some((each) => /\n$/.test(each.text));
  return {
    quotes: quotesIn(text) ?? (editor.get("quote_type") === "single" ? "single" : "double"),
    semicolons: count(text, new RegExp(`${LOADS};`, "g")) >= count(text, new RegExp(`${LOADS}[ \\t]*\\r?\\n`, "g")),
    indent: indentIn(text) ?? indentOf(editor) ?? "  ",
    trailingCommas: trailingCommas(sources),
    eol: dominantEol(text) === "\r\n" || editor.get("end_of_line") === "crlf" ? "\r\n" : "\n",
    ...(isMostly(sources) ? { commonJs: true } : {}),
    ...(bracketSpacing(sources) === false ? { bracketSpacing: false } : {}),
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

function trailingCommas(sources: readonly ts.SourceFile[]): boolean {
  let balance = 0;
  for (const source of sources) {
    const objects = findAll(source, ts.isObjectLiteralExpression).map((node) => ({
      node,
      list: node.properties as ts.NodeArray<ts.Node>,
    }));
    const arrays = findAll(source, ts.isArrayLiteralExpression).map((node) => ({
      node,
      list: node.elements as ts.NodeArray<ts.Node>,
    }));
    for (const { node, list } of [...objects, ...arrays]) {
      const last = list.at(-1);
      if (last !== undefined && source.text.slice(last.end, node.end).includes("\n"))
        balance += list.hasTrailingComma === true ? 1 : -1;
    }
  }
  return balance >= 0;
}
