import { ts } from "@ts-morph/common";
import { findAll } from "./nodes.js";

type Braced =
  | ts.ObjectLiteralExpression
  | ts.ObjectBindingPattern
  | ts.TypeLiteralNode
  | ts.NamedImports
  | ts.NamedExports;

/** Whether braces on one line mostly have blanks inside; undefined where none shows it. */
export function bracketSpacing(sources: readonly ts.SourceFile[]): boolean | undefined {
  let balance = 0;
  for (const source of sources)
    for (const node of findAll(source, isBraced)) {
      const inside = source.text.slice(node.getStart(source) + 1, node.end - 1);
      if (inside.trim() !== "" && !inside.includes("\n")) balance += inside.startsWith(" ") ? 1 : -1;
    }
  return balance === 0 ? undefined : balance > 0;
}

/** Braces that hold a list: no block of statements. */
export const isBraced = (node: ts.Node): node is Braced =>
  ts.isObjectLiteralExpression(node) ||
  ts.isObjectBindingPattern(node) ||
  ts.isTypeLiteralNode(node) ||
  ts.isNamedImports(node) ||
  ts.isNamedExports(node);
