import { ts } from "@ts-morph/common";
import { nodeAt } from "../edit/node-at.js";
import { removeCall } from "../edit/remove-call.js";
import { removeListItem } from "../edit/remove-list-item.js";
import { memberAt, removeMember } from "../edit/remove-member.js";
import { removeUnionMember } from "../edit/remove-union-member.js";
import type { Edit } from "../edit/splice.js";
import { unionAt } from "../edit/union-at.js";
import { findAll } from "../project/nodes.js";
import type { RegistryPart } from "../project/project.js";
import { namedType } from "./named-type.js";

/** A part of a registry with entries for events. */
export type EntryPart = Exclude<RegistryPart, { readonly kind: "event-types" }>;

export const hasEntries = (part: RegistryPart): part is EntryPart => part.kind !== "event-types";

/**
 * What a part of a registry says of one event, as the parser gives it; undefined where it says nothing.
 *
 * @param bodyStart where the part stands now
 * @param key of the event's entry there
 */
export function entryOf(
  source: ts.SourceFile,
  { kind }: EntryPart,
  bodyStart: number,
  event: string,
  key = event,
): ts.Node | undefined {
  if (kind === "union") return unionMember(source, bodyStart, event);
  if (kind === "schema-list") {
    const list = nodeAt(source, bodyStart, ts.isArrayLiteralExpression);
    return list?.elements.find((element) => ts.isCallExpression(element) && namesEvent(element, event));
  }
  return kind === "chain" ? undefined : memberAt(source, bodyStart, key);
}

/** Takes it out, the inverse of what `declareInRegistry` did. */
export function withoutEntry(
  source: ts.SourceFile,
  { kind }: EntryPart,
  bodyStart: number,
  event: string,
  key = event,
): Edit[] {
  if (kind === "union") {
    const member = unionMember(source, bodyStart, event);
    return member === undefined ? [] : removeUnionMember(source, member);
  }
  if (kind === "schema-list") {
    const entry = entryOf(source, { kind } as EntryPart, bodyStart, event);
    return entry === undefined ? [] : removeListItem(source, entry);
  }
  const call = kind === "record" ? ownCall(source, bodyStart) : undefined;
  return call === undefined ? (removeMember(source, bodyStart, key) ?? []) : [removeCall(call)];
}

/** `{ name: "a/b"; data: … }` among the members of a union that begins at an offset, or the name of such a type of the file. */
function unionMember(source: ts.SourceFile, start: number, event: string): ts.TypeNode | undefined {
  const union = unionAt(source, start);
  return union?.types.find((type) => membersOf(source, type).some((member) => isNamed(member, event)));
}

function membersOf(source: ts.SourceFile, type: ts.TypeNode): readonly ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return type.members;
  const named = namedType(source, type);
  if (named === undefined) return [];
  return ts.isInterfaceDeclaration(named) ? named.members : ts.isTypeLiteralNode(named.type) ? named.type.members : [];
}

const isNamed = (member: ts.TypeElement, event: string): boolean =>
  ts.isPropertySignature(member) &&
  ts.isIdentifier(member.name) &&
  member.name.text === "name" &&
  member.type !== undefined &&
  ts.isLiteralTypeNode(member.type) &&
  ts.isStringLiteral(member.type.literal) &&
  member.type.literal.text === event;

const namesEvent = (node: ts.Node, event: string): boolean =>
  findAll(node, ts.isStringLiteralLike).some((literal) => literal.text === event);

/** The call `.fromRecord<{ … }>()` that was made for the one event whose type is written in it. */
function ownCall(
  source: ts.SourceFile,
  bodyStart: number,
): (ts.CallExpression & { readonly expression: ts.PropertyAccessExpression }) | undefined {
  const type = nodeAt(source, bodyStart, ts.isTypeLiteralNode);
  if (type?.members.length !== 1 || !ts.isCallExpression(type.parent)) return undefined;
  const call = type.parent;
  return ts.isPropertyAccessExpression(call.expression)
    ? (call as ts.CallExpression & { readonly expression: ts.PropertyAccessExpression })
    : undefined;
}
