import { ts } from "@ts-morph/common";
import { withEol } from "../text/eol.js";

/**
 * The comment that all of some files begin with, such as a licence, with the line breaks behind it.
 *
 * @param others what tells as well where there is but one file
 * @returns undefined where there is none in common, or one file alone tells
 */
export function commonHeader(sources: readonly ts.SourceFile[], others: readonly ts.SourceFile[]): string | undefined {
  const all = sources.length > 1 ? sources : [...new Set([...sources, ...others])];
  const [first = [], ...rest] = all.map(headComments);
  if (rest.length === 0) return undefined;
  const differs = first.findIndex((comment, at) => rest.some((each) => each[at]?.text !== comment.text));
  const common = differs === -1 ? first : first.slice(0, differs);
  return common.length === 0 ? undefined : common.map(({ text, behind }) => text + behind).join("");
}

/** A comment, and the line breaks that follow it. */
interface Comment {
  readonly text: string;
  readonly behind: string;
}

/** The comments at the head of a file that are about all of it; what tools read there is each file's own. */
function headComments(source: ts.SourceFile): Comment[] {
  const { text } = source;
  const found = (ts.getLeadingCommentRanges(text, 0) ?? []).map(({ pos, end }) => ({
    text: withEol(text.slice(pos, end), "\n"),
    behind: /^[^\S\n]*\r?\n[^\S\n]*\r?\n/.test(text.slice(end)) ? "\n\n" : "\n",
  }));
  const forTools = found.findIndex((each) => FOR_TOOLS.test(each.text));
  return forTools === -1 ? found : found.slice(0, forTools);
}

const FOR_TOOLS = /@ts-|@(?:jest|vitest)-environment|^\/\/\/\s*<|sourceMappingURL/;

/** The packages that all of some files import for what loading them does: `import "server-only"`. */
export function commonEffects(sources: readonly ts.SourceFile[]): string[] {
  const [first = [], ...rest] = sources.map(effectsOf);
  return first.filter((specifier) => rest.every((each) => each.includes(specifier)));
}

/** A path leads elsewhere from another place. */
export const effectsOf = ({ statements }: ts.SourceFile): string[] =>
  statements.flatMap((each) =>
    ts.isImportDeclaration(each) &&
    each.importClause === undefined &&
    ts.isStringLiteral(each.moduleSpecifier) &&
    !/^[./]/.test(each.moduleSpecifier.text)
      ? [each.moduleSpecifier.text]
      : [],
  );
