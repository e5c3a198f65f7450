import { ts } from "@ts-morph/common";

/** A token or a comment, by its kind, and the offset behind it. */
export interface Token {
  readonly kind: ts.SyntaxKind;
  readonly end: number;
}

/** What stands between two offsets of a file that have no literal between them, blanks among it. */
export function tokensBetween({ text }: ts.SourceFile, from: number, to: number): Token[] {
  const { Latest } = ts.ScriptTarget;
  const scanner = ts.createScanner(Latest, false, ts.LanguageVariant.Standard, text, undefined, from, to - from);
  const found: Token[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan())
    found.push({ kind, end: scanner.getTokenEnd() });
  return found;
}

/** The last comment between two offsets; `toLineEnd` where whatever follows on its line would be part of it. */
export function lastComment(
  source: ts.SourceFile,
  from: number,
  to: number,
): { readonly end: number; readonly toLineEnd: boolean } | undefined {
  const { SingleLineCommentTrivia, MultiLineCommentTrivia } = ts.SyntaxKind;
  const last = tokensBetween(source, from, to)
    .filter(({ kind }) => kind === SingleLineCommentTrivia || kind === MultiLineCommentTrivia)
    .at(-1);
  return last && { end: last.end, toLineEnd: last.kind === SingleLineCommentTrivia };
}
