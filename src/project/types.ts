import { ts } from "@ts-morph/common";
import { followDeclaration } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { findDeclaration } from "./scope.js";

/** The body of a record type: `{ … }` of a type alias or of an interface. */
export interface RecordBody {
  readonly members: ts.NodeArray<ts.TypeElement>;
  readonly name: string;
  readonly file: string;
  /** Declaration or literal. */
  readonly node: ts.Node;
  /** Offset of its "{". */
  readonly bodyStart: number;
}

/**
 * The record that a type is, names and imports followed; of an intersection, the last part that is a record of the same
 * file, else of another one with several members.
 */
export function recordBody(modules: Modules, at: Located, name = ""): RecordBody | undefined {
  const { node, file } = at;
  const source = modules.source(file);
  if (source === undefined) return undefined;
  if (ts.isTypeLiteralNode(node)) return { members: node.members, name, file, node, bodyStart: node.getStart(source) };
  if (ts.isInterfaceDeclaration(node)) {
    return {
      members: node.members,
      name: node.name.text,
      file,
      node,
      bodyStart: source.text.lastIndexOf("{", node.members.pos),
    };
  }
  if (ts.isTypeAliasDeclaration(node)) return recordBody(modules, { node: node.type, file }, node.name.text);
  if (ts.isParenthesizedTypeNode(node)) return recordBody(modules, { node: node.type, file }, name);
  if (ts.isIntersectionTypeNode(node)) {
    const bodies = node.types.flatMap((part) => recordBody(modules, { node: part, file }, name) ?? []);
    // What has one member in a module of its own is one function's type, and no place for another event.
    return bodies.findLast((body) => body.file === file) ?? bodies.findLast((body) => body.members.length > 1);
  }
  const mapped = ts.isMappedTypeNode(node) ? mappedAsIs(node) : undefined;
  if (mapped !== undefined) return recordBody(modules, { node: mapped, file }, name);
  const declared = typeDeclaration(modules, at);
  return declared === undefined ? undefined : recordBody(modules, declared, name);
}

/** The records that a type consists of. */
export interface RecordBodies {
  /** Those that take another entry. */
  readonly open: readonly RecordBody[];
  /** What has one member in a module of its own is one function's type, and no place for another event. */
  readonly closed: readonly RecordBody[];
}

/** The record that a type is, or those that it joins with `&`: the ones of its own file take entries before others. */
export function recordBodies(modules: Modules, at: Located, name = ""): RecordBodies {
  const { node, file } = at;
  if (ts.isTypeAliasDeclaration(node)) return recordBodies(modules, { node: node.type, file }, node.name.text);
  if (ts.isParenthesizedTypeNode(node)) return recordBodies(modules, { node: node.type, file }, name);
  if (ts.isIntersectionTypeNode(node)) {
    const all = node.types.map((part) => recordBodies(modules, { node: part, file }, name));
    const bodies = all.flatMap(({ open, closed }) => [...open, ...closed]);
    const own = bodies.filter((body) => body.file === file);
    const open = own.length > 0 ? own : bodies.filter((body) => body.members.length > 1);
    return { open, closed: bodies.filter((body) => !open.includes(body)) };
  }
  const declared = typeDeclaration(modules, at);
  if (declared !== undefined) return recordBodies(modules, declared, name);
  const body = recordBody(modules, at, name);
  return { open: body === undefined ? [] : [body], closed: [] };
}

/** The `T` of `{ [K in keyof T]: T[K] }`, as which an interface is a record of any keys. */
function mappedAsIs({ typeParameter, type }: ts.MappedTypeNode): ts.TypeNode | undefined {
  const { constraint } = typeParameter;
  if (constraint === undefined || !ts.isTypeOperatorNode(constraint)) return undefined;
  if (type === undefined || !ts.isIndexedAccessTypeNode(type)) return undefined;
  const isSame =
    type.objectType.getText() === constraint.type.getText() && type.indexType.getText() === typeParameter.name.text;
  return isSame && constraint.operator === ts.SyntaxKind.KeyOfKeyword ? constraint.type : undefined;
}

/** A union of events as it is written, and its members with the members of unions that it names. */
export interface EventUnion extends Located {
  readonly name: string;
  /** `{ name: "a/b"; data: {…} }`, each where it is declared. */
  readonly events: readonly RecordBody[];
}

/** The union that a type is: that of the alias it names, else the type itself where another member can follow it. */
export function eventUnion(modules: Modules, at: Located, name = ""): EventUnion | undefined {
  const declared = typeDeclaration(modules, at);
  if (declared !== undefined && ts.isTypeAliasDeclaration(declared.node) && ts.isUnionTypeNode(declared.node.type)) {
    return eventUnion(modules, { node: declared.node.type, file: declared.file }, declared.node.name.text);
  }
  const { node } = at;
  const takesMember =
    ts.isUnionTypeNode(node) ||
    ts.isTypeReferenceNode(node) ||
    ts.isTypeLiteralNode(node) ||
    ts.isParenthesizedTypeNode(node);
  return takesMember ? { ...at, name, events: eventsOf(modules, at) } : undefined;
}

function eventsOf(modules: Modules, at: Located, depth = 0): RecordBody[] {
  const { node, file } = at;
  if (depth > 8) return [];
  if (ts.isUnionTypeNode(node)) return node.types.flatMap((each) => eventsOf(modules, { node: each, file }, depth + 1));
  if (ts.isParenthesizedTypeNode(node)) return eventsOf(modules, { node: node.type, file }, depth + 1);
  const declared = typeDeclaration(modules, at);
  if (declared !== undefined && ts.isTypeAliasDeclaration(declared.node))
    return eventsOf(modules, { node: declared.node.type, file: declared.file }, depth + 1);
  const body = recordBody(modules, declared ?? at);
  return body === undefined ? [] : [body];
}

/** The declaration that a type's name stands for, imports followed; undefined where it takes arguments or leads out of the project. */
export function typeDeclaration(modules: Modules, { node, file }: Located): Located | undefined {
  if (!ts.isTypeReferenceNode(node) || node.typeArguments !== undefined || !ts.isIdentifier(node.typeName))
    return undefined;
  const declaration = findDeclaration(node.typeName.text, node);
  const value = declaration === undefined ? undefined : followDeclaration(modules, declaration, { node, file });
  return value?.kind === "value" ? { node: value.node, file: value.file } : undefined;
}
