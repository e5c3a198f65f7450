import { ts } from "@ts-morph/common";
import type { Modules } from "./modules.js";
import { findAll } from "./nodes.js";
import { assignedModule, requiredModule } from "./scope.js";

/** A call that serves functions, and the argument that holds the client and the functions. */
export interface FoundServe {
  readonly kind: "serve" | "connect";
  /** "inngest/next". */
  readonly adapter: string;
  readonly file: string;
  readonly node: ts.CallExpression;
  readonly options: ts.Expression | undefined;
}

/** The subpaths of the inngest package that serve. https://www.inngest.com/docs/learn/serving-inngest-functions */
const ADAPTERS =
  "astro|bun|cloudflare|connect|deno|deno/fresh|digitalocean|edge|express|fastify|h3|hono|koa|lambda|next|nitro|node|nuxt|redwood|remix|sveltekit";
const SUBPATH = new RegExp(`^(${ADAPTERS})(?:\\.[cm]?[jt]s)?$`);
const MENTION = new RegExp(`["']([^"'\\s]+/(?:${ADAPTERS})(?:\\.[cm]?[jt]s)?(?:\\?[^"'\\s]*)?)["']`, "g");

/** The calls of one file; the file is parsed only if its text names an adapter. */
export function findServeCalls(modules: Modules, file: string): FoundServe[] {
  const mentioned = [...(modules.text(file) ?? "").matchAll(MENTION)].map((match) => match[1] ?? "");
  if (mentioned.every((each) => adapterOf(modules, each, file) === undefined)) return [];
  const source = modules.source(file);
  if (source === undefined) return [];
  const names = adapterNames(modules, source, file);
  if (names.size === 0) return [];
  return findAll(source, ts.isCallExpression).flatMap((node) => {
    const found = servedBy(node, names);
    return found === undefined ? [] : [{ ...found, file, node }];
  });
}

interface AdapterName {
  readonly adapter: string;
  /** The exported name; "*" for a namespace. */
  readonly exported: string;
}

const SERVING = new Set(["serve", "connect", "createServer"]);

function servedBy(
  node: ts.CallExpression,
  names: ReadonlyMap<string, AdapterName>,
): Pick<FoundServe, "kind" | "adapter" | "options"> | undefined {
  const called = calledAdapter(node.expression, names);
  if (called !== undefined && SERVING.has(called.exported)) {
    return {
      kind: called.exported === "connect" ? "connect" : "serve",
      adapter: called.adapter,
      options: node.arguments[0],
    };
  }
  // Fastify's plugin is given to `register`, with the options beside it.
  const [plugin, options] = node.arguments;
  const registered = plugin === undefined ? undefined : calledAdapter(plugin, names);
  if (registered?.adapter === "inngest/fastify" && options !== undefined && !SERVING.has(registered.exported)) {
    return { kind: "serve", adapter: registered.adapter, options };
  }
  return undefined;
}

function calledAdapter(expression: ts.Expression, names: ReadonlyMap<string, AdapterName>): AdapterName | undefined {
  if (ts.isIdentifier(expression)) return names.get(expression.text);
  if (!ts.isPropertyAccessExpression(expression) || !ts.isIdentifier(expression.expression)) return undefined;
  const owner = names.get(expression.expression.text);
  return owner === undefined ? undefined : { adapter: owner.adapter, exported: expression.name.text };
}

/** What the file imports or requires from adapters, by local name. */
function adapterNames(modules: Modules, source: ts.SourceFile, file: string): ReadonlyMap<string, AdapterName> {
  const names = new Map<string, AdapterName>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier))
      addImport(names, statement, adapterOf(modules, statement.moduleSpecifier.text, file));
    const assigned = ts.isImportEqualsDeclaration(statement) ? assignedModule(statement.moduleReference) : undefined;
    const adapter = assigned === undefined ? undefined : adapterOf(modules, assigned, file);
    if (adapter !== undefined)
      names.set((statement as ts.ImportEqualsDeclaration).name.text, { adapter, exported: "*" });
  }
  for (const declaration of findAll(source, ts.isVariableDeclaration)) {
    const { specifier, member = "*" } = requiredMember(declaration.initializer);
    if (specifier !== undefined) addRequired(names, declaration, member, adapterOf(modules, specifier, file));
  }
  return names;
}

/** Whatever inngest is called there: "inngest/edge" for "npm:inngest@3.27.0/edge". */
function adapterOf(modules: Modules, specifier: string, file: string): string | undefined {
  const { name, subpath = "" } = modules.packageNamed(specifier, file) ?? {};
  const adapter = name === "inngest" ? SUBPATH.exec(subpath)?.[1] : undefined;
  return adapter === undefined ? undefined : `inngest/${adapter}`;
}

function addImport(
  names: Map<string, AdapterName>,
  { importClause }: ts.ImportDeclaration,
  adapter: string | undefined,
): void {
  if (adapter === undefined || importClause === undefined) return;
  if (importClause.name !== undefined) names.set(importClause.name.text, { adapter, exported: "default" });
  const bindings = importClause.namedBindings;
  if (bindings !== undefined && ts.isNamespaceImport(bindings))
    names.set(bindings.name.text, { adapter, exported: "*" });
  if (bindings === undefined || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements)
    names.set(name.text, { adapter, exported: (propertyName ?? name).text });
}

/** `require("…")`, and what is taken of it at once. */
function requiredMember(value: ts.Expression | undefined): { specifier?: string | undefined; member?: string } {
  if (value === undefined) return {};
  if (!ts.isPropertyAccessExpression(value)) return { specifier: requiredModule(value) };
  return { specifier: requiredModule(value.expression), member: value.name.text };
}

function addRequired(
  names: Map<string, AdapterName>,
  { name }: ts.VariableDeclaration,
  member: string,
  adapter: string | undefined,
): void {
  if (adapter === undefined) return;
  if (ts.isIdentifier(name)) names.set(name.text, { adapter, exported: member });
  if (!ts.isObjectBindingPattern(name)) return;
  for (const element of name.elements) {
    const exported = element.propertyName ?? element.name;
    if (ts.isIdentifier(element.name) && ts.isIdentifier(exported))
      names.set(element.name.text, { adapter, exported: exported.text });
  }
}
