import { stringLiteral } from "../../text/ts-literal.js";
import { specifierFor } from "../file-scope.js";
import { type HelperFactory, textArgument } from "./helper.js";

/** `{{specifier "db"}}`: how this file would import the module of that symbol, as a string literal. */
export const specifier: HelperFactory =
  (scope) =>
  (...args) =>
    stringLiteral(specifierFor(scope, textArgument(args, 0, "specifier")));
