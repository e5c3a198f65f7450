import { ts } from "@ts-morph/common";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { assignedLater, expressed, injectedClient, refuseAssigned } from "./client-refusals.js";
import { isPackage } from "./dependencies.js";
import { exportedFrom, importedAs } from "./exported-as.js";
import { type Followed, follow, propertyOf } from "./follow.js";
import type { ReadFunction } from "./functions.js";
import { lazyClient } from "./lazy-client.js";
import type { Located, Modules } from "./modules.js";
import { findAll } from "./nodes.js";
import type { Client, ExportedSymbol } from "./project.js";
import { refusal } from "./refusal.js";
import { findDeclaration } from "./scope.js";

export interface FoundClient {
  readonly client: Client;
  /** `new Inngest(…)`, where the client is made that way. */
  readonly created: Located<ts.NewExpression> | undefined;
}

interface ClientInput {
  /** What serve got as `client`. */
  readonly served: Located | undefined;
  readonly functions: readonly ReadFunction[];
  /** What holds the functions. */
  readonly list?: Located | undefined;
  /** The file given with --client, relative to the root. */
  readonly chosen: string | undefined;
}

/**
 * The client that new functions are to use: the one given, else the one most functions use, else the one that is served.
 *
 * @throws CLIENT_NOT_FOUND when there is none that another module could import
 */
export function detectClient(modules: Modules, { served, functions, list, chosen }: ClientInput): FoundClient {
  if (chosen !== undefined) return declaredBy(modules, createdIn(modules, chosen));
  const used = mostUsed(functions.flatMap((each) => usedBy(modules, each, served) ?? []));
  if (used !== undefined) return used;
  if (served === undefined)
    throw new ScaffoldError("CLIENT_NOT_FOUND", "No client is given to serve().", {
      hint: "Name the file with the client: --client <file>.",
    });
  return fromServe(modules, served, list);
}

function createdIn(modules: Modules, file: string): Located<ts.NewExpression> {
  const source = modules.source(file);
  const created =
    source &&
    findAll(source, ts.isNewExpression).find(
      (each) => ts.isIdentifier(each.expression) && each.expression.text === "Inngest",
    );
  if (created !== undefined) return { node: created, file };
  throw new ScaffoldError("CLIENT_NOT_FOUND", `${file} makes no client with new Inngest().`, {
    hint: "Name the file with the client: --client <file>.",
    file,
  });
}

/** @param served stands for where a client is that no file of the project makes, so that each new user does not move it */
function usedBy(
  modules: Modules,
  { client, file }: ReadFunction,
  served: Located | undefined,
): FoundClient | undefined {
  if (client === undefined || !ts.isIdentifier(client)) return undefined;
  refuseAssigned(modules, { node: client, file });
  const symbol = importedAs(modules, client, file);
  const value = follow(modules, { node: client, file });
  if (value.kind === "unknown" || isUnresolved(modules, value)) return undefined;
  if (symbol === undefined)
    return value.kind === "value" && exportedFrom(modules, value) !== undefined
      ? declaredBy(modules, value)
      : undefined;
  return found(modules, symbol, value, (value.kind === "external" ? served : undefined) ?? { node: client, file });
}

/** By exported name and module; the first of equals stands first. */
function mostUsed(clients: readonly FoundClient[]): FoundClient | undefined {
  const key = ({ client }: FoundClient): string => JSON.stringify([client.value.exported, client.value.module]);
  const counts = new Map<string, number>();
  for (const each of clients) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  return [...clients].sort((a, b) => (counts.get(key(b)) ?? 0) - (counts.get(key(a)) ?? 0))[0];
}

