import { ts } from "@ts-morph/common";
import { isExported } from "../exports.js";
import { bare, follow } from "../follow.js";
import { listedExport } from "../listed-export.js";
import type { Located, Modules } from "../modules.js";
import { calledName } from "../nodes.js";
import type { Model } from "../project.js";
import { whereReadable } from "../where-readable.js";
import { drizzleColumns } from "./drizzle-columns.js";
import { isFunctionNode, returned } from "./returned.js";

/** A table, and the expression that makes it. */
export interface Table {
  readonly model: Model;
  readonly node: ts.Node;
}

/** The exported tables of a schema file, with the columns that are written out in them; none of one that cannot be read. */
export function drizzleTables(modules: Modules, file: string): Table[] {
  return whereReadable(() => tablesOf(modules, file)) ?? [];
}

function tablesOf(modules: Modules, file: string): Table[] {
  return (modules.source(file)?.statements ?? []).flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      const made = initializer === undefined ? undefined : tableCall(modules, { node: initializer, file });
      if (!ts.isIdentifier(name) || initializer === undefined || made === undefined) return [];
      const exported = isExported(statement) ? name.text : listedExport(statement.getSourceFile(), name.text);
      if (exported === undefined || exported === "default") return [];
      return [{ node: initializer, model: modelOf(modules, made, { exported, line: { node: initializer, file } }) }];
    });
  });
}

/** `pgTable(…)`, `pgTable.withRLS(…)`, or what a creator or a schema of the project makes. */
function tableCall(modules: Modules, { node, file }: Located): Located<ts.CallExpression> | undefined {
  const call = bare(node);
  if (!ts.isCallExpression(call) || call.arguments.length < 2) return undefined;
  const name = calledName(call) ?? "";
  const at = { node: call, file };
  if (/Table$|^table$/.test(name)) return at;
  if (name === "withRLS" && /Table\.withRLS$/.test(call.expression.getText())) return at;
  const made = ts.isIdentifier(call.expression) ? follow(modules, { node: call.expression, file }) : undefined;
  const isCreator =
    made?.kind === "value" && ts.isCallExpression(made.node) && /TableCreator$/.test(calledName(made.node) ?? "");
  return isCreator ? at : undefined;
}

function modelOf(
  modules: Modules,
  table: Located<ts.CallExpression>,
  { exported, line }: { readonly exported: string; readonly line: Located },
): Model {
  const [name] = table.node.arguments;
  const columns = drizzleColumns(modules, table);
  const dialect = dialectOf(modules, table);
  return {
    value: exported,
    file: line.file,
    line: modules.line(line),
    accessor: exported,
    ...(name !== undefined && ts.isStringLiteralLike(name) ? { table: name.text } : {}),
    key: keyOf(modules, table, columns),
    ...(dialect === undefined ? {} : { dialect }),
    columns: columns.map(({ column }) => column),
  };
}

type Read = ReturnType<typeof drizzleColumns>[number];

/** The column that is a primary key by itself, or those of `primaryKey({ columns: […] })`; else one that is called id. */
function keyOf(modules: Modules, { node, file }: Located<ts.CallExpression>, columns: readonly Read[]): string[] {
  const own = columns.find(({ isKey }) => isKey);
  if (own !== undefined) return [own.column.name];
  const extra = node.arguments[2];
  const together = extra === undefined ? undefined : togetherIn(modules, { node: extra, file });
  if (together !== undefined) return together;
  return columns.filter(({ column }) => column.name === "id" && !column.optional).map(({ column }) => column.name);
}

/** https://orm.drizzle.team/docs/indexes-constraints#composite-primary-key */
function togetherIn(modules: Modules, { node, file }: Located): string[] | undefined {
  const list = follow(modules, { node, file });
  const roots = list.kind === "value" && isFunctionNode(list.node) ? returned(list.node) : [node];
  const names: string[] = [];
  let isFound = false;
  const visit = (each: ts.Node): void => {
    if (ts.isCallExpression(each) && calledName(each) === "primaryKey") {
      isFound = true;
      names.push(...[...each.arguments].flatMap(columnNames));
      return;
    }
    ts.forEachChild(each, visit);
  };
  for (const root of roots) visit(root);
  return isFound ? names : undefined;
}

/** `table.userId` in `{ columns: [table.userId, table.postId] }`, and as arguments. */
function columnNames(node: ts.Node): string[] {
  if (ts.isPropertyAccessExpression(node)) return [node.name.text];
  const found: string[] = [];
  ts.forEachChild(node, (each) => void found.push(...columnNames(each)));
  return found;
}

type Dialect = NonNullable<Model["dialect"]>;

const DIALECTS: readonly (readonly [RegExp, Dialect])[] = [
  [/drizzle-orm[^"']*\/pg-core/, "pg"],
  [/drizzle-orm[^"']*\/(mysql|singlestore)-core/, "mysql"],
  [/drizzle-orm[^"']*\/sqlite-core/, "sqlite"],
];

/** The kind of database that a table is for, by the module that its columns come from. */
function dialectOf(modules: Modules, { file }: Located): Dialect | undefined {
  const text = modules.text(file) ?? "";
  return DIALECTS.find(([pattern]) => pattern.test(text))?.[1];
}
