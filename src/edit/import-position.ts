import { ts } from "@ts-morph/common";
import { importKind } from "../project/import-kind.js";
import { fileHead, type Head } from "./file-head.js";
import type { FileStyle } from "./file-style.js";
import { type ImportStatement, importsOf, specifierOf } from "./find-import.js";
import { eolNear, lineIndent } from "./lines.js";
import { sortedIndex } from "./order.js";
import type { Edit } from "./splice.js";

export type ImportPosition =
  | { readonly kind: "after" | "before"; readonly declaration: ImportStatement }
  | { readonly kind: "first"; readonly head: Head };

/** Where an import of `specifier` belongs: sorted runs stay sorted, else after the import that is nearest to it in kind. */
export function importPosition(source: ts.SourceFile, specifier: string): ImportPosition {
  const imports = importsOf(source);
  const nearest = nearestImport(imports, specifier);
  if (nearest === undefined) return { kind: "first", head: fileHead(source) };
  const run = runAround(source, imports, nearest);
  return inSortedRun(source, run, specifier) ?? { kind: "after", declaration: nearest };
}

/** A comment that speaks of the import under it alone; nothing may come between. */
const BOUND_COMMENT = /eslint-disable-next-line|@ts-|biome-ignore|prettier-ignore/;

function inSortedRun(
  source: ts.SourceFile,
  run: readonly ImportStatement[],
  specifier: string,
): ImportPosition | undefined {
  const alike = run.filter((each) => importKind(specifierOf(each)) === importKind(specifier) && bindsNames(each));
  const index = sortedIndex(alike.map(specifierOf), specifier, 1);
  if (index === undefined) return undefined;
  const previous = alike[index - 1];
  if (previous !== undefined) return { kind: "after", declaration: previous };
  const [next] = alike;
  if (next === undefined) return undefined;
  const bound = BOUND_COMMENT.test(source.text.slice(next.pos, next.getStart(source)));
  return { kind: bound ? "after" : "before", declaration: next };
}

/** False for an import that is there for what it does: `import "./polyfill"`. */
const bindsNames = (statement: ImportStatement): boolean =>
  !ts.isImportDeclaration(statement) || statement.importClause !== undefined;

/** The last import of those that share the longest beginning of their path with `specifier`; the last of all where none is of its kind. */
function nearestImport(imports: readonly ImportStatement[], specifier: string): ImportStatement | undefined {
  let best = imports.at(-1);
  let score = 0;
  for (const each of imports) {
    const own = shared(specifierOf(each), specifier);
    if (own > 0 && own >= score) [best, score] = [each, own];
  }
  return best;
}

/** The number of leading path segments that two specifiers of one kind share, the kind itself counted as one. */
function shared(one: string, other: string): number {
  if (importKind(one) !== importKind(other)) return 0;
  const [a, b] = [one.split("/"), other.split("/")];
  let count = 1;
  while (count <= Math.min(a.length, b.length) - 1 && a[count - 1] === b[count - 1]) count++;
  return count;
}

/** The imports on consecutive lines around one of them: no blank line, comment line or other statement between. */
function runAround(
  source: ts.SourceFile,
  imports: readonly ImportStatement[],
  one: ImportStatement,
): ImportStatement[] {
  const adjacent = (a: ImportStatement | undefined, b: ImportStatement | undefined): boolean =>
    a !== undefined && b !== undefined && /^[^\n]*\n?[^\n\S]*$/.test(source.text.slice(a.end, b.getStart(source)));
  let from = imports.indexOf(one);
  let to = from;
  while (adjacent(imports[from - 1], imports[from])) from--;
  while (adjacent(imports[to], imports[to + 1])) to++;
  return imports.slice(from, to + 1);
}

/** The edit that puts a declaration, given without its semicolon, on a line of its own at a position. */
export function placeLine(source: ts.SourceFile, position: ImportPosition, line: string, style: FileStyle): Edit {
  const { text } = source;
  const code = style.semicolons ? `${line};` : line;
  if (position.kind === "first") return position.head.place(code);
  const { declaration } = position;
  const start = declaration.getStart(source);
  if (position.kind === "before") {
    return { offset: start, insert: `${code}${eolNear(text, declaration.end)}${lineIndent(text, start)}` };
  }
  const end = ts.getTrailingCommentRanges(text, declaration.end)?.at(-1)?.end ?? declaration.end;
  if (!/^[^\S\n]*(\r?\n|$)/.test(text.slice(end))) return { offset: declaration.end, insert: ` ${line};` };
  return { offset: end, insert: `${eolNear(text, end)}${lineIndent(text, start)}${code}` };
}
