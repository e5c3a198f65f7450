import { ts } from "@ts-morph/common";
import { indentOf, type Print, type Rule } from "./rewrite.js";

/** `it.each(table)(title, test)` as a loop: Node's runner has no tables. */
export const eachRule: Rule = (node, print) => {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return undefined;
  const { expression: each, arguments: rest } = node.expression;
  if (!ts.isCallExpression(each) || !ts.isPropertyAccessExpression(each.expression)) return undefined;
  const { expression: runner, name } = each.expression;
  const [table] = each.arguments;
  const [title, test] = rest;
  if (name.text !== "each" || table === undefined || title === undefined) return undefined;
  if (test === undefined || !ts.isArrowFunction(test) || !ts.isStringLiteralLike(title))
    throw new Error("a table of tests needs a title that is one text, and an arrow function");
  const names = test.parameters.map(({ name }) => name);
  const row = isListOfRows(table) ? `[${names.map(print).join(", ")}]` : names.map(print).join(", ");
  const body = `async () => ${print(test.body)}`;
  const call = `${print(runner)}(${titled(title.text, names, print)}, ${body});`.replaceAll(/\n(?=.)/g, "\n  ");
  const indent = indentOf(node);
  const [type] = each.typeArguments ?? [];
  const isPlain = type === undefined && isListOfRows(table) && ts.isArrayLiteralExpression(table);
  const rows = `${print(table)}${type === undefined ? (isPlain ? " as const" : "") : ` as ${print(type)}[]`}`;
  return `for (const ${row} of ${rows}) {\n${indent}  ${call}\n${indent}}`;
};

/** Rows are arrays, each value one parameter; of a table of plain values each is the parameter itself. */
function isListOfRows(table: ts.Expression): boolean {
  const bare = ts.isAsExpression(table) ? table.expression : table;
  if (!ts.isArrayLiteralExpression(bare)) return true;
  return bare.elements.every(ts.isArrayLiteralExpression);
}

/** `%s`, `%j` and the like in their order as parts of a template literal. */
function titled(title: string, names: readonly ts.BindingName[], print: Print): string {
  let index = 0;
  const text = title.replace(/[`\\]|\$\{/g, "\\$&").replace(/%([sdifjop])/g, (mark, kind: string) => {
    const name = names[index++];
    if (name === undefined) return mark;
    return `\${${/[jop]/.test(kind) ? `JSON.stringify(${print(name)})` : print(name)}}`;
  });
  return index === 0 ? JSON.stringify(title) : `\`${text}\``;
}
