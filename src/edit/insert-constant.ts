import { ts } from "@ts-morph/common";
import { constantsAt, membersOf } from "./constants-at.js";
import { commaList } from "./delimited.js";
import { type FileStyle, fileStyle, paddingOf, quoted } from "./file-style.js";
import { appendToList } from "./insert-into-list.js";
import { hasKey } from "./member-key.js";
import type { Edit } from "./splice.js";

/**
 * Adds `name: "value"` at the end of the object literal, or `name = "value"` at the end of the enum, whose "{" stands at
 * `bodyStart`; nothing where it has the name.
 * @returns undefined where neither starts there
 */
export function insertConstant(
  source: ts.SourceFile,
  bodyStart: number,
  { name, value }: { readonly name: string; readonly value: string },
  fallback?: FileStyle,
): Edit[] | undefined {
  const body = constantsAt(source, bodyStart);
  if (body === undefined) return undefined;
  const members = membersOf(body);
  if (hasKey(source, members, name)) return [];
  const style = fileStyle(source, fallback);
  const brackets = { open: bodyStart + 1, close: body.end - 1, padding: paddingOf(style) } as const;
  const last = members.at(-1)?.name;
  const key = last !== undefined && ts.isStringLiteral(last) ? quoted(name, style) : name;
  const text = `${key}${ts.isEnumDeclaration(body) ? " =" : ":"} ${quoted(value, style)}`;
  return appendToList(commaList(source, members, brackets, style), () => text);
}
