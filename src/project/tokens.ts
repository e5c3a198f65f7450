import { ts } from "@ts-morph/common";

/** The tokens of a text. */
export interface Tokens {
  /** The same for two texts whose tokens are of the same kinds, with the line breaks between them that matter. */
  readonly kinds: string;
  /** Where each begins, as an offset. */
  readonly starts: readonly number[];
  /** What each stands for: a name, or what a string holds. */
  readonly values: readonly string[];
}

const LINE_BREAK = 1 << 12;
const ADJACENT = 1 << 13;

/**
 * The tokens of a TypeScript text without JSX; undefined where a parser is needed to tell what they are (a slash may
 * divide or begin a regular expression) or one of them is an error.
 *
 * A parser reads nothing else than this: of two texts with the same `kinds`, both parse or neither does, to trees of
 * one shape. Compared with the parser in the tests.
 */
export function tokensOf(text: string): Tokens | undefined {
  // A directive of three slashes is read although it is a comment.
  if (text.includes("///")) return undefined;
  let isFlawed = false;
  const flaw = (): void => {
    isFlawed = true;
  };
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text, flaw);
  const next = nextToken(scanner);
  const kinds: number[] = [];
  const starts: number[] = [];
  const values: string[] = [];
  for (let kind = next(); kind !== ts.SyntaxKind.EndOfFileToken; kind = next()) {
    if (kind === undefined || isFlawed) return undefined;
    // Two of them are one operator where nothing is between.
    const isAdjacent =
      kind === ts.SyntaxKind.GreaterThanToken && scanner.getTokenFullStart() === scanner.getTokenStart();
    kinds.push(kind | (scanner.hasPrecedingLineBreak() ? LINE_BREAK : 0) | (isAdjacent ? ADJACENT : 0));
    starts.push(scanner.getTokenStart());
    values.push(scanner.getTokenValue());
  }
  if (isFlawed) return undefined;
  return { kinds: Buffer.from(Uint16Array.from(kinds).buffer).toString("latin1"), starts, values };
}

/** Gives one token after the other as the parser would ask for them; undefined for what only a parser can tell. */
function nextToken(scanner: ts.Scanner): () => ts.SyntaxKind | undefined {
  const { SlashToken, SlashEqualsToken, OpenBraceToken, CloseBraceToken } = ts.SyntaxKind;
  const { NoSubstitutionTemplateLiteral, TemplateHead, TemplateMiddle } = ts.SyntaxKind;
  /** The braces that are open: true for those of a template, whose text goes on after them. */
  const open: boolean[] = [];
  return () => {
    let kind = scanner.scan();
    if (kind === SlashToken || kind === SlashEqualsToken) return undefined;
    const isTemplate = kind === NoSubstitutionTemplateLiteral || kind === TemplateHead;
    // Whether an escape is an error depends on what stands before the template.
    if (isTemplate && scanner.getTokenText().includes("\\")) return undefined;
    if (kind === CloseBraceToken && open.pop() === true) kind = scanner.reScanTemplateToken(false);
    if (kind === OpenBraceToken) open.push(false);
    if (kind === TemplateHead || kind === TemplateMiddle) open.push(true);
    return kind;
  };
}
