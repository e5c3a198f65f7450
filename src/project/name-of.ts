import { ts } from "@ts-morph/common";

/** The text of a property name; undefined for a computed one. */
export const nameOf = (name: ts.Node): string | undefined =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
