import type { RenderContext, UsableSymbol } from "./context.js";
import { Imports } from "./imports.js";

/** What the helpers share while one file is rendered. */
export interface FileScope {
  readonly context: RenderContext;
  /** Path of the file, relative to the project root. */
  readonly path: string;
  readonly imports: Imports;
}

export const fileScope = (context: RenderContext, path: string): FileScope => ({
  context,
  path,
  imports: new Imports(),
});

/** Names that any file may use without the plan having found them. */
const PACKAGES: Readonly<Record<string, string>> = {
  NonRetriableError: "inngest",
  eq: "drizzle-orm",
  and: "drizzle-orm",
  lt: "drizzle-orm",
  asc: "drizzle-orm",
  inArray: "drizzle-orm",
  isNull: "drizzle-orm",
  desc: "drizzle-orm",
  ne: "drizzle-orm",
  count: "drizzle-orm",
  sum: "drizzle-orm",
};

/**
 * The symbol of a role. `effects.fetchItems` is the name `fetchItems` of the module that `symbols.effects` stands for.
 * Undefined where the project has none.
 */
function findSymbol({ symbols }: RenderContext, role: string): UsableSymbol | undefined {
  const own = Object.hasOwn(symbols, role) ? symbols[role] : undefined;
  if (own) return own;
  const packageName = Object.hasOwn(PACKAGES, role) ? PACKAGES[role] : undefined;
  if (packageName !== undefined) return { exported: role, local: role, specifiers: { "*": packageName } };
  const dot = role.indexOf(".");
  const module = dot > 0 && Object.hasOwn(symbols, role.slice(0, dot)) ? symbols[role.slice(0, dot)] : undefined;
  const name = role.slice(dot + 1);
  return module && { exported: name, local: name, specifiers: module.specifiers };
}

/** How the file imports the symbol's module. */
export function specifierFor({ path, context }: FileScope, role: string): string {
  const specifiers = findSymbol(context, role)?.specifiers ?? {};
  const found = specifiers[path] ?? specifiers["*"];
  if (found === undefined) throw new Error(`there is no ${JSON.stringify(role)} that ${path} could import`);
  return found;
}

/** Imports the symbol into the file and gives its local name, called where it is what a function gives. */
export function useSymbol(scope: FileScope, role: string, type = false): string {
  const specifier = specifierFor(scope, role);
  const { exported, local, called } = findSymbol(scope.context, role) as UsableSymbol;
  scope.imports.add(specifier, { exported, local, type });
  return called === true ? `${local}()` : local;
}
