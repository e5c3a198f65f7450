import type { FileStyle } from "../edit/file-style.js";
import { insertStatement, type StatementPlace } from "../edit/insert-statement.js";
import { setExport } from "../edit/set-export.js";
import { isExportStatement } from "../project/common-js.js";
import type { Draft } from "./draft.js";

export interface Constant {
  readonly name: string;
  /** An expression, in the file's style. */
  readonly value: string;
  /** A comment above it, with its line break. */
  readonly comment?: string;
  /** What it says its type is. */
  readonly type?: string;
  /** The statement that declares that type, without its semicolon: it stands above, below the comment. */
  readonly above?: string;
}

/** Adds an exported constant to a module, in the form in which the module exports. */
export function declareConstant(
  draft: Draft,
  { name, value, comment = "", type, above }: Constant,
  place: StatementPlace,
  style: FileStyle,
): void {
  const end = style.semicolons ? ";" : "";
  const code = `const ${name}${type === undefined ? "" : `: ${type}`} = ${value}${end}`;
  if (style.commonJs !== true) {
    const typed = above === undefined ? "" : `${above}${end}\n\n`;
    draft.edit([insertStatement(draft.source(), `${comment}${typed}export ${code}`, place)]);
    return;
  }
  const { before } = place;
  const early: StatementPlace = { ...place, before: (each) => before?.(each) === true || isExportStatement(each) };
  draft.edit([insertStatement(draft.source(), `${comment}${code}`, early)]);
  draft.edit(setExport(draft.source(), name, style));
}
