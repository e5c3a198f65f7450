import { ts } from "@ts-morph/common";
import { exportedNames } from "../exported-names.js";
import { findExport } from "../exports.js";
import { bare } from "../follow.js";
import type { Located } from "../modules.js";
import { originOf } from "../origin.js";
import { findDeclaration } from "../scope.js";
import { whereReadable } from "../where-readable.js";
import { type ClientReader, isCalledOnce } from "./client-value.js";
import { type FunctionNode, returned } from "./returned.js";

/** A client that a module exports. */
export interface ExportedClient {
  readonly exported: string;
  /** What others would call it. */
  readonly local: string;
  /** It is what the exported function gives when it is called. */
  readonly called?: true;
  /** The expression or the function; the same for names of one client. */
  readonly node: ts.Node;
}

/**
 * The clients that a module exports, in order; none of one that cannot be read.
 * @param how see `exportedClient`
 */
export function exportedClients(reader: ClientReader, file: string, how: { anew?: boolean } = {}): ExportedClient[] {
  const find = () =>
    exportedNames(reader.modules, file).flatMap((name) => exportedClient(reader, file, name, how) ?? []);
  return whereReadable(find) ?? [];
}

/** @param anew whether a function that makes a new client with each call counts as well: one that siblings call does */
export function exportedClient(
  reader: ClientReader,
  file: string,
  exported: string,
  { anew = false } = {},
): ExportedClient | undefined {
  const found = findExport(reader.modules, file, exported);
  if (found?.kind !== "local") return undefined;
  const { node } = originOf(reader.modules, file, exported) ?? found;
  const client = { exported, local: exported === "default" ? ownName(found.node) : exported, node };
  if (reader.isClient(found)) return client;
  const called = reader.functionOf(found);
  if (called === undefined || !givesWithoutMore(reader, called)) return undefined;
  return anew || isKept(reader, called) ? { ...client, called: true } : undefined;
}

/** A client that a function gives which wants no arguments; one that is awaited is no client yet. */
function givesWithoutMore(reader: ClientReader, { node, file }: Located<FunctionNode>): boolean {
  const isAsync = node.modifiers?.some((each) => each.kind === ts.SyntaxKind.AsyncKeyword) ?? false;
  const wants = node.parameters.some((each) => !each.initializer && !each.questionToken && !each.dotDotDotToken);
  return !isAsync && !wants && reader.returnsClient({ node, file });
}

/** Whether what a function returns was made before: a name or a property outside of it, or what another such function gives. */
function isKept(reader: ClientReader, { node, file }: Located<FunctionNode>): boolean {
  if (isCalledOnce(node)) return true;
  return returned(node)
    .map(bare)
    .some((each) => {
      if (!reader.isClient({ node: each, file })) return false;
      if (ts.isIdentifier(each)) return isOutside(each, node);
      if (ts.isBinaryExpression(each)) return true;
      const called = ts.isCallExpression(each) ? reader.functionOf({ node: each.expression, file }) : undefined;
      return called === undefined ? ts.isPropertyAccessExpression(each) : isKept(reader, called);
    });
}

function isOutside(name: ts.Identifier, inner: FunctionNode): boolean {
  const declaration = findDeclaration(name.text, name);
  if (declaration === undefined || !("node" in declaration)) return declaration !== undefined;
  return declaration.node.pos < inner.pos || declaration.node.end > inner.end;
}

/** The name that a module itself has for its default export. */
function ownName(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  const named = (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name;
  return named ? named.text : "db";
}
