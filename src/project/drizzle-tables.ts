import { ts } from "@ts-morph/common";
import { follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { calledName } from "./nodes.js";
import type { Column, Model } from "./project.js";

/** The exported tables of a schema file, with the columns that are written out in them. */
export function drizzleTables(modules: Modules, file: string): Model[] {
  return (modules.source(file)?.statements ?? []).flatMap((statement) => {
    const exported =
      ts.isVariableStatement(statement) &&
      statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword);
    if (!exported) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      if (!ts.isIdentifier(name) || initializer === undefined || !ts.isCallExpression(initializer)) return [];
      if (!/Table$|^table$/.test(calledName(initializer) ?? "")) return [];
      const columns = columnsOf(modules, { node: initializer, file });
      return [
        {
          value: name.text,
          file,
          line: modules.line({ node: initializer, file }),
          accessor: name.text,
          module: { file },
          columns,
        },
      ];
    });
  });
}

function columnsOf(modules: Modules, { node, file }: Located<ts.CallExpression>): Column[] {
  const [, second] = node.arguments;
  const object = second === undefined ? undefined : follow(modules, { node: second, file });
  if (object?.kind !== "value" || !ts.isObjectLiteralExpression(object.node)) return [];
  return object.node.properties.flatMap((property) =>
    columnsOfProperty(modules, { node: property, file: object.file }),
  );
}

function columnsOfProperty(modules: Modules, { node, file }: Located<ts.ObjectLiteralElementLike>): Column[] {
  if (ts.isSpreadAssignment(node)) {
    const spread = follow(modules, { node: node.expression, file });
    if (spread.kind !== "value" || !ts.isObjectLiteralExpression(spread.node)) return [];
    return spread.node.properties.flatMap((each) => columnsOfProperty(modules, { node: each, file: spread.file }));
  }
  const name = node.name === undefined ? undefined : nameOf(node.name);
  if (name === undefined || !ts.isPropertyAssignment(node)) return [];
  const calls = chain(node.initializer);
  const [first] = calls;
  if (first === undefined) return [];
  const names = calls.map((call) => calledName(call) ?? "");
  const optional = !names.some((each) => each === "notNull" || each === "primaryKey");
  const isFilled =
    names.some((each) => FILLED.test(each)) || (names.includes("primaryKey") && isRowId(modules, file, first));
  const filled = isFilled ? ({ filled: true } as const) : {};
  return [{ name, ...typeOf(modules, { node: first, file }), optional, ...filled }];
}

/** The calls of `text("status").notNull()`, from the first. */
function chain(node: ts.Expression): ts.CallExpression[] {
  if (!ts.isCallExpression(node)) return [];
  const inner = ts.isPropertyAccessExpression(node.expression) ? chain(node.expression.expression) : [];
  return [...inner, node];
}

/** Calls after which a new row may leave the column out. */
const FILLED = /^\$?(default|onUpdate)|^generated|^autoincrement$|serial$/i;

/** SQLite fills a primary key of whole numbers by itself. https://www.sqlite.org/autoinc.html */
const isRowId = (modules: Modules, file: string, node: ts.CallExpression): boolean =>
  calledName(node) === "integer" && /drizzle-orm\/sqlite-core/.test(modules.text(file) ?? "");

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

function typeOf(
  modules: Modules,
  located: Located<ts.CallExpression>,
): Pick<Column, "type" | "values"> & Partial<Pick<Column, "whole">> {
  const found = kindOf(modules, located);
  const whole = found.type === "number" && !FRACTIONAL.has(calledName(located.node) ?? "");
  return whole ? { ...found, whole } : found;
}

function kindOf(modules: Modules, { node, file }: Located<ts.CallExpression>): Pick<Column, "type" | "values"> {
  const name = calledName(node) ?? "";
  const options = node.arguments
    .map((each) => follow(modules, { node: each, file }))
    .find((each) => each.kind === "value" && ts.isObjectLiteralExpression(each.node));
  const object = options?.kind === "value" && ts.isObjectLiteralExpression(options.node) ? options.node : undefined;
  const option = (key: string): ts.Expression | undefined =>
    object?.properties.filter(ts.isPropertyAssignment).find((each) => nameOf(each.name) === key)?.initializer;
  const mode = option("mode");
  const modeText = mode !== undefined && ts.isStringLiteralLike(mode) ? mode.text : undefined;
  const values = valuesOf(modules, option("enum"), options?.kind === "value" ? options.file : file);
  if (values !== undefined) return { type: "enum", values };
  const declared = enumValues(modules, { node, file });
  if (declared !== undefined) return { type: "enum", values: declared };
  if (name === "bigint" || name === "bigserial" || name === "numeric" || name === "decimal")
    return { type: modeText === "number" ? "number" : "other" };
  if (name === "integer" && modeText !== undefined)
    return { type: modeText.startsWith("timestamp") ? "date" : modeText === "boolean" ? "boolean" : "number" };
  if (name === "text" && modeText === "json") return { type: "other" };
  const type = TYPES[name] ?? "other";
  // A date that is read and written as text is text; Postgres' and MySQL's `date` is text unless told otherwise.
  if (type === "date")
    return {
      type:
        modeText === "string" || (name === "date" && modeText === undefined && isPg(modules, file)) ? "string" : "date",
    };
  return { type };
}

const isPg = (modules: Modules, file: string): boolean => /drizzle-orm\/pg-core/.test(modules.text(file) ?? "");

function valuesOf(modules: Modules, node: ts.Node | undefined, file: string): string[] | undefined {
  const list = node === undefined ? undefined : follow(modules, { node, file });
  if (list?.kind !== "value" || !ts.isArrayLiteralExpression(list.node)) return undefined;
  const texts = list.node.elements.filter(ts.isStringLiteralLike).map((each) => each.text);
  return texts.length === list.node.elements.length ? texts : undefined;
}

/** A column made by an enum: `pgEnum("status", ["a", "b"])` called, or `mysqlEnum("status", ["a", "b"])` itself. */
function enumValues(modules: Modules, { node, file }: Located<ts.CallExpression>): string[] | undefined {
  if (calledName(node) === "mysqlEnum")
    return valuesOf(
      modules,
      node.arguments.find((each) => ts.isArrayLiteralExpression(each)),
      file,
    );
  const made = ts.isIdentifier(node.expression) ? follow(modules, { node: node.expression, file }) : undefined;
  if (made?.kind !== "value" || !ts.isCallExpression(made.node) || calledName(made.node) !== "pgEnum") return undefined;
  return valuesOf(modules, made.node.arguments[1], made.file);
}
