import { ts } from "@ts-morph/common";
import type { ScaffoldError } from "../errors/scaffold-error.js";
import { importByHand, NEW_FUNCTION_CAPITALIZED } from "./by-hand.js";
import { factoryOf } from "./factory.js";
import { follow } from "./follow.js";
import { madeLike } from "./listed-by-hand.js";
import type { Located, Modules } from "./modules.js";
import { refusal } from "./refusal.js";

interface LazyClient {
  /** What serve() gets as its client. */
  readonly value: Located;
  /** What holds the functions. */
  readonly list: Located | undefined;
}

/**
 * A client that a function of the project gives when it is called, as when a request comes: no module can import it, and
 * functions that use it are made by functions of their own.
 *
 * @returns undefined where the client is no such call
 */
export function lazyClient(modules: Modules, { value, list }: LazyClient): ScaffoldError | undefined {
  const { node, file } = value;
  const call = ts.isAwaitExpression(node) ? node.expression : node;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  const { text } = call.expression;
  const made = follow(modules, { node: call.expression, file });
  if (made.kind !== "value" || !ts.isFunctionLike(made.node)) return undefined;
  const array =
    list !== undefined && ts.isArrayLiteralExpression(list.node) ? { node: list.node, file: list.file } : undefined;
  const factory = array && factoryOf(modules, array);
  const name = factory?.name ?? `create${NEW_FUNCTION_CAPITALIZED}`;
  const by = node.getText(modules.source(file));
  return refusal(modules, "CLIENT_NOT_FOUND", value, {
    message: `The client in ${file} is what ${text}() of ${made.file} gives when it is called: no module can import it.`,
    hint: `Write the function by hand as below, or export a client from ${made.file} that is made when the module is loaded.`,
    byHand: [
      "// the new file",
      `import { ${text} } from "<${made.file}>";`,
      `export ${ts.isAwaitExpression(node) ? "async " : ""}function ${name}() {`,
      `  return ${ts.isAwaitExpression(node) ? `(${by})` : by}.createFunction(/* … */);`,
      "}",
      "",
      `Add by hand${array === undefined ? "" : ` to the array of ${array.file}, line ${modules.line(array)}`}:`,
      importByHand(name),
      `  [/* as before */, ${ts.isAwaitExpression(node) ? "await " : ""}${factory?.call ?? `${name}()`}]`,
      ...(factory === undefined ? [] : [madeLike(factory)]),
    ].join("\n"),
  });
}
