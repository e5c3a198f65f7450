import { useSymbol } from "../file-scope.js";
import { literal, writesOf } from "./assign.js";
import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

/**
 * `{{conditions "waiting" also="lt(items.createdAt, hourAgo)"}}`: with Drizzle, what a row has in a state, as one
 * condition; `before` and `also` are further ones before and behind it, `table` the symbol of its table.
 */
export const conditions: HelperFactory =
  (scope) =>
  (...args) => {
    const { before, also, table = "table" } = optionsOf(args).hash as Partial<Record<string, unknown>>;
    const of = useSymbol(scope, String(table));
    const own = writesOf(scope, textArgument(args, 0, "conditions")).map(({ column, value }) => {
      const held = value.kind === "literal" ? value.value : null;
      const name = `${of}.${column}`;
      return held === null
        ? `${useSymbol(scope, "isNull")}(${name})`
        : `${useSymbol(scope, "eq")}(${name}, ${literal(held)})`;
    });
    const all = [before, ...own, also].filter((each) => typeof each === "string" && each !== "");
    return all.length === 1 ? String(all[0]) : `${useSymbol(scope, "and")}(${all.join(", ")})`;
  };
