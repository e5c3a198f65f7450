import { ts } from "@ts-morph/common";
import { commonJsExports, wholeExport } from "../project/common-js.js";
import { braceList } from "./delimited.js";
import { braced, type FileStyle, fileStyle } from "./file-style.js";
import { appendToList } from "./insert-into-list.js";
import { insertStatement } from "./insert-statement.js";
import { removeFromList } from "./remove-from-list.js";
import { removeStatement } from "./remove-statement.js";
import type { Edit } from "./splice.js";

/**
 * Has a CommonJS module export one of its names: in the object that is all of `module.exports` where there is one, else
 * as it exports others. Nothing where it does so already.
 */
export function setExport(source: ts.SourceFile, name: string, fallback?: FileStyle): Edit[] {
  const exported = commonJsExports(source);
  if (exported.some((each) => each.name === name)) return [];
  const object = listOf(source);
  const style = fileStyle(source, fallback);
  if (object !== undefined) return appendToList(membersOf(source, object, style), () => name);
  const others = new Set(exported.map(({ statement }) => statement));
  const end = style.semicolons ? ";" : "";
  // Where all of it is one value, `exports` is not what others get.
  const owner = wholeExport(source) === undefined ? "exports" : "module.exports";
  const code = others.size === 0 ? `module.exports = ${braced(name, style)}${end}` : `${owner}.${name} = ${name}${end}`;
  return [insertStatement(source, code, { after: (statement) => others.has(statement) })];
}

/** The inverse: a name that is exported so is exported no more. */
export function unsetExport(source: ts.SourceFile, name: string): Edit[] {
  const object = listOf(source);
  const index = object?.properties.findIndex(
    (each) => ts.isShorthandPropertyAssignment(each) && each.name.text === name,
  );
  if (object !== undefined && index !== undefined && index !== -1) {
    if (object.properties.length > 1) return removeFromList(membersOf(source, object, fileStyle(source)), index);
    return [removeStatement(source, statementOf(object))];
  }
  const set = commonJsExports(source).find((each) => each.name === name && isName(each.node, name));
  return set === undefined ? [] : [removeStatement(source, set.statement)];
}

const isName = (node: ts.Node, name: string): boolean => ts.isIdentifier(node) && node.text === name;

/** The object literal that is set as all of `module.exports`; the last one. */
function listOf(source: ts.SourceFile): ts.ObjectLiteralExpression | undefined {
  const whole = wholeExport(source);
  return whole !== undefined && ts.isObjectLiteralExpression(whole) ? whole : undefined;
}

const statementOf = (node: ts.Node): ts.Statement => (ts.isStatement(node) ? node : statementOf(node.parent));

const membersOf = (source: ts.SourceFile, object: ts.ObjectLiteralExpression, style: FileStyle) =>
  braceList(source, { open: object.getStart(source), end: object.end }, object.properties, style);
