import { ts } from "@ts-morph/common";
import { type Edit, splice } from "../../src/edit/splice.js";

export const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile("file.ts", text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS);

/** The text after edits that must have been found. */
export function edited(text: string, edits: readonly Edit[] | undefined): string {
  if (edits === undefined) throw new Error("the place was not found");
  return splice(text, edits);
}

/** Syntax errors of a text; empty where it parses. */
export function syntaxErrors(text: string): string[] {
  const source = parse(text) as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] };
  return source.parseDiagnostics.map((each) => ts.flattenDiagnosticMessageText(each.messageText, " "));
}
