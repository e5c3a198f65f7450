import { ts } from "@ts-morph/common";

/**
 * Whether nothing looks at an event's data when it comes: `eventType("…")` of SDK 4 without a schema, or with
 * `staticSchema`, which is a type alone. False where the event is not declared in this source by its name.
 */
export function isUnchecked(source: ts.SourceFile, event: string): boolean {
  let unchecked = false;
  const visit = (node: ts.Node): void => {
    const [name, options] = ts.isCallExpression(node) ? node.arguments : [];
    if (
      ts.isCallExpression(node) &&
      node.expression.getText(source) === "eventType" &&
      name !== undefined &&
      ts.isStringLiteralLike(name) &&
      name.text === event
    )
      unchecked = options === undefined || /\bstaticSchema\b/.test(options.getText(source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return unchecked;
}
