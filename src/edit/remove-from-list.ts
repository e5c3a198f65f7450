import { ts } from "@ts-morph/common";
import type { List } from "./insert-into-list.js";
import type { Edit } from "./splice.js";

/**
 * Edits that take one item out of a bracketed list: what `appendToList` and `insertBeforeItem` put there for it, with
 * its separator. Comments stay, and so does the separator after the last item where the list ends with one.
 */
export function removeFromList(list: List, index: number): Edit[] {
  const item = list.items[index];
  if (item === undefined) return [];
  const end = separatorAfter(list, item.end, list.items[index + 1]?.start ?? list.close);
  const next = list.items[index + 1];
  if (next !== undefined) return [removal(item.start, skipBlanks(list, end ?? item.end, next.start))];
  const previous = list.items[index - 1];
  return previous === undefined ? removeOnly(list, end) : removeLast(list, index, end);
}

const removal = (from: number, to: number): Edit => ({ offset: from, insert: "", remove: to - from });

/** The last of several: where it ends the list without a separator, the one before it does so too. */
function removeLast(list: List, index: number, end: number | undefined): Edit[] {
  const [previous, item] = [list.items[index - 1], list.items[index]];
  if (previous === undefined || item === undefined) return [];
  const separator = separatorAfter(list, previous.end, item.start);
  const from = lastTrivia(list, separator ?? previous.end, item.start);
  const rest = removal(from, end ?? item.end);
  if (end !== undefined || separator === undefined) return [rest];
  return [removal(separator - 1, separator), rest];
}

/** The brackets are left as empty as they were: white space that stood in them alone stays. */
function removeOnly(list: List, end: number | undefined): Edit[] {
  const [item] = list.items;
  if (item === undefined) return [];
  const { text } = list.source;
  const to = end ?? item.end;
  const from = lastTrivia(list, list.open, item.start);
  const [lead, rest] = [text.slice(from, item.start), text.slice(to, list.close)];
  if (from > list.open || lead.includes("\n")) return [removal(from, to)];
  if (list.padding !== "" && lead === list.padding && rest === list.padding) return [removal(list.open, list.close)];
  return [removal(rest === lead ? from : item.start, to)];
}

/** Offset after the separator that stands between two offsets; undefined where there is none. */
function separatorAfter(list: List, from: number, to: number): number | undefined {
  for (const token of tokens(list, from, to)) {
    if (token.kind === ts.SyntaxKind.CommaToken || token.kind === ts.SyntaxKind.SemicolonToken) return token.end;
  }
  return undefined;
}

/** Where the last comment between two offsets ends; `from` where there is none. */
function lastTrivia(list: List, from: number, to: number): number {
  let end = from;
  for (const token of tokens(list, from, to)) {
    if (token.kind === ts.SyntaxKind.SingleLineCommentTrivia || token.kind === ts.SyntaxKind.MultiLineCommentTrivia) {
      end = token.end;
    }
  }
  return end;
}

/** The next character that is no white space. */
function skipBlanks(list: List, from: number, to: number): number {
  const blanks = /^\s*/.exec(list.source.text.slice(from, to))?.[0].length ?? 0;
  return from + blanks;
}

function* tokens(
  { source }: List,
  from: number,
  to: number,
): Generator<{ readonly kind: ts.SyntaxKind; readonly end: number }> {
  const { Latest } = ts.ScriptTarget;
  const scanner = ts.createScanner(Latest, false, ts.LanguageVariant.Standard, source.text, undefined, from, to - from);
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    yield { kind, end: scanner.getTokenEnd() };
  }
}
