import { ts } from "@ts-morph/common";
import { nameOf } from "../name-of.js";
import { findAll } from "../nodes.js";
import { parseSource } from "../parse.js";
import { whereReadable } from "../where-readable.js";

/** Values that are written out; "unknown" where they are computed. */
export type Written = readonly string[] | "unknown" | undefined;

/** Every object of a configuration's text; none where it does not parse. */
export function objectsIn(path: string, text: string): ts.ObjectLiteralExpression[] {
  const source = whereReadable(() => parseSource(path, text));
  return source === undefined ? [] : findAll(source, ts.isObjectLiteralExpression);
}

/** The value of a property that an object writes itself. */
export function valueIn(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.find(
    (each): each is ts.PropertyAssignment => ts.isPropertyAssignment(each) && nameOf(each.name) === name,
  );
  const value = found?.initializer;
  return value !== undefined && (ts.isAsExpression(value) || ts.isSatisfiesExpression(value))
    ? value.expression
    : value;
}

/** Whether it has the property in any form. */
export const hasProperty = (object: ts.ObjectLiteralExpression, name: string): boolean =>
  object.properties.some((each) => each.name !== undefined && nameOf(each.name) === name);

/** A string or the strings of an array; what is spread into an array beside them is left out with `spreads`. */
export function stringsIn(object: ts.ObjectLiteralExpression, name: string, spreads: "unknown" | "ignored"): Written {
  if (!hasProperty(object, name)) return undefined;
  const value = valueIn(object, name);
  if (value === undefined) return "unknown";
  if (ts.isStringLiteralLike(value)) return [value.text];
  if (!ts.isArrayLiteralExpression(value)) return "unknown";
  const elements = value.elements.filter((each) => spreads === "unknown" || !ts.isSpreadElement(each));
  return elements.every(ts.isStringLiteralLike) ? elements.map((each) => each.text) : "unknown";
}

/** A string that is written out. */
export function textIn(object: ts.ObjectLiteralExpression, name: string): string | undefined {
  const value = valueIn(object, name);
  return value !== undefined && ts.isStringLiteralLike(value) ? value.text : undefined;
}

/** `true` or `false` that is written out. */
export function flagIn(object: ts.ObjectLiteralExpression, name: string): boolean | undefined {
  const kind = valueIn(object, name)?.kind;
  return kind === ts.SyntaxKind.TrueKeyword ? true : kind === ts.SyntaxKind.FalseKeyword ? false : undefined;
}
