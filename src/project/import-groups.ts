import { ts } from "@ts-morph/common";
import { type ImportKind, importKind } from "./import-kind.js";

/** Two kinds of which one stands behind the other. */
export type KindPair = `${ImportKind} ${ImportKind}`;

/** Neighbours among the imports of a file that are of different kinds, each with the text between them. */
export function neighbours(source: ts.SourceFile): {
  readonly pair: KindPair;
  readonly next: ts.ImportDeclaration;
  readonly between: string;
}[] {
  return source.statements.flatMap((next, index) => {
    const previous = source.statements[index - 1];
    if (previous === undefined || !ts.isImportDeclaration(previous) || !ts.isImportDeclaration(next)) return [];
    const [one, other] = [previous, next].map(kindOf);
    if (one === other || one === undefined || other === undefined) return [];
    return [
      { pair: `${one} ${other}`, next, between: source.text.slice(previous.end, next.getStart(source)) } as const,
    ];
  });
}

const kindOf = ({ importClause, moduleSpecifier }: ts.ImportDeclaration): ImportKind =>
  importClause === undefined ? "effect" : importKind(ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "");

/** The kinds of imports that files mostly set apart by an empty line. */
export function separatedKinds(sources: readonly ts.SourceFile[]): KindPair[] {
  const balance = new Map<KindPair, number>();
  for (const { pair, between } of sources.flatMap(neighbours))
    balance.set(pair, (balance.get(pair) ?? 0) + (/\n[^\S\n]*\r?\n/.test(between) ? 1 : -1));
  return [...balance].filter(([, count]) => count > 0).map(([pair]) => pair);
}
