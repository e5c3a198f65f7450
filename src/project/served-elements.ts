import { ts } from "@ts-morph/common";
import { exportedNames } from "./exported-names.js";
import { findExport } from "./exports.js";
import { follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { calledName } from "./nodes.js";
import type { RegistrationPlace, ServedName } from "./project.js";

/** An array literal; an object or a module (its source file) whose values are served; an expression that gives an array. */
export interface Target extends Located {
  readonly kind: "array" | NonNullable<RegistrationPlace["kind"]>;
}

/** What takes one more value so that `Object.values(x)` has it: an object or an array literal, or a module imported as a whole. */
export function valuesOf(modules: Modules, { node, file }: Located): Target | undefined {
  if (!ts.isCallExpression(node) || calledName(node) !== "values") return undefined;
  const { expression } = node;
  const isObjects =
    ts.isPropertyAccessExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === "Object";
  const [argument] = node.arguments;
  if (!isObjects || argument === undefined) return undefined;
  const owner = follow(modules, { node: argument, file });
  if (owner.kind === "namespace") {
    const source = modules.source(owner.file);
    return source === undefined ? undefined : { kind: "module", node: source, file: owner.file };
  }
  if (owner.kind !== "value") return undefined;
  const { node: found, file: from } = owner;
  if (ts.isObjectLiteralExpression(found)) return { kind: "object", node: found, file: from };
  // The values of an array are its elements.
  return ts.isArrayLiteralExpression(found) ? { kind: "array", node: found, file: from } : undefined;
}

/** What a spread in an array brings. */
export function spreadTarget(modules: Modules, element: ts.SpreadElement, file: string): Target | undefined {
  const followed = follow(modules, { node: element.expression, file });
  if (followed.kind !== "value") return undefined;
  return ts.isArrayLiteralExpression(followed.node)
    ? { kind: "array", node: followed.node, file: followed.file }
    : valuesOf(modules, followed);
}

/** Every element of a target, spreads opened as far as they can be followed. */
export function elementsOf(modules: Modules, { node, file }: Located, depth = 0): Located<ts.Expression>[] {
  if (depth > 16) return [];
  const inside = (target: Target | undefined): Located<ts.Expression>[] =>
    target === undefined ? [] : elementsOf(modules, target, depth + 1);
  if (ts.isArrayLiteralExpression(node)) {
    return node.elements.flatMap((element) =>
      ts.isSpreadElement(element) ? inside(spreadTarget(modules, element, file)) : [{ node: element, file }],
    );
  }
  if (ts.isObjectLiteralExpression(node)) {
    return node.properties.flatMap((property) => {
      if (ts.isSpreadAssignment(property)) {
        const spread = follow(modules, { node: property.expression, file });
        return spread.kind === "value" ? elementsOf(modules, spread, depth + 1) : [];
      }
      if (ts.isShorthandPropertyAssignment(property)) return [{ node: property.name, file }];
      return ts.isPropertyAssignment(property) ? [{ node: property.initializer, file }] : [];
    });
  }
  if (!ts.isSourceFile(node)) return inside(valuesOf(modules, { node, file }));
  return exportedNames(modules, file).flatMap((name) => {
    const found = findExport(modules, file, name);
    return found?.kind === "local" && ts.isExpression(found.node) ? [{ node: found.node, file: found.file }] : [];
  });
}

/** Whether all elements of a target can be told: no spread of what a call gives, no object or module of which a part cannot be followed. */
export function opensAll(modules: Modules, { node, file }: Located, depth = 0): boolean {
  if (depth > 16) return false;
  const opens = (target: Located | undefined): boolean => target !== undefined && opensAll(modules, target, depth + 1);
  if (ts.isArrayLiteralExpression(node))
    return node.elements.every((each) => !ts.isSpreadElement(each) || opens(spreadTarget(modules, each, file)));
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every((each) => {
      if (!ts.isSpreadAssignment(each)) return !ts.isMethodDeclaration(each);
      const spread = follow(modules, { node: each.expression, file });
      return spread.kind === "value" && opens(spread);
    });
  return ts.isSourceFile(node) || opens(valuesOf(modules, { node, file }));
}

/** The names among the elements. */
export function namesOf(modules: Modules, all: Target, elements: readonly Located<ts.Expression>[]): ServedName[] {
  const written = elements.flatMap(({ node, file }) =>
    ts.isIdentifier(node) ? [{ name: node.text, file, arrayStart: node.parent.getStart(modules.source(file)) }] : [],
  );
  const given = all.kind === "module" ? exportedNames(modules, all.file).map((name) => ({ name, file: all.file })) : [];
  return [...written, ...given];
}
