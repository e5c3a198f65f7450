import { ts } from "@ts-morph/common";
import { camelCase } from "../../text/case.js";
import { type TypeImports, typeText } from "./type-text.js";

/** What comments need to know of the file. */
export interface Typed {
  readonly source: ts.SourceFile;
  readonly imports: TypeImports;
}

/** `@template`, `@param` and `@returns` of a function; none where it says no types. */
export function functionTags(node: ts.SignatureDeclaration, typed: Typed): string[] {
  return [
    ...templateTags(node.typeParameters, typed),
    ...node.parameters.flatMap((parameter) => paramTag(parameter, node.parameters, typed)),
    ...(node.type ? [`@returns {${typeText(node.type, typed.source, typed.imports)}}`] : []),
  ];
}

const templateTags = (
  parameters: readonly ts.TypeParameterDeclaration[] | undefined,
  { source, imports }: Typed,
): string[] =>
  (parameters ?? []).map(({ name, constraint }) =>
    constraint === undefined
      ? `@template ${name.text}`
      : `@template {${typeText(constraint, source, imports)}} ${name.text}`,
  );

function paramTag(
  parameter: ts.ParameterDeclaration,
  all: readonly ts.ParameterDeclaration[],
  { source, imports }: Typed,
): string[] {
  const { type, name, questionToken, initializer, dotDotDotToken } = parameter;
  if (type === undefined) return [];
  const text = typeText(type, source, imports);
  const called = ts.isIdentifier(name) ? name.text : nameFor(text, all);
  if (dotDotDotToken) return [`@param {...${text.replace(/\[\]$/, "")}} ${called}`];
  return [`@param {${text}} ${questionToken || initializer ? `[${called}]` : called}`];
}

/** A name for what is taken apart at once: comments go by the place. */
function nameFor(type: string, all: readonly ts.ParameterDeclaration[]): string {
  const name = /^[\w.]+$/.test(type) ? camelCase(type.split(".").at(-1) ?? "") : "options";
  return all.some((each) => ts.isIdentifier(each.name) && each.name.text === name) ? `${name}Options` : name;
}

/** The tags that stand for an interface or a type with a name. */
export function typedefTags(node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, typed: Typed): string[] {
  const template = templateTags(node.typeParameters, typed);
  const name = node.name.text;
  if (ts.isTypeAliasDeclaration(node))
    return [...template, `@typedef {${typeText(node.type, typed.source, typed.imports)}} ${name}`];
  const bases = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => textOf(type, typed)));
  const members = node.members.flatMap((member) => propertyTag(member, typed));
  if (bases.length === 0 && members.length === node.members.length)
    return [...template, `@typedef {object} ${name}`, ...members];
  const texts = node.members.map((member) => textOf(member, typed).replace(/[;,]$/, ""));
  return [...template, `@typedef {${[...bases, `{ ${texts.join("; ")} }`].join(" & ")}} ${name}`];
}

function propertyTag(member: ts.TypeElement, { source, imports }: Typed): string[] {
  if (!ts.isPropertySignature(member) || !ts.isIdentifier(member.name) || !member.type) return [];
  const name = member.questionToken ? `[${member.name.text}]` : member.name.text;
  const said = ts
    .getJSDocCommentsAndTags(member)
    .map((each) => (typeof each.comment === "string" ? each.comment.replace(/\s+/g, " ") : ""))
    .join(" ");
  return [`@property {${typeText(member.type, source, imports)}} ${name} ${said}`.trimEnd()];
}

const textOf = (node: ts.Node, { source, imports }: Typed): string => typeText(node, source, imports);
