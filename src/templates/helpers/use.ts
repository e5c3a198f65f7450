import { useSymbol } from "../file-scope.js";
import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

/** `{{use "client"}}`: imports the symbol of that role and prints its local name. `type=true` imports it as a type. */
export const use: HelperFactory =
  (scope) =>
  (...args) =>
    useSymbol(scope, textArgument(args, 0, "use"), optionsOf(args).hash.type === true);
