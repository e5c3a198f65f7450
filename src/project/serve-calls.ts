import { ts } from "@ts-morph/common";
import type { Modules } from "./modules.js";
import { findAll } from "./nodes.js";
import { requiredModule } from "./scope.js";

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
  "astro|bun|cloudflare|connect|deno/fresh|digitalocean|edge|express|fastify|h3|hono|koa|lambda|next|nitro|node|nuxt|redwood|remix|sveltekit";
/** As `inngest/next`, and with the scheme, host and version that Deno writes before and into it. */
const SPECIFIER = new RegExp(`^(?:npm:|jsr:|https?://[^\\s]*?/)?inngest(?:@[^/]+)?/(${ADAPTERS})(?:\\.[cm]?[jt]s)?$`);
const MENTION = new RegExp(`inngest(?:@[^/"'\\s]+)?/(?:${ADAPTERS})\\b`);

/** The calls of one file; the file is parsed only if its text names an adapter. */
export function findServeCalls(modules: Modules, file: string): FoundServe[] {
  if (!MENTION.test(modules.text(file) ?? "")) return [];
  const source = modules.source(file);
  if (source === undefined) return [];
  const names = adapterNames(source);
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
function adapterNames(source: ts.SourceFile): ReadonlyMap<string, AdapterName> {
  const names = new Map<string, AdapterName>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier))
      addImport(names, statement, statement.moduleSpecifier.text);
  }
  for (const declaration of findAll(source, ts.isVariableDeclaration)) addRequired(names, declaration);
  return names;
}

function adapterOf(specifier: string): string | undefined {
  const subpath = SPECIFIER.exec(specifier)?.[1];
  return subpath === undefined ? undefined : `inngest/${subpath}`;
}

function addImport(names: Map<string, AdapterName>, { importClause }: ts.ImportDeclaration, specifier: string): void {
  const adapter = adapterOf(specifier);
  if (adapter === undefined || importClause === undefined) return;
  if (importClause.name !== undefined) names.set(importClause.name.text, { adapter, exported: "default" });
  const bindings = importClause.namedBindings;
  if (bindings !== undefined && ts.isNamespaceImport(bindings))
    names.set(bindings.name.text, { adapter, exported: "*" });
  if (bindings === undefined || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements)
    names.set(name.text, { adapter, exported: (propertyName ?? name).text });
}

function addRequired(names: Map<string, AdapterName>, { name, initializer }: ts.VariableDeclaration): void {
  const specifier = initializer && requiredModule(initializer);
  const adapter = specifier === undefined ? undefined : adapterOf(specifier);
  if (adapter === undefined) return;
  if (ts.isIdentifier(name)) names.set(name.text, { adapter, exported: "*" });
  if (!ts.isObjectBindingPattern(name)) return;
  for (const element of name.elements) {
    const exported = element.propertyName ?? element.name;
    if (ts.isIdentifier(element.name) && ts.isIdentifier(exported))
      names.set(element.name.text, { adapter, exported: exported.text });
  }
}
