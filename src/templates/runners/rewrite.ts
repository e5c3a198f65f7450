import { ts } from "@ts-morph/common";

/** The text of a node after all rules. */
export type Print = (node: ts.Node) => string;

/** Another text for a node; undefined where the rule has nothing to say of it. */
export type Rule = (node: ts.Node, print: Print) => string | undefined;

/** Prints nodes of a source by the first rule that has a text for them; all else stays as it is written. */
export function printer(source: ts.SourceFile, rules: readonly Rule[]): Print {
  const print: Print = (node) => {
    for (const rule of rules) {
      const text = rule(node, print);
      if (text !== undefined) return text;
    }
    return copied(node);
  };
  const copied = (node: ts.Node): string => {
    const parts: string[] = [];
    let at = node.getStart(source);
    ts.forEachChild(node, (child) => {
      parts.push(source.text.slice(at, child.getStart(source)), print(child));
      at = child.end;
    });
    return parts.join("") + source.text.slice(at, node.end);
  };
  return print;
}

/** `name` of `of.name(…)`, where a call is one of a member of a name. */
export function memberCall(
  node: ts.Node,
  of: string,
): { readonly name: string; readonly call: ts.CallExpression } | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const { expression, name } = node.expression;
  return ts.isIdentifier(expression) && expression.text === of ? { name: name.text, call: node } : undefined;
}

/** The arguments of a call, printed as they were, commas included. */
export function printedArguments(call: ts.CallExpression | undefined, print: Print): string {
  return call === undefined ? "" : call.arguments.map(print).join(", ");
}

/** The blanks before the line that a node begins in. */
export function indentOf(node: ts.Node): string {
  const { text } = node.getSourceFile();
  const line = text.slice(text.lastIndexOf("\n", node.getStart() - 1) + 1);
  return /^ */.exec(line)?.[0] ?? "";
}
