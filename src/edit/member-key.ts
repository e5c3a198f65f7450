import { ts } from "@ts-morph/common";
import { type FileStyle, quoted } from "./file-style.js";

/** True where one of the members or properties has the name as an identifier or a literal. */
export const hasKey = (source: ts.SourceFile, members: ts.NodeArray<ts.Node>, key: string): boolean =>
  members.some((member) => memberKey(source, member) === key);

/** The name of a property or type member, whatever its quotes; `[A.b]` for a computed one, undefined where there is none. */
export function memberKey(source: ts.SourceFile, member: ts.Node): string | undefined {
  const name = (member as Partial<ts.NamedDeclaration>).name;
  if (name === undefined) return undefined;
  if (ts.isComputedPropertyName(name)) {
    return ts.isStringLiteralLike(name.expression) ? name.expression.text : name.getText(source);
  }
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText(source);
}

/** The name as it is written for a new member: a computed one as it stands, no event's name begins with a bracket. */
export const keyText = (key: string, style: FileStyle): string => (key.startsWith("[") ? key : quoted(key, style));
