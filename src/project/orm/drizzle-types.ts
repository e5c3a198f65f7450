import { ts } from "@ts-morph/common";
import { findExport } from "../exports.js";
import { follow, propertyOf } from "../follow.js";
import type { Located, Modules } from "../modules.js";
import { calledName } from "../nodes.js";
import type { Column } from "../project.js";
import { findDeclaration } from "../scope.js";

type Typed = Pick<Column, "type" | "values" | "length" | "time" | "whole">;

/** Columns of numbers that take fractions; the others refuse or round them. */
const FRACTIONAL: ReadonlySet<string> = new Set(["real", "doublePrecision", "double", "float", "numeric", "decimal"]);

const TYPES: Readonly<Record<string, Column["type"]>> = {
  text: "string",
  varchar: "string",
  char: "string",
  uuid: "string",
  citext: "string",
  tinytext: "string",
  mediumtext: "string",
  longtext: "string",
  integer: "number",
  int: "number",
  serial: "number",
  smallint: "number",
  tinyint: "number",
  mediumint: "number",
  real: "number",
  doublePrecision: "number",
  double: "number",
  float: "number",
  smallserial: "number",
  boolean: "boolean",
  timestamp: "date",
  date: "date",
  datetime: "date",
};

/** Their values are read as the mode says: numbers, or what JavaScript calls bigint; text without one. */
const BIG: ReadonlySet<string> = new Set(["bigint", "bigserial", "numeric", "decimal"]);

/** @param calls all that make the column: `$type<T>()` among them narrows what it takes */
export function typeOfColumn(
  modules: Modules,
  at: Located<ts.CallExpression>,
  calls: readonly ts.CallExpression[],
): Typed {
  const found = kindOf(modules, at);
  const narrowed = calls.find((call) => calledName(call) === "$type")?.typeArguments?.[0];
  if (narrowed !== undefined) return narrowedTo(modules, { node: narrowed, file: at.file }, found);
  const whole = found.type === "number" && !FRACTIONAL.has(calledName(at.node) ?? "");
  return whole ? { ...found, whole } : found;
}

function kindOf(modules: Modules, { node, file }: Located<ts.CallExpression>): Typed {
  const name = calledName(node) ?? "";
  const option = optionsOf(modules, { node, file });
  const mode = textOf(option("mode")?.node);
  const values = valuesOf(modules, option("enum"));
  if (values !== undefined) return { type: "enum", values };
  const declared = enumValues(modules, { node, file });
  if (declared !== undefined) return declared;
  if (BIG.has(name)) return { type: mode === "number" ? "number" : mode === "bigint" ? "bigint" : "other" };
  if (name === "integer" && mode !== undefined)
    return { type: mode.startsWith("timestamp") ? "date" : mode === "boolean" ? "boolean" : "number" };
  if (name === "text" && mode === "json") return { type: "other" };
  const type = TYPES[name] ?? "other";
  if (type === "date") return timeOf(modules, { name, mode, file });
  const length = type === "string" ? lengthOf(option("length")?.node) : undefined;
  return length === undefined ? { type } : { type, length };
}

/** A date that is read and written as text is text; Postgres' `date` is text unless told otherwise. */
function timeOf(
  modules: Modules,
  { name, mode, file }: { name: string; mode: string | undefined; file: string },
): Typed {
  const isText = mode === "string" || (name === "date" && mode === undefined && isPg(modules, file));
  if (!isText) return { type: "date" };
  return name === "date" ? { type: "string" } : { type: "string", time: isMysql(modules, file) ? "sql" : "iso" };
}

/** The value of an option of a column: of the object among its arguments. */
function optionsOf(modules: Modules, { node, file }: Located<ts.CallExpression>): (key: string) => Located | undefined {
  for (const argument of node.arguments) {
    const found = follow(modules, { node: argument, file });
    if (found.kind !== "value" || !ts.isObjectLiteralExpression(found.node)) continue;
    const object = { node: found.node, file: found.file };
    return (key) => propertyOf(modules, object, key);
  }
  return () => undefined;
}

const textOf = (node: ts.Node | undefined): string | undefined =>
  node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;

const lengthOf = (node: ts.Node | undefined): number | undefined =>
  node !== undefined && ts.isNumericLiteral(node) ? Number(node.text) : undefined;

