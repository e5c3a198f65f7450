import { ts } from "@ts-morph/common";
import { declaredName } from "../edit/declared-name.js";
import type { Likeness } from "../edit/groups.js";
import { findAll } from "../project/nodes.js";
import { isAlike } from "../project/topics.js";
import { words } from "../text/case.js";

/**
 * By how many leading parts of an event's name others have in common with it, as `crm/deal.won` has 2 with
 * `crm/deal.lost`; and whether a heading names its domain or noun.
 */
export function likeEvent(event: string, named: ReadonlyMap<string, string> = new Map()): Likeness {
  return {
    heading: (heading) =>
      partsOf(event)
        .slice(0, -1)
        .some((part) => heading.some((word) => isAlike(word, part))),
    node: (node) => {
      const at = nameIn(node) ?? node;
      const texts = findAll(at, ts.isStringLiteralLike).map(({ text }) => text);
      const members = findAll(at, ts.isPropertyAccessExpression).flatMap(({ name: { text } }) => named.get(text) ?? []);
      return Math.max(0, ...[...texts, ...members].map((text) => shared(partsOf(text), partsOf(event))));
    },
  };
}

/** The key of an entry; of a constant its value counts. */
function nameIn(node: ts.Node): ts.Node | undefined {
  const { name, initializer } = node as Partial<ts.PropertyAssignment>;
  return initializer !== undefined && ts.isStringLiteralLike(initializer) ? undefined : name;
}

/** By how many leading words of a statement's name others have in common with it. */
export const likeName = (name: string): Likeness => ({
  heading: (heading) => heading.some((word) => isAlike(word, words(name)[0] ?? "")),
  node: (node) => shared(words(declaredName(node as ts.Statement) ?? ""), words(name)),
});

const partsOf = (event: string): string[] => event.split(/[/.]/);

function shared(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((part, at) => part !== other[at]);
  return differs === -1 ? one.length : differs;
}