function fromServe(modules: Modules, served: Located, list: Located | undefined): FoundClient {
  const value = follow(modules, served);
  if (value.kind === "external" && isUnresolved(modules, value)) {
    throw refusal(modules, "CLIENT_NOT_FOUND", served, {
      message: `The client of serve() in ${served.file} comes from "${value.specifier}", which leads to no file and to no package that is depended on.`,
      hint: "Name the file with the client: --client <file>.",
    });
  }
  const symbol = ts.isIdentifier(served.node) ? importedAs(modules, served.node, served.file) : undefined;
  if (symbol !== undefined && value.kind !== "unknown") return found(modules, symbol, value, served);
  if (value.kind === "value") {
    const lazy = exportedFrom(modules, value) === undefined ? lazyClient(modules, { value, list }) : undefined;
    if (lazy !== undefined) throw lazy;
    return declaredBy(modules, value);
  }
  if (value.kind === "unknown" && ts.isVariableDeclaration(value.node))
    throw assignedLater(modules, { node: value.node, file: value.file });
  throw refusal(modules, "CLIENT_NOT_FOUND", served, {
    message: `The client that serve() gets in ${served.file} cannot be followed.`,
    hint: "Name the file with the client: --client <file>.",
  });
}

/** An alias that no configuration explains looks like a package that nobody depends on. */
const isUnresolved = (modules: Modules, value: Followed): boolean =>
  value.kind === "external" && !isPackage(modules, value.specifier, value.file);

function declaredBy(modules: Modules, value: Located): FoundClient {
  const symbol = exportedFrom(modules, value);
  if (symbol !== undefined) return found(modules, symbol, { kind: "value", ...value }, value);
  const injected = injectedClient(modules, value);
  if (injected !== undefined) throw injected;
  const assigned = assignedTo(value.node);
  if (assigned !== undefined) throw assignedLater(modules, { node: assigned, file: value.file });
  if (ts.isNewExpression(value.node)) return hidden(modules, value);
  throw expressed(modules, value);
}

/** A client that is made where no other module can have it from: what can be done depends on what else the module does. */
function hidden(modules: Modules, value: Located): FoundClient {
  const { parent } = value.node;
  const name = ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
  const isDeclared = name !== undefined && ts.isSourceFile(parent.parent.parent.parent);
  const symbol = { exported: name ?? "inngest", local: name ?? "inngest", module: { file: value.file } };
  const { client, created } = found(modules, symbol, { kind: "value", ...value }, value);
  return { client: { ...client, hidden: isDeclared ? "declared" : "within" }, created };
}

/** The variable without a value of its own that `x = new Inngest(…)` assigns to. */
function assignedTo({ parent }: ts.Node): ts.VariableDeclaration | undefined {
  const isAssignment =
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(parent.left);
  const declaration = isAssignment ? findDeclaration(parent.left.text, parent.left) : undefined;
  return declaration?.kind === "variable" && declaration.node.initializer === undefined ? declaration.node : undefined;
}

function found(modules: Modules, symbol: ExportedSymbol, value: Followed, used: Located): FoundClient {
  const declared = value.kind === "value" ? value : used;
  const created = value.kind === "value" ? madeBy(modules, value) : undefined;
  const line = modules.line(declared);
  const typed = created !== undefined && schemasOf(modules, created) !== undefined;
  return { client: { value: symbol, file: declared.file, line, declaredIn: declared.file, typed }, created };
}

/** The `new Inngest()` that a value is, or that the function of the project returns whose call it is. */
function madeBy(modules: Modules, { node, file }: Located): Located<ts.NewExpression> | undefined {
  if (ts.isNewExpression(node)) return { node, file };
  const callee = ts.isCallExpression(node) ? follow(modules, { node: node.expression, file }) : undefined;
  const returned = callee?.kind === "value" ? returnedBy(callee.node) : undefined;
  const value = callee && returned && follow(modules, { node: returned, file: callee.file });
  return value?.kind === "value" && ts.isNewExpression(value.node) ? { node: value.node, file: value.file } : undefined;
}

/** What a function returns at its end. */
function returnedBy(node: ts.Node): ts.Expression | undefined {
  if (!(ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node))) return undefined;
  if (node.body === undefined || !ts.isBlock(node.body)) return node.body;
  const last = node.body.statements.at(-1);
  return last !== undefined && ts.isReturnStatement(last) ? last.expression : undefined;
}

/** The value of the client's `schemas` option (SDK 3). */
export function schemasOf(modules: Modules, { node, file }: Located<ts.NewExpression>): Located | undefined {
  const [options] = node.arguments ?? [];
  const object = options === undefined ? undefined : follow(modules, { node: options, file });
  if (object?.kind !== "value" || !ts.isObjectLiteralExpression(object.node)) return undefined;
  return propertyOf(modules, { node: object.node, file: object.file }, "schemas");
}
