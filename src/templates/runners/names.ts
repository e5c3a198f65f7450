import { ts } from "@ts-morph/common";

/** Whether a name stands for what it names, and is not a member of something or a key. */
export function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !ts.isPropertyAssignment(parent) || parent.name !== node;
}
