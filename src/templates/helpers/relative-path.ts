import { posix } from "node:path";
import { stringLiteral } from "../../text/ts-literal.js";
import { type HelperFactory, textArgument } from "./helper.js";

/** `{{relativePath alias.directory}}`: the way from the folder of this file to one of the project, as a string literal. */
export const relativePath: HelperFactory =
  ({ path }) =>
  (...args) =>
    stringLiteral(posix.relative(posix.dirname(path), textArgument(args, 0, "relativePath")) || ".");
