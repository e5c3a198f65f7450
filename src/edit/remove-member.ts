import { ts } from "@ts-morph/common";
import { constantsAt, membersOf } from "./constants-at.js";
import { braceList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { memberList, typeBodyAt } from "./insert-record-entry.js";
import { memberKey } from "./member-key.js";
import { nodeAt } from "./node-at.js";
import { removeFromList } from "./remove-from-list.js";
import type { Edit } from "./splice.js";

/** The member of an object literal, a type literal or an interface whose "{" stands at `bodyStart`. */
export function memberAt(source: ts.SourceFile, bodyStart: number, key: string): ts.Node | undefined {
  const members =
    nodeAt(source, bodyStart, ts.isObjectLiteralExpression)?.properties ?? typeBodyAt(source, bodyStart)?.members;
  return members?.find((member) => memberKey(source, member) === key);
}

/**
 * Takes one member out of it or of an enum: the inverse of `insertMapEntry`, `insertRecordEntry` and `insertConstant`.
 * Nothing where it has no such key.
 * @returns undefined where no such body starts there
 */
export function removeMember(source: ts.SourceFile, bodyStart: number, key: string): Edit[] | undefined {
  const style = fileStyle(source);
  const map = constantsAt(source, bodyStart);
  const body = map === undefined ? typeBodyAt(source, bodyStart) : undefined;
  const members: ts.NodeArray<ts.Node> | undefined = map === undefined ? body?.members : membersOf(map);
  if (members === undefined) return undefined;
  const index = members.findIndex((member) => memberKey(source, member) === key);
  if (body !== undefined) return removeFromList(memberList(source, bodyStart, body, style), index);
  return removeFromList(braceList(source, { open: bodyStart, end: map?.end ?? bodyStart }, members, style), index);
}
