import { ts } from "@ts-morph/common";
import { declaredName } from "./declared-name.js";

/** A statement with those around it that are its own: what it is made of, and the types and helpers made of it. */
export interface Cluster {
  readonly sibling: ts.Statement;
  readonly first: ts.Statement;
  readonly last: ts.Statement;
}

/**
 * What belongs to each of some statements: those directly before it that it alone reads, and those directly behind it
 * that read nothing of the others.
 *
 * @param statements all of the file that count, in order
 */
export function clustersOf(statements: readonly ts.Statement[], siblings: readonly ts.Statement[]): Cluster[] {
  const reads = new Map(statements.map((each) => [each, namesIn(each)]));
  const declared = new Map(
    statements.flatMap((each) => {
      const name = declaredName(each);
      return name === undefined ? [] : [[name, each] as const];
    }),
  );
  const isSibling = new Set(siblings);
  const readBySiblings = counted(siblings.flatMap((each) => [...(reads.get(each) ?? [])]));
  const siblingNames = counted(siblings.flatMap((each) => declaredName(each) ?? []));
  const position = new Map(statements.map((each, index) => [each, index]));
  return siblings.map((sibling) => {
    const name = declaredName(sibling);
    const own = [...(reads.get(sibling) ?? [])].filter((each) => declared.has(each) && readBySiblings.get(each) === 1);
    const isForeign = (each: ts.Statement): boolean =>
      [...(reads.get(each) ?? [])].some((read) => (siblingNames.get(read) ?? 0) > (read === name ? 1 : 0));
    const isOwn = (each: ts.Statement): boolean =>
      !isSibling.has(each) && own.some((read) => reads.get(each)?.has(read) === true) && !isForeign(each);
    const at = position.get(sibling) ?? -1;
    let [from, to] = [at, at];
    while (isOwn(statements[from - 1] ?? sibling)) from--;
    while (isOwn(statements[to + 1] ?? sibling)) to++;
    return { sibling, first: statements[from] ?? sibling, last: statements[to] ?? sibling };
  });
}

/** How often each text is among some. */
function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** All names in a statement, the one that it declares included. */
function namesIn(statement: ts.Statement): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return names;
}
