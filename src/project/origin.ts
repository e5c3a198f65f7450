import { ts } from "@ts-morph/common";
import { findExport } from "./exports.js";
import type { Located, Modules } from "./modules.js";
import { findDeclaration } from "./scope.js";

/** What a module exports under a name, where it is made: the same for all names and modules that give it. */
export function originOf(modules: Modules, file: string, exported: string): Located | undefined {
  const found = findExport(modules, file, exported);
  return found?.kind === "local" ? declaredAt(modules, found) : undefined;
}

function declaredAt(modules: Modules, at: Located, depth = 0): Located {
  if (!ts.isIdentifier(at.node) || depth > 16) return at;
  const declaration = findDeclaration(at.node.text, at.node);
  if (declaration?.kind === "variable") {
    const { initializer } = declaration.node;
    return initializer === undefined || initializer === at.node
      ? at
      : declaredAt(modules, { node: initializer, file: at.file }, depth + 1);
  }
  if (declaration?.kind === "declared") return { node: declaration.node, file: at.file };
  if (declaration?.kind !== "import") return at;
  const target = modules.resolve(declaration.specifier, at.file);
  return (target === undefined ? undefined : originOf(modules, target, declaration.exported)) ?? at;
}
