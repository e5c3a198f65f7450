import { ts } from "@ts-morph/common";
import { findExport } from "../exports.js";
import type { Located } from "../modules.js";
import { nameOf } from "../name-of.js";
import { findDeclaration } from "../scope.js";
import type { ValueReader } from "./client-rules.js";
import { isFunctionNode, returned } from "./returned.js";

/** Types that stand for what they are given, more or less. */
const WRAPPERS: ReadonlySet<string> = new Set(["NonNullable", "Awaited", "Readonly", "Required", "Omit", "Promise"]);

/** Whether a type is a client's: by its name, or as the type of a value that is one. */
export function isClientType(reader: ValueReader, { node, file }: Located, depth = 0): boolean {
  if (depth > 16) return false;
  const is = (type: ts.Node | undefined): boolean =>
    type !== undefined && isClientType(reader, { node: type, file }, depth + 1);
  if (ts.isParenthesizedTypeNode(node)) return is(node.type);
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) return node.types.some(is);
  if (ts.isTypeQueryNode(node)) return reader.isClient({ node: node.exprName, file });
  if (ts.isIndexedAccessTypeNode(node)) return isMember(reader, { node, file }, depth);
  if (ts.isTypeAliasDeclaration(node)) return is(node.type);
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node))
    return (node.heritageClauses ?? []).some((clause) => clause.types.some(({ expression }) => named(expression)));
  if (!ts.isTypeReferenceNode(node)) return false;
  const [argument] = node.typeArguments ?? [];
  const name = ts.isIdentifier(node.typeName) ? node.typeName.text : node.typeName.right.text;
  if (name === "ReturnType") return argument !== undefined && givesClient(reader, { node: argument, file });
  return WRAPPERS.has(name) ? is(argument) : named(node.typeName);

  function named(of: ts.Node): boolean {
    const found = ts.isIdentifier(of) ? declared(reader, { node: of, file }) : undefined;
    if (found === "client") return true;
    return found !== undefined && isClientType(reader, found, depth + 1);
  }
}

/** What a name of a type stands for; "client" where the ORM itself says so. */
function declared(
  { modules, rules }: ValueReader,
  { node, file }: Located<ts.Identifier>,
): Located | "client" | undefined {
  const declaration = findDeclaration(node.text, node);
  if (declaration?.kind === "declared") return { node: declaration.node, file };
  if (declaration?.kind !== "import") return undefined;
  const { specifier, exported } = declaration;
  if (rules.isType(exported, specifier)) return "client";
  const target = modules.resolve(specifier, file);
  const found = target === undefined ? undefined : findExport(modules, target, exported);
  return found?.kind === "local" ? found : undefined;
}

/** Whether what `typeof f` names makes a client when it is called. */
function givesClient(reader: ValueReader, { node, file }: Located): boolean {
  if (!ts.isTypeQueryNode(node) || !ts.isIdentifier(node.exprName)) return false;
  const of = functionOf(reader, { node: node.exprName, file });
  return (
    of === "client" ||
    (of !== undefined && returned(of.node).some((each) => reader.isClient({ node: each, file: of.file })))
  );
}

/** The function that a name stands for. */
function functionOf(
  reader: ValueReader,
  { node, file }: Located<ts.Identifier>,
): Located<Parameters<typeof returned>[0]> | "client" | undefined {
  const declaration = findDeclaration(node.text, node);
  if (declaration?.kind === "variable" && declaration.node.initializer !== undefined)
    return asFunction({ node: declaration.node.initializer, file });
  const found = declared(reader, { node, file });
  return found === undefined || found === "client" ? found : asFunction(found);
}

const asFunction = ({ node, file }: Located) => (isFunctionNode(node) ? { node, file } : undefined);

/** `ReturnType<typeof getEngine>["db"]`: a member that the interface of what a function returns declares. */
function isMember(reader: ValueReader, { node, file }: Located<ts.IndexedAccessTypeNode>, depth: number): boolean {
  const { objectType, indexType } = node;
  const key = ts.isLiteralTypeNode(indexType) ? nameOf(indexType.literal) : undefined;
  const isReturned = ts.isTypeReferenceNode(objectType) && nameOf(objectType.typeName) === "ReturnType";
  const query = isReturned ? objectType.typeArguments?.[0] : undefined;
  if (key === undefined || query === undefined || !ts.isTypeQueryNode(query) || !ts.isIdentifier(query.exprName))
    return false;
  const of = functionOf(reader, { node: query.exprName, file });
  if (of === undefined || of === "client" || of.node.type === undefined) return false;
  return memberIsClient(reader, { node: of.node.type, file: of.file }, { key, depth: depth + 1 });
}

/** Whether a type that is written out has a member of that name which is a client. */
export function memberIsClient(
  reader: ValueReader,
  { node, file }: Located,
  { key, depth = 0 }: { readonly key: string; readonly depth?: number },
): boolean {
  if (depth > 16) return false;
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
    const found = declared(reader, { node: node.typeName, file });
    return found !== undefined && found !== "client" && memberIsClient(reader, found, { key, depth: depth + 1 });
  }
  const members = ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node) ? node.members : [];
  const member = members.find((each) => each.name !== undefined && nameOf(each.name) === key);
  const type = member !== undefined && ts.isPropertySignature(member) ? member.type : undefined;
  return type !== undefined && isClientType(reader, { node: type, file }, depth + 1);
}
