import { ts } from "@ts-morph/common";
import { docCommentOf, docCommentText } from "./doc-comment.js";
import type { TextEdit } from "./edits.js";
import { functionTags, type Typed, typedefTags } from "./tags.js";
import { typeImports, typeText } from "./type-text.js";

/**
 * The comments that say what the types of a file do, for JavaScript that is checked: edits of the text beside those that
 * take out the types themselves. A type that is imported is named with its module.
 */
export function typesAsComments(source: ts.SourceFile): TextEdit[] {
  const typed: Typed = { source, imports: typeImports(source) };
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    const typedef = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
    edits.push(...(typedef ? [typedefComment(node, typed)] : commentsOn(node, typed)));
    if (!typedef) ts.forEachChild(node, visit);
  };
  visit(source);
  return edits;
}

/** In the place of the statement and its comment, which are taken out. */
function typedefComment(node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, typed: Typed): TextEdit {
  const doc = docCommentOf(node, typed.source);
  const start = doc?.start ?? node.getStart(typed.source);
  return { start, end: start, text: docCommentText(doc?.lines ?? [], typedefTags(node, typed), "") };
}

function commentsOn(node: ts.Node, typed: Typed): TextEdit[] {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isConstructorDeclaration(node))
    return docComment(node, functionTags(node, typed), typed);
  if (ts.isPropertyDeclaration(node) && node.type) return docComment(node, [typeTag(node.type, typed)], typed);
  if (ts.isVariableStatement(node)) return docComment(node, variableTags(node, typed), typed);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    return isVariable(node) ? [] : [...inlineReturn(node, typed), ...inlineParams(node, typed)];
  if (ts.isAsExpression(node)) return cast(node, node.expression, typeOf(node.type, typed), typed);
  if (ts.isNewExpression(node) && node.typeArguments) return cast(node, node, calledText(node, typed), typed);
  return ts.isCallExpression(node) && node.typeArguments ? castCall(node, node.typeArguments, typed) : [];
}

/**
 * What is awaited is nearly always what the one type argument says: `await load<Row>()`. Of a table of tests it says the
 * rows: which of the overloads of `it.each()` is meant shows in what it is called with.
 */
function castCall(node: ts.CallExpression, types: ts.NodeArray<ts.TypeNode>, typed: Typed): TextEdit[] {
  const [only, other] = types;
  const [table] = node.arguments;
  if (only !== undefined && table !== undefined && isEach(node.expression))
    return cast(table, table, `Array<${typeOf(only, typed)}>`, typed);
  const awaited = ts.isAwaitExpression(node.parent) ? node.parent : undefined;
  if (awaited === undefined || only === undefined || other !== undefined)
    return cast(node, node, `ReturnType<typeof ${calledText(node, typed)}>`, typed);
  return cast(awaited, awaited, typeOf(only, typed), typed);
}

const isEach = (called: ts.Expression): boolean => ts.isPropertyAccessExpression(called) && called.name.text === "each";

const typeOf = (type: ts.TypeNode, { source, imports }: Typed): string => typeText(type, source, imports);
const typeTag = (type: ts.TypeNode, typed: Typed): string => `@type {${typeOf(type, typed)}}`;

/** `Map<string, Row>` of what is called with these types. */
function calledText({ expression, typeArguments }: ts.CallExpression | ts.NewExpression, typed: Typed): string {
  const types = (typeArguments ?? []).map((type) => typeOf(type, typed));
  return `${expression.getText(typed.source)}<${types.join(", ")}>`;
}

function variableTags({ declarationList }: ts.VariableStatement, typed: Typed): string[] {
  const [variable, other] = declarationList.declarations;
  if (variable === undefined || other !== undefined) return [];
  if (variable.type) return [typeTag(variable.type, typed)];
  const { initializer } = variable;
  return initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
    ? functionTags(initializer, typed)
    : [];
}

/** A function whose comment stands above the variable that it is the value of. */
const isVariable = ({ parent }: ts.Node): boolean =>
  ts.isVariableDeclaration(parent) && ts.isVariableStatement(parent.parent.parent);

/** Tags below what the comment of a node says so far. */
function docComment(node: ts.Node, tags: readonly string[], { source }: Typed): TextEdit[] {
  if (tags.length === 0) return [];
  const start = node.getStart(source);
  const lineStart = source.text.lastIndexOf("\n", start - 1) + 1;
  const indent = /^\s*/.exec(source.text.slice(lineStart, start))?.[0] ?? "";
  const doc = docCommentOf(node, source);
  const text = docCommentText(doc?.lines ?? [], tags, indent);
  return [
    doc === undefined ? { start, end: start, text: `${text}\n${indent}` } : { start: doc.start, end: doc.end, text },
  ];
}

/** Of a function among arguments: what it gives may be narrower than what it says. */
function inlineReturn(node: ts.SignatureDeclaration, typed: Typed): TextEdit[] {
  if (!node.type) return [];
  const start = node.getStart(typed.source);
  return [{ start, end: start, text: `/** @returns {${typeOf(node.type, typed)}} */ ` }];
}

const inlineParams = ({ parameters }: ts.SignatureDeclaration, typed: Typed): TextEdit[] =>
  parameters.flatMap((parameter) => {
    if (!parameter.type) return [];
    const start = parameter.getStart(typed.source);
    return [{ start, end: start, text: `/** ${typeTag(parameter.type, typed)} */ ` }];
  });

/** A type in a comment is a cast where the expression after it has parentheses. */
function cast(node: ts.Expression, value: ts.Expression, type: string, { source }: Typed): TextEdit[] {
  const comment = `/** @type {${type}} */ `;
  const enclosed = ts.isParenthesizedExpression(node.parent) ? node.parent : undefined;
  const start = (enclosed ?? value).getStart(source);
  if (enclosed) return [{ start, end: start, text: comment }];
  return [
    { start, end: start, text: `${comment}(` },
    { start: value.end, end: value.end, text: ")" },
  ];
}
