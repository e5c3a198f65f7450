import { ts } from "@ts-morph/common";
import { findAll } from "../nodes.js";
import { whereReadable } from "../where-readable.js";
import { type ClientSearch, marked } from "./find-clients.js";
import { isFunctionNode } from "./returned.js";

/** A place that makes a client which no other module can use as it is, and why. */
export interface NearMiss {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** The places of the package that make a client without giving it to others. */
export function nearMisses(search: ClientSearch): NearMiss[] {
  const { modules, rules } = search.reader;
  return marked(search).flatMap((file) => {
    const source = whereReadable(() => modules.source(file));
    if (source === undefined) return [];
    const isMaking = (node: ts.Node): node is ts.Node =>
      rules.makes(modules, { node, file }) || rules.isClass(modules, { node, file });
    return findAll(source, isMaking)
      .slice(0, 1)
      .map((node) => ({ file, line: modules.line({ node, file }), reason: reasonOf(node) }));
  });
}

function reasonOf(node: ts.Node): string {
  if (ts.isClassDeclaration(node))
    return `${node.name?.text ?? "a class"} is a class, which something else makes and hands on`;
  const wanting = enclosing(node, (each) => isFunctionNode(each) && each.parameters.length > 0);
  const inside = enclosing(node, isFunctionNode);
  if (wanting !== undefined) return `${nameOf(wanting)} makes one, and wants arguments`;
  if (inside !== undefined) return `${nameOf(inside)} makes a new one with each call`;
  return "one is made, and not exported";
}

function enclosing(node: ts.Node, is: (node: ts.Node) => boolean): ts.Node | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) if (is(at)) return at;
  return undefined;
}

/** What a function is called, or the constant that it is the value of. */
function nameOf(node: ts.Node): string {
  const own = "name" in node && node.name !== undefined ? (node.name as ts.Node) : undefined;
  const { parent } = node;
  const name = own ?? (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name : undefined);
  return name !== undefined && ts.isIdentifier(name) ? `${name.text}()` : "a function";
}
