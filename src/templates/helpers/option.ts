import { optionText } from "../option-text.js";
import { type HelperFactory, textArgument } from "./helper.js";

/** `{{option "retries"}}`: the expression of a function option, with the imports it needs. */
export const option: HelperFactory =
  (scope) =>
  (...args) => {
    const name = textArgument(args, 0, "option");
    const found = scope.context.options.find((each) => each.key === name);
    if (found === undefined) throw new Error(`the function has no option ${name}`);
    return optionText(found.value, scope);
  };
