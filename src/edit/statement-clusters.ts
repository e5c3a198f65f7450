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
  const isRead = (name: string | undefined, by: ts.Statement): boolean =>
    name !== undefined && reads.get(by)?.has(name) === true;
  return siblings.map((sibling) => {
    const others = siblings.filter((each) => each !== sibling);
    const own = [...(reads.get(sibling) ?? [])].filter(
      (name) => declared.has(name) && !others.some((other) => isRead(name, other)),
    );
    const isForeign = (each: ts.Statement): boolean => others.some((other) => isRead(declaredName(other), each));
    const isOwn = (each: ts.Statement): boolean =>
      !siblings.includes(each) && own.some((name) => isRead(name, each)) && !isForeign(each);
    const at = statements.indexOf(sibling);
    let [from, to] = [at, at];
    while (isOwn(statements[from - 1] ?? sibling)) from--;
    while (isOwn(statements[to + 1] ?? sibling)) to++;
    return { sibling, first: statements[from] ?? sibling, last: statements[to] ?? sibling };
  });
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
