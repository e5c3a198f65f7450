import { ts } from "@ts-morph/common";
import { assigned, isExportsObject, wholeExport } from "./common-js.js";
import { findExport } from "./exports.js";
import { matchPattern } from "./match-pattern.js";
import type { Located, Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { ALIAS } from "./resolve-module.js";
import { boundKey, type Declaration, findDeclaration, requiredModule } from "./scope.js";

/** Where a value comes from. */
export type Followed =
  /** An expression that is no name, or a declaration that has none: a literal, a call, a class, a type. */
  | ({ readonly kind: "value" } & Located)
  /** All exports of a module of the project. */
  | { readonly kind: "namespace"; readonly file: string }
  /** An export of a module outside the project. */
  | {
      readonly kind: "external";
      readonly specifier: string;
      readonly exported: string;
      readonly file: string;
      readonly node: ts.Node;
    }
  /** The way ends here: a parameter, a name that nothing declares, an import that leads nowhere. */
  | ({ readonly kind: "unknown"; readonly reason: string } & Located);

/** Follows a value to what it is: through names, imports, re-exports, properties, `as`, `satisfies` and parentheses. */
export function follow(modules: Modules, start: Located<ts.Node>, depth = 0): Followed {
  const node = bare(start.node);
  const at = { node, file: start.file };
  if (depth > 64) return unknown(at, "it refers to itself");
  if (ts.isIdentifier(node)) return followName(modules, { node, file: start.file }, depth);
  if (ts.isPropertyAccessExpression(node))
    return followProperty(modules, { node: node.expression, file: start.file }, node.name.text, depth);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return followProperty(modules, { node: node.expression, file: start.file }, node.argumentExpression.text, depth);
  }
  const loaded = ts.isExpression(node) ? requiredModule(node) : undefined;
  if (loaded !== undefined)
    return followImport(modules, { kind: "import", specifier: loaded, exported: "*" }, at, depth);
  return { kind: "value", ...at };
}

const unknown = (at: Located, reason: string): Followed => ({ kind: "unknown", ...at, reason });

/** The expression without what changes only its type: `(x)`, `x as T`, `x satisfies T`, `x!`, `await x`, `Object.freeze(x)`. */
export function bare(node: ts.Node): ts.Node {
  let at = node;
  for (;;) {
    if (
      ts.isParenthesizedExpression(at) ||
      ts.isAsExpression(at) ||
      ts.isSatisfiesExpression(at) ||
      ts.isNonNullExpression(at) ||
      ts.isTypeAssertionExpression(at)
    ) {
      at = at.expression;
      continue;
    }
    const [argument] = ts.isCallExpression(at) && isFreeze(at.expression) ? at.arguments : [];
    const inner = argument ?? exportedValue(at);
    if (inner === undefined) return at;
    at = inner;
  }
}

/** `x` in `exports.a = x`. */
function exportedValue(node: ts.Node): ts.Expression | undefined {
  const assignment = assigned(node);
  const { left } = assignment ?? {};
  const isExport = left !== undefined && ts.isPropertyAccessExpression(left) && isExportsObject(left.expression);
  return isExport ? assignment?.right : undefined;
}

const isFreeze = (node: ts.Node): boolean =>
  ts.isPropertyAccessExpression(node) &&
  ts.isIdentifier(node.expression) &&
  node.expression.text === "Object" &&
  node.name.text === "freeze";

function followName(modules: Modules, { node, file }: Located<ts.Identifier>, depth: number): Followed {
  // A shorthand property has the name of what it takes.
  const declaration = findDeclaration(
    node.text,
    ts.isShorthandPropertyAssignment(node.parent) ? node.parent.parent : node,
  );
  if (declaration === undefined) return unknown({ node, file }, `nothing in ${file} declares ${node.text}`);
  return followDeclaration(modules, declaration, { node, file }, depth);
}

