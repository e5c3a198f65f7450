import { ts } from "@ts-morph/common";
import { bare, follow } from "../follow.js";
import type { Located, Modules } from "../modules.js";
import { nameOf } from "../name-of.js";
import { calledName } from "../nodes.js";
import type { Column } from "../project.js";
import { isSqlite, typeOfColumn } from "./drizzle-types.js";
import { notedValues } from "./noted-values.js";
import { isFunctionNode, returned } from "./returned.js";

/** A column, and whether it alone tells the rows apart. */
export interface ReadColumn {
  readonly column: Column;
  readonly isKey: boolean;
}

/** The columns of a table: of an object, or of what a function makes of the column types. */
export function drizzleColumns(modules: Modules, { node, file }: Located<ts.CallExpression>): ReadColumn[] {
  const [, second] = node.arguments;
  return second === undefined ? [] : columnsIn(modules, { node: second, file });
}

function columnsIn(modules: Modules, { node, file }: Located): ReadColumn[] {
  const found = follow(modules, { node, file });
  if (found.kind !== "value") return [];
  if (ts.isObjectLiteralExpression(found.node))
    return found.node.properties.flatMap((each) => columnsOf(modules, { node: each, file: found.file }));
  // `(t) => ({ id: t.uuid() })`, or a helper that gives columns to spread.
  const call = ts.isCallExpression(found.node)
    ? follow(modules, { node: found.node.expression, file: found.file })
    : found;
  if (call.kind !== "value" || !isFunctionNode(call.node)) return [];
  return returned(call.node).flatMap((each) => columnsIn(modules, { node: bare(each), file: call.file }));
}

function columnsOf(modules: Modules, { node, file }: Located<ts.ObjectLiteralElementLike>): ReadColumn[] {
  if (ts.isSpreadAssignment(node)) return columnsIn(modules, { node: node.expression, file });
  const name = node.name === undefined ? undefined : nameOf(node.name);
  const value = ts.isPropertyAssignment(node)
    ? node.initializer
    : ts.isShorthandPropertyAssignment(node)
      ? node.name
      : undefined;
  if (name === undefined || value === undefined) return [];
  const made = madeBy(modules, { node: value, file });
  if (made === undefined) return [];
  const [first] = made.calls as [ts.CallExpression, ...ts.CallExpression[]];
  const names = made.calls.map((call) => calledName(call) ?? "");
  const isKey = names.includes("primaryKey") && !/^(unique|index)/i.test(names[0] ?? "");
  const optional = !isKey && !names.includes("notNull") && !/serial$/i.test(names[0] ?? "");
  const at = { node: first, file: made.file };
  const isFilled = names.some((each) => FILLED.test(each)) || (isKey && isRowId(modules, at));
  const type = typeOfColumn(modules, at, made.calls);
  const noted = type.type === "string" ? notedValues(commentBeside(node)) : undefined;
  const preset = presetOf(made.calls);
  const column = {
    ...{ name, ...type, optional },
    ...(noted === undefined ? {} : { noted }),
    ...(preset === undefined ? {} : { preset }),
    ...(isFilled ? { filled: true as const } : {}),
  };
  return [{ column, isKey }];
}

/**
 * The calls of `text("status").notNull()`, from the first; those that a helper of the project returns come before those
 * that are called on it: `id().notNull()`.
 */
function madeBy(
  modules: Modules,
  { node, file }: Located,
  depth = 0,
): { calls: ts.CallExpression[]; file: string } | undefined {
  const found = follow(modules, { node, file });
  if (found.kind !== "value" || depth > 8) return undefined;
  const calls = chain(found.node);
  const [first, ...rest] = calls;
  if (first === undefined) return undefined;
  const helper = follow(modules, { node: first.expression, file: found.file });
  if (helper.kind !== "value" || !isFunctionNode(helper.node)) {
    // What is called may be a column that was made before: `baseId.notNull()`.
    const base = ts.isPropertyAccessExpression(first.expression)
      ? madeBy(modules, { node: first.expression.expression, file: found.file }, depth + 1)
      : undefined;
    return base === undefined ? { calls, file: found.file } : { calls: [...base.calls, ...calls], file: base.file };
  }
  const [made] = returned(helper.node);
  const inner = made === undefined ? undefined : madeBy(modules, { node: made, file: helper.file }, depth + 1);
  return inner && { calls: [...inner.calls, ...rest], file: inner.file };
}

function chain(node: ts.Node): ts.CallExpression[] {
  if (!ts.isCallExpression(node)) return [];
  const inner = ts.isPropertyAccessExpression(node.expression) ? chain(node.expression.expression) : [];
  return [...inner, node];
}

/** Calls after which a new row may leave the column out. */
const FILLED = /^\$?(default|onUpdate)|^generated|^autoincrement$|serial$/i;

/** SQLite fills a primary key of whole numbers by itself. https://www.sqlite.org/autoinc.html */
const isRowId = (modules: Modules, { node, file }: Located<ts.CallExpression>): boolean =>
  calledName(node) === "integer" && isSqlite(modules, file);

function presetOf(calls: readonly ts.CallExpression[]): string | undefined {
  const [value] = calls.find((call) => calledName(call) === "default")?.arguments ?? [];
  return value !== undefined && ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** What a comment on the same line says. */
function commentBeside(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const line = text.slice(node.end, text.indexOf("\n", node.end) === -1 ? text.length : text.indexOf("\n", node.end));
  return (/^\s*,?\s*\/\/+(.*)$/.exec(line)?.[1] ?? "").trim();
}
