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

let scanner: ts.Scanner | undefined;
let isFlawed = false;

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
  const { EndOfFileToken, GreaterThanToken } = ts.SyntaxKind;
  const scan = tokenScanner(text);
  const kinds: number[] = [];
  const starts: number[] = [];
  const values: string[] = [];
  for (let kind = scan.next(); kind !== EndOfFileToken; kind = scan.next()) {
    if (kind === undefined || isFlawed) return undefined;
    const { at } = scan;
    // Two of them are one operator where nothing is between.
    const isAdjacent = kind === GreaterThanToken && at.getTokenFullStart() === at.getTokenStart();
    kinds.push(kind | (at.hasPrecedingLineBreak() ? LINE_BREAK : 0) | (isAdjacent ? ADJACENT : 0));
    starts.push(at.getTokenStart());
    values.push(at.getTokenValue());
  }
  if (isFlawed) return undefined;
  return { kinds: Buffer.from(Uint16Array.from(kinds).buffer).toString("latin1"), starts, values };
}

/** The scanner of the parser, with what the parser does for it in a template: undefined for what only a parser can tell. */
function tokenScanner(text: string): { at: ts.Scanner; next: () => ts.SyntaxKind | undefined } {
  const { SlashToken, SlashEqualsToken, NoSubstitutionTemplateLiteral, TemplateHead, TemplateMiddle, CloseBraceToken } =
    ts.SyntaxKind;
  const { OpenBraceToken } = ts.SyntaxKind;
  scanner ??= ts.createScanner(ts.ScriptTarget.Latest, true);
  const at = scanner;
  isFlawed = false;
  at.setText(text);
  at.setOnError(() => {
    isFlawed = true;
  });
  /** The braces that are open, and whether they are those of a template. */
  const open: boolean[] = [];
  const next = (): ts.SyntaxKind | undefined => {
    let kind = at.scan();
    if (kind === SlashToken || kind === SlashEqualsToken) return undefined;
    const isTemplate = kind === NoSubstitutionTemplateLiteral || kind === TemplateHead;
    // Whether an escape is an error depends on what stands before the template.
    if (isTemplate && at.getTokenText().includes("\\")) return undefined;
    if (kind === CloseBraceToken && open.pop() === true) kind = at.reScanTemplateToken(false);
    if (kind === OpenBraceToken) open.push(false);
    if (kind === TemplateHead || kind === TemplateMiddle) open.push(true);
    return kind;
  };
  return { at, next };
}
