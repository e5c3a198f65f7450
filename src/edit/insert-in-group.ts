import type { ts } from "@ts-morph/common";
import { type Likeness, partOf, placeInGroups } from "./groups.js";
import { appendToList, insertAfterItem, insertFirst, type List, type Print } from "./insert-into-list.js";
import type { Edit } from "./splice.js";

/**
 * Edits that put one more item into a bracketed list: at the end of the commented group of its like, else at the end, but
 * in no group for something else.
 *
 * @param nodes those of the items
 */
export function insertInGroup(
  list: List,
  nodes: readonly ts.Node[],
  { likeness, print }: { readonly likeness: Likeness; readonly print: Print },
): Edit[] {
  const parts = nodes.map((node) => partOf(list.source, node));
  const place = placeInGroups(list.source, parts, likeness);
  if (place === "end") return appendToList(list, print);
  if (place === "start") return insertFirst(list, print);
  const [item, next] = [list.items[place.after], nodes[place.after + 1]];
  // The parser begins an item after the separator before it.
  return item === undefined || next === undefined
    ? appendToList(list, print)
    : insertAfterItem(list, item, next.pos, print);
}
