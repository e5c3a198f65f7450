import { ts } from "@ts-morph/common";
import { dominantEol } from "../text/eol.js";
import { isCommonJs } from "./common-js.js";
import { findAll } from "./nodes.js";
import type { Style } from "./project.js";
import { isJavaScript } from "./source-files.js";

/** How files are written, by majority; what they do not show is double quotes, semicolons, two spaces, trailing commas. */
export function styleOf(sources: readonly ts.SourceFile[]): Style {
  const text = sources.map((source) => source.text).join("\n");
  return {
    quotes: count(text, /\b(?:from\s*|require\()'/g) > count(text, /\b(?:from\s*|require\()"/g) ? "single" : "double",
    semicolons: count(text, new RegExp(`${LOADS};`, "g")) >= count(text, new RegExp(`${LOADS}[ \\t]*\\r?\\n`, "g")),
    indent: indentOf(text),
    trailingCommas: trailingCommas(sources),
    eol: dominantEol(text),
    ...(isMostly(sources) ? { commonJs: true } : {}),
  };
}

/** What an import or a `require` of one line ends with. */
const LOADS = "\\b(?:from\\s*[\"'][^\"'\\n]*[\"']|require\\([\"'][^\"'\\n]*[\"']\\))";

/** Whether most of some files are CommonJS; what a compiler makes of TypeScript is no matter of style. */
const isMostly = (sources: readonly ts.SourceFile[]): boolean =>
  sources.filter((each) => isJavaScript(each.fileName) && isCommonJs(each)).length * 2 > sources.length;

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

/** The smallest step that lines are indented by; comment lines that start with a star do not count. */
function indentOf(text: string): string {
  if (count(text, /^\t/gm) > count(text, /^ {2,}(?! ?\*)/gm)) return "\t";
  const two = count(text, /^ {2}(?=[^\s*])/gm);
  return two === 0 && count(text, /^ {4}(?=[^\s*])/gm) > 0 ? "    " : "  ";
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
