import { ts } from "@ts-morph/common";
import { propertyKey, stringLiteral } from "../../text/ts-literal.js";
import type { Located, Modules } from "../modules.js";
import { nameOf } from "../name-of.js";
import { typeDeclaration } from "../types.js";
import { usualText } from "./usual-text.js";

/**
 * A value of a TypeScript type, as an expression; undefined where none is found.
 * @param name of the field it is for
 */
export function typeSample(modules: Modules, at: Located, name: string, depth = 0): string | undefined {
  const { node, file } = at;
  if (depth > 8) return undefined;
  const inner = (each: ts.Node, as = name): string | undefined =>
    typeSample(modules, { node: each, file }, as, depth + 1);
  if (ts.isParenthesizedTypeNode(node)) return inner(node.type);
  if (ts.isLiteralTypeNode(node)) return literal(node.literal);
  if (ts.isUnionTypeNode(node)) return node.types.map((each) => inner(each)).find((each) => each !== undefined);
  if (ts.isTemplateLiteralTypeNode(node)) return template(node, (each) => inner(each));
  if (ts.isTypeOperatorNode(node) && node.operator === ts.SyntaxKind.ReadonlyKeyword) return inner(node.type);
  if (ts.isArrayTypeNode(node)) return listOf(inner(node.elementType));
  if (ts.isTypeLiteralNode(node) || ts.isInterfaceDeclaration(node)) return object(node.members, inner);
  if (ts.isTypeAliasDeclaration(node)) return inner(node.type);
  if (ts.isTypeReferenceNode(node)) return reference(modules, { node, file }, name, depth);
  return keyword(node, name);
}

function keyword(node: ts.Node, name: string): string | undefined {
  switch (node.kind) {
    case ts.SyntaxKind.StringKeyword:
    case ts.SyntaxKind.AnyKeyword:
    case ts.SyntaxKind.UnknownKeyword:
      return stringLiteral(usualText(name));
    case ts.SyntaxKind.NumberKeyword:
      return "1";
    case ts.SyntaxKind.BooleanKeyword:
      return "true";
    default:
      return undefined;
  }
}

function literal(node: ts.LiteralTypeNode["literal"]): string | undefined {
  if (ts.isStringLiteralLike(node)) return stringLiteral(node.text);
  if (node.kind === ts.SyntaxKind.NullKeyword) return "null";
  return ts.isNumericLiteral(node) ||
    ts.isPrefixUnaryExpression(node) ||
    node.kind === ts.SyntaxKind.TrueKeyword ||
    node.kind === ts.SyntaxKind.FalseKeyword
    ? node.getText()
    : undefined;
}

/** `${string}_id`: each part by a value of its type. */
function template(node: ts.TemplateLiteralTypeNode, sample: (node: ts.Node) => string | undefined): string | undefined {
  let text = node.head.text;
  for (const { type, literal: end } of node.templateSpans) {
    const value = sample(type);
    if (value === undefined) return undefined;
    text += (value.startsWith('"') ? JSON.parse(value) : value) + end.text;
  }
  return stringLiteral(text);
}

const listOf = (element: string | undefined): string | undefined =>
  element === undefined ? undefined : `[${element}]`;

function object(
  members: ts.NodeArray<ts.TypeElement>,
  sample: (node: ts.Node, name: string) => string | undefined,
): string | undefined {
  const needed = members.filter(ts.isPropertySignature).filter(({ questionToken }) => questionToken === undefined);
  const entries = needed.map((member) => {
    const name = nameOf(member.name);
    const value = name === undefined || member.type === undefined ? undefined : sample(member.type, name);
    return name === undefined || value === undefined ? undefined : `${propertyKey(name)}: ${value}`;
  });
  if (entries.some((each) => each === undefined)) return undefined;
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function reference(
  modules: Modules,
  at: Located<ts.TypeReferenceNode>,
  name: string,
  depth: number,
): string | undefined {
  const { node, file } = at;
  const called = node.typeName.getText();
  const [argument] = node.typeArguments ?? [];
  if (argument !== undefined && /^(?:Array|ReadonlyArray)$/.test(called))
    return listOf(typeSample(modules, { node: argument, file }, name, depth + 1));
  if (argument !== undefined && /^(?:Readonly|NonNullable|Required)$/.test(called))
    return typeSample(modules, { node: argument, file }, name, depth + 1);
  if (/^(?:Record|Partial)$/.test(called)) return "{}";
  const declared = typeDeclaration(modules, at);
  return declared === undefined ? undefined : typeSample(modules, declared, name, depth + 1);
}
