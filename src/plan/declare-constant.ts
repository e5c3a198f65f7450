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
}

/** Adds an exported constant to a module, in the form in which the module exports. */
export function declareConstant(
  draft: Draft,
  { name, value, comment = "" }: Constant,
  place: StatementPlace,
  style: FileStyle,
): void {
  const code = `const ${name} = ${value}${style.semicolons ? ";" : ""}`;
  if (style.commonJs !== true) {
    draft.edit([insertStatement(draft.source(), `${comment}export ${code}`, place)]);
    return;
  }
  const { before } = place;
  const early: StatementPlace = { ...place, before: (each) => before?.(each) === true || isExportStatement(each) };
  draft.edit([insertStatement(draft.source(), `${comment}${code}`, early)]);
  draft.edit(setExport(draft.source(), name, style));
}