/** @param at the name that is declared, for messages */
export function followDeclaration(modules: Modules, declaration: Declaration, at: Located, depth = 0): Followed {
  const { file } = at;
  switch (declaration.kind) {
    case "import":
      return followImport(modules, declaration, at, depth);
    case "parameter":
      return unknown({ node: declaration.node, file }, "it is a parameter: whoever calls the function decides");
    case "declared":
      return { kind: "value", node: declaration.node, file };
    case "variable": {
      const { initializer } = declaration.node;
      if (initializer === undefined)
        return unknown({ node: declaration.node, file }, "it has no value where it is declared");
      return follow(modules, { node: initializer, file }, depth + 1);
    }
    case "destructured": {
      const key = boundKey(declaration.node);
      if (key === undefined || declaration.from === undefined)
        return unknown({ node: declaration.node, file }, "it is destructured");
      return followProperty(modules, { node: declaration.from, file }, key, depth + 1);
    }
  }
}

function followImport(
  modules: Modules,
  { specifier, exported }: Declaration & { kind: "import" },
  at: Located,
  depth: number,
): Followed {
  const target = modules.resolve(specifier, at.file);
  if (target === undefined) {
    return isOurs(modules, specifier, at.file)
      ? unknown(at, `"${specifier}" leads to no file of the project`)
      : { kind: "external", specifier, exported, ...at };
  }
  if (exported !== "*") return followExport(modules, target, exported, at, depth);
  const source = modules.source(target);
  const whole = source && wholeExport(source);
  return whole === undefined
    ? { kind: "namespace", file: target }
    : follow(modules, { node: whole, file: target }, depth + 1);
}

/** Whether a specifier is meant to lead to a file of the project: a path, or one that an alias matches. */
function isOurs(modules: Modules, specifier: string, file: string): boolean {
  if (/^[.#]/.test(specifier) || ALIAS.test(specifier)) return true;
  const { paths } = modules.mappingAt(file);
  return paths.some(({ pattern }) => pattern !== "*" && matchPattern(pattern, specifier) !== undefined);
}

/** Follows what a module of the project exports under a name. */
export function followExport(modules: Modules, file: string, exported: string, at: Located, depth = 0): Followed {
  const found = findExport(modules, file, exported);
  if (found === undefined) return unknown(at, `${file} does not export ${exported}`);
  if (found.kind === "external") return { ...found, node: at.node, file: at.file };
  if (found.kind === "namespace") return found;
  return follow(modules, found, depth + 1);
}

function followProperty(modules: Modules, object: Located, key: string, depth: number): Followed {
  const owner = follow(modules, object, depth + 1);
  if (owner.kind === "namespace") return followExport(modules, owner.file, key, object, depth + 1);
  if (owner.kind !== "value") return owner;
  if (ts.isObjectLiteralExpression(owner.node)) {
    const value = propertyOf(modules, { node: owner.node, file: owner.file }, key);
    return value === undefined ? unknown(owner, `it has no property ${key}`) : follow(modules, value, depth + 1);
  }
  if (ts.isEnumDeclaration(owner.node)) {
    const member = owner.node.members.find((each) => nameOf(each.name) === key);
    if (member?.initializer !== undefined)
      return follow(modules, { node: member.initializer, file: owner.file }, depth + 1);
  }
  return unknown(owner, `its property ${key} cannot be followed`);
}

/** The value of a property of an object literal; the last one counts, spreads included. */
export function propertyOf(
  modules: Modules,
  { node, file }: Located<ts.ObjectLiteralExpression>,
  key: string,
): Located | undefined {
  for (const property of [...node.properties].reverse()) {
    if (ts.isSpreadAssignment(property)) {
      const spread = follow(modules, { node: property.expression, file });
      if (spread.kind !== "value" || !ts.isObjectLiteralExpression(spread.node)) continue;
      const found = propertyOf(modules, { node: spread.node, file: spread.file }, key);
      if (found !== undefined) return found;
    } else if (property.name !== undefined && nameOf(property.name) === key) {
      if (ts.isPropertyAssignment(property)) return { node: property.initializer, file };
      if (ts.isShorthandPropertyAssignment(property)) return { node: property.name, file };
      return { node: property, file };
    }
  }
  return undefined;
}
