import { compileTree } from "./compile.js";
import { prepare } from "./prepare.js";
import type { Compile } from "./render-text.js";

/** A place in a template file. Line and column from 1. */
export interface TemplatePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What marks are written with: characters that are nobody's, and are no blanks. */
const OPEN = "\uE0F0";
const CLOSE = "\uE0F1";
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, "y");

/** Where a line of a template's own text begins, and how long it is. */
interface Mark extends TemplatePlace {
  readonly length: number;
}

/**
 * The place of a template, or of a partial, that a character of what it renders to came from. What a value or a helper
 * wrote came from where it stands in the template.
 *
 * @param render renders the text once more with the given compiler
 * @param offset in the text that rendering it gives, blanks not counted
 */
export function locate(render: (compile: Compile) => string, offset: number): TemplatePlace | undefined {
  const marks: Mark[] = [];
  const marked = render((text, helpers, file) => {
    const { program, partials } = prepare(text, helpers);
    mark(program, file, marks);
    return { program: compileTree(program), partials };
  });
  return placeAt(marked, marks, offset);
}

function mark(program: hbs.AST.Program | undefined, file: string, marks: Mark[]): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === "ContentStatement") markText(statement as hbs.AST.ContentStatement, file, marks);
    if (statement.type !== "BlockStatement") continue;
    mark((statement as hbs.AST.BlockStatement).program, file, marks);
    mark((statement as hbs.AST.BlockStatement).inverse, file, marks);
  }
}

/** A mark before the first character of each line that is no blank: no trimming moves it away from there. */
function markText(statement: hbs.AST.ContentStatement, file: string, marks: Mark[]): void {
  const { value, original, loc } = statement as hbs.AST.ContentStatement & { original: string };
  const cut = original.slice(0, Math.max(0, original.search(/\S/) - Math.max(0, value.search(/\S/))));
  const skipped = cut.split("\n");
  const first = { line: loc.start.line + skipped.length - 1, column: (skipped.at(-1) ?? "").length };
  const start = first.column + (skipped.length === 1 ? loc.start.column : 0);
  statement.value = value
    .split("\n")
    .map((text, index) => {
      const blank = text.search(/\S/);
      if (blank === -1) return text;
      const column = blank + 1 + (index === 0 ? start : 0);
      marks.push({ file, line: first.line + index, column, length: text.length - blank });
      return `${text.slice(0, blank)}${OPEN}${marks.length - 1}${CLOSE}${text.slice(blank)}`;
    })
    .join("\n");
}

/** Walks through the marked text up to that many characters that are no blanks. */
function placeAt(marked: string, marks: readonly Mark[], offset: number): TemplatePlace | undefined {
  let left = offset;
  let last: { mark: Mark; after: number } | undefined;
  for (let at = 0; at < marked.length; at++) {
    MARK.lastIndex = at;
    const found = MARK.exec(marked);
    const known = found === null ? undefined : marks[Number(found[1])];
    if (found !== null && known !== undefined) {
      at += found[0].length - 1;
      last = { mark: known, after: at + 1 };
    } else if (/\S/.test(marked[at] ?? "") && left-- === 0) return last && within(last.mark, at - last.after);
  }
  return last && within(last.mark, last.mark.length);
}

/** Past the end of its text stands what was rendered there. */
const within = ({ file, line, column, length }: Mark, distance: number): TemplatePlace => ({
  file,
  line,
  column: column + Math.min(distance, length),
});
