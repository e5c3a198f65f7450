import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { printable } from "../printable.js";
import { checkLength, type DocumentEntry, type DocumentNode, type DocumentSource, refuseAt } from "./document.js";

/** More levels than these nobody means. */
const DEEPEST = 32;

/**
 * A JSON text with the place of everything in it. A byte-order mark is passed over.
 * @throws the code of the source, with line and column, for what is no JSON or has a key twice
 */
export function readJsonDocument(source: DocumentSource): DocumentNode {
  checkLength(source);
  const errors: ParseError[] = [];
  // The mark counts as a blank, so that every offset stays.
  const text = source.text.replace(/^\uFEFF/, " ");
  refuseDepth(source, text);
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    const what = first === undefined ? "nothing" : printParseErrorCode(first.error).replace(/([a-z])([A-Z])/g, "$1 $2");
    throw refuseAt(source, Math.min(first?.offset ?? 0, text.length), {
      message: `${source.file} is not JSON: ${what.toLowerCase()}.`,
    });
  }
  return nodeOf(source, text, root);
}

/** The parser calls itself for each level. */
function refuseDepth(source: DocumentSource, text: string): void {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:\\.|[^"\\])*"?|[[{}\]]/g)) {
    if (token === "[" || token === "{") depth++;
    if (token === "]" || token === "}") depth--;
    if (depth > DEEPEST) throw refuseAt(source, index, { message: `${source.file} is nested too deeply.` });
  }
}

function nodeOf(source: DocumentSource, text: string, node: Node): DocumentNode {
  const at = node.offset;
  const children = node.children ?? [];
  if (node.type === "array") return { kind: "list", at, items: children.map((each) => nodeOf(source, text, each)) };
  if (node.type === "object") return { kind: "map", at, entries: entriesOf(source, text, children) };
  if (node.type === "null") return { kind: "nothing", at };
  if (node.type === "string") return { kind: "scalar", at, type: "text", text: String(node.value) };
  return {
    ...{ kind: "scalar", at },
    type: node.type === "boolean" ? "boolean" : "number",
    text: text.slice(at, at + node.length),
  };
}

function entriesOf(source: DocumentSource, text: string, properties: readonly Node[]): DocumentEntry[] {
  const seen = new Set<string>();
  return properties.flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || value === undefined) return [];
    const name = String(key.value);
    if (seen.has(name)) throw refuseAt(source, key.offset, { message: `The key ${printable(name)} is there twice.` });
    seen.add(name);
    return [{ key: name, at: key.offset, value: nodeOf(source, text, value) }];
  });
}
