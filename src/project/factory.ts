import { ts } from "@ts-morph/common";
import { NEW_FUNCTION_CAPITALIZED } from "./by-hand.js";
import { follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";

/** How a function is made by a call of the project's own, as the others of a list are: `createMail(deps)`. */
export interface Factory {
  /** What the new one's is called. */
  readonly name: string;
  /** The call that makes the new function. */
  readonly call: string;
  /** One of those that are there, and its file. */
  readonly like: { readonly name: string; readonly file: string };
}

/** @returns undefined where an element is no call of a name */
export function factoryOf(modules: Modules, { node, file }: Located<ts.ArrayLiteralExpression>): Factory | undefined {
  const calls = node.elements.filter(ts.isCallExpression);
  const [first] = calls;
  if (first === undefined || calls.length < node.elements.length || !ts.isIdentifier(first.expression))
    return undefined;
  const { text } = first.expression;
  const prefix = /^[a-z]+(?=[A-Z])/.exec(text)?.[0] ?? "create";
  const name = `${prefix}${NEW_FUNCTION_CAPITALIZED}`;
  const given = new Set(
    calls.map((call) => call.arguments.map((each) => each.getText(modules.source(file))).join(", ")),
  );
  const [all = ""] = given;
  const made = follow(modules, { node: first.expression, file });
  return {
    name,
    call: `${name}(${given.size === 1 ? all : "/* … */"})`,
    like: { name: text, file: made.file },
  };
}
