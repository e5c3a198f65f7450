import { ts } from "@ts-morph/common";
import { follow } from "../follow.js";
import type { Located, Modules } from "../modules.js";
import { boundKey, findDeclaration } from "../scope.js";
import type { ClientRules } from "./client-rules.js";

const CLASS = "PrismaClient";

/** `new PrismaClient()`, wherever the class comes from: @prisma/client, the output of a generator, a package around it. */
export const prismaRules: ClientRules = {
  makes: (modules, { node, file }) => ts.isNewExpression(node) && isClass(modules, { node: node.expression, file }),
  isClass: (modules, at) => isSubclass(modules, at),
  handsOn: ({ expression }) =>
    ts.isPropertyAccessExpression(expression) && /^\$(extends|with)/.test(expression.name.text)
      ? expression.expression
      : undefined,
  isType: (name) => name === CLASS,
};

function isClass(modules: Modules, { node, file }: Located): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === CLASS;
  if (!ts.isIdentifier(node)) return false;
  const declaration = findDeclaration(node.text, node);
  if (declaration === undefined) return node.text === CLASS;
  if (declaration.kind === "import" && declaration.exported === CLASS) return true;
  if (declaration.kind === "destructured" && boundKey(declaration.node) === CLASS) return true;
  const found = follow(modules, { node, file });
  return found.kind === "value" && isSubclass(modules, { node: found.node, file: found.file });
}

/** A class of the project that extends the client's. */
const isSubclass = (modules: Modules, { node, file }: Located): boolean =>
  ts.isClassDeclaration(node) &&
  (node.heritageClauses ?? []).some((clause) =>
    clause.types.some(({ expression }) => isClass(modules, { node: expression, file })),
  );
