import { ts } from "@ts-morph/common";
import { findExport } from "../exports.js";
import type { Modules } from "../modules.js";
import { nameOf } from "../name-of.js";
import { findDeclaration } from "../scope.js";
import type { ClientRules } from "./client-rules.js";

/** drizzle-orm itself and its drivers, also as `npm:drizzle-orm@1/neon-http`. */
const PACKAGE = /(^|[:/])drizzle-orm(@[^/]*)?(\/|$)/;

/** `drizzle(…)` of any driver. */
export const drizzleRules: ClientRules = {
  makes: (modules, { node, file }) => ts.isCallExpression(node) && isMaker(modules, node.expression, file),
  isClass: () => false,
  handsOn: (call) => (nameOf(call.expression) === "withReplicas" ? call.arguments[0] : undefined),
  isType: (name, specifier) => PACKAGE.test(specifier) && /^(drizzle|\w*Database)$/.test(name),
};

function isMaker(modules: Modules, node: ts.Expression, file: string): boolean {
  if (ts.isPropertyAccessExpression(node)) {
    const owner = ts.isIdentifier(node.expression) ? imported(node.expression) : undefined;
    return node.name.text === "drizzle" && owner !== undefined && PACKAGE.test(owner.specifier);
  }
  const declaration = ts.isIdentifier(node) ? imported(node) : undefined;
  if (declaration === undefined) return false;
  return isDrizzle(modules, declaration, file);
}

/** Imported from the package, or from a module of the project that passes it on. */
function isDrizzle(modules: Modules, { specifier, exported }: Imported, file: string): boolean {
  if (PACKAGE.test(specifier)) return exported === "drizzle";
  const target = modules.resolve(specifier, file);
  const found = target === undefined ? undefined : findExport(modules, target, exported);
  return found?.kind === "external" && PACKAGE.test(found.specifier) && found.exported === "drizzle";
}

interface Imported {
  readonly specifier: string;
  readonly exported: string;
}

function imported(node: ts.Identifier): Imported | undefined {
  const declaration = findDeclaration(node.text, node);
  return declaration?.kind === "import" ? declaration : undefined;
}
