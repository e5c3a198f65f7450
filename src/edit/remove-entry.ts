import { ts } from "@ts-morph/common";
import { commaList } from "./delimited.js";
import { fileStyle } from "./file-style.js";
import { memberList, typeBodyAt } from "./insert-record-entry.js";
import { memberKey } from "./member-key.js";
import { nodeAt } from "./node-at.js";
import { removeFromList } from "./remove-from-list.js";
import type { Edit } from "./splice.js";

/**
 * Takes the member with a key out of the object literal, type literal or interface body whose "{" stands at `bodyStart`;
 * nothing where it has none.
 * @returns undefined where no such body starts there
 */
export function removeEntry(source: ts.SourceFile, bodyStart: number, key: string): Edit[] | undefined {
  const style = fileStyle(source);
  const map = nodeAt(source, bodyStart, ts.isObjectLiteralExpression);
  if (map !== undefined) {
    const brackets = { open: bodyStart + 1, close: map.end - 1, padding: " " } as const;
    return removeFromList(commaList(source, map.properties, brackets, style), indexOf(source, map.properties, key));
  }
  const body = typeBodyAt(source, bodyStart);
  if (body === undefined) return undefined;
  return removeFromList(memberList(source, bodyStart, body, style), indexOf(source, body.members, key));
}

const indexOf = (source: ts.SourceFile, members: ts.NodeArray<ts.Node>, key: string): number =>
  members.findIndex((member) => memberKey(source, member) === key);