const imports = (modules: Modules, file: string, core: string): boolean =>
  new RegExp(`drizzle-orm[^"']*/${core}-core`).test(modules.text(file) ?? "");
const isPg = (modules: Modules, file: string): boolean => imports(modules, file, "pg");
const isMysql = (modules: Modules, file: string): boolean => imports(modules, file, "(?:mysql|singlestore)");
export const isSqlite = (modules: Modules, file: string): boolean => imports(modules, file, "sqlite");

function valuesOf(modules: Modules, at: Located | undefined): string[] | undefined {
  const list = at === undefined ? undefined : follow(modules, at);
  if (list?.kind !== "value" || !ts.isArrayLiteralExpression(list.node)) return undefined;
  const texts = list.node.elements.filter(ts.isStringLiteralLike).map((each) => each.text);
  return texts.length === list.node.elements.length && texts.length > 0 ? texts : undefined;
}

/** A column made by an enum: `pgEnum("status", ["a", "b"])` called, or `mysqlEnum("status", ["a", "b"])` itself. */
function enumValues(modules: Modules, { node, file }: Located<ts.CallExpression>): Typed | undefined {
  if (/^(mysql|singlestore)Enum$/.test(calledName(node) ?? "")) return asEnum(modules, node.arguments, file);
  const made = follow(modules, { node: node.expression, file });
  if (made.kind !== "value" || !ts.isCallExpression(made.node)) return undefined;
  return /^(pgEnum|enum)$/.test(calledName(made.node) ?? "")
    ? asEnum(modules, made.node.arguments, made.file)
    : undefined;
}

/** An enum of TypeScript takes its own members, and no texts. */
function asEnum(modules: Modules, given: readonly ts.Expression[], file: string): Typed {
  const values = given.map((node) => valuesOf(modules, { node, file })).find((each) => each !== undefined);
  return values === undefined ? { type: "other" } : { type: "enum", values };
}

/** A text whose type lists its values takes no others; of any other type nobody knows. */
function narrowedTo(modules: Modules, at: Located, found: Typed): Typed {
  if (found.type !== "string" && found.type !== "enum") return { type: "other" };
  const values = literalsOf(modules, at);
  return values === undefined ? { type: "other" } : { type: "enum", values };
}

/** The texts of `"a" | "b"`, of a type that stands for it, or of `(typeof LIST)[number]`. */
function literalsOf(modules: Modules, { node, file }: Located, depth = 0): string[] | undefined {
  if (depth > 8) return undefined;
  if (ts.isParenthesizedTypeNode(node)) return literalsOf(modules, { node: node.type, file }, depth + 1);
  if (ts.isLiteralTypeNode(node)) return ts.isStringLiteral(node.literal) ? [node.literal.text] : undefined;
  if (ts.isUnionTypeNode(node)) {
    const all = node.types.map((type) => literalsOf(modules, { node: type, file }, depth + 1));
    return all.every((each) => each !== undefined) ? all.flat() : undefined;
  }
  if (ts.isIndexedAccessTypeNode(node)) return elementsOf(modules, { node, file });
  const alias =
    ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)
      ? aliasOf(modules, { node: node.typeName, file })
      : undefined;
  return alias && literalsOf(modules, alias, depth + 1);
}

function elementsOf(modules: Modules, { node, file }: Located<ts.IndexedAccessTypeNode>): string[] | undefined {
  const list = ts.isParenthesizedTypeNode(node.objectType) ? node.objectType.type : node.objectType;
  const isElement = node.indexType.kind === ts.SyntaxKind.NumberKeyword;
  return isElement && ts.isTypeQueryNode(list) ? valuesOf(modules, { node: list.exprName, file }) : undefined;
}

function aliasOf(modules: Modules, { node, file }: Located<ts.Identifier>): Located | undefined {
  const declaration = findDeclaration(node.text, node);
  if (declaration?.kind === "declared")
    return ts.isTypeAliasDeclaration(declaration.node) ? { node: declaration.node.type, file } : undefined;
  if (declaration?.kind !== "import") return undefined;
  const target = modules.resolve(declaration.specifier, file);
  const found = target === undefined ? undefined : findExport(modules, target, declaration.exported);
  return found?.kind === "local" && ts.isTypeAliasDeclaration(found.node)
    ? { node: found.node.type, file: found.file }
    : undefined;
}
