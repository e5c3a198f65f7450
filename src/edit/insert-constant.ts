import { ts } from "@ts-morph/common";
import { constantsAt, membersOf } from "./constants-at.js";
import { braceList } from "./delimited.js";
import { type FileStyle, fileStyle, quoted } from "./file-style.js";
import { type Likeness, UNLIKE } from "./groups.js";
import { insertInGroup } from "./insert-in-group.js";
import { hasKey } from "./member-key.js";
import type { Edit } from "./splice.js";

/**
 * Adds `name: "value"` to the object literal, or `name = "value"` to the enum, whose "{" stands at `bodyStart`, at its end
 * or where the comments in it say; nothing where it has the name.
 * @returns undefined where neither starts there
 */
export function insertConstant(
  source: ts.SourceFile,
  bodyStart: number,
  { name, value, likeness = UNLIKE }: { readonly name: string; readonly value: string; readonly likeness?: Likeness },
  fallback?: FileStyle,
): Edit[] | undefined {
  const body = constantsAt(source, bodyStart);
  if (body === undefined) return undefined;
  const members = membersOf(body);
  if (hasKey(source, members, name)) return [];
  const style = fileStyle(source, fallback);
  const last = members.at(-1)?.name;
  const key = last !== undefined && ts.isStringLiteral(last) ? quoted(name, style) : name;
  const text = `${key}${ts.isEnumDeclaration(body) ? " =" : ":"} ${quoted(value, style)}`;
  return insertInGroup(braceList(source, { open: bodyStart, end: body.end }, members, style), members, {
    likeness,
    print: () => text,
  });
}
