import { ts } from "@ts-morph/common";

/** Every node below (and with) a node that satisfies `is`, in the order of the text. */
export function findAll<T extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (each: ts.Node): void => {
    if (is(each)) found.push(each);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** The name of what is called: `b` in `a.b()`, `f` in `f()`. */
export function calledName(call: ts.CallExpression): string | undefined {
  const { expression } = call;
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined;
}

export const isCallNamed = (node: ts.Node, name: string): node is ts.CallExpression =>
  ts.isCallExpression(node) && calledName(node) === name;
