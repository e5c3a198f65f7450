import { stringLiteral } from "../../text/ts-literal.js";
import type { HelperFactory } from "./helper.js";
import { joined } from "./joined.js";

/** `{{str event.name}}`: a string literal. Several arguments are joined. */
export const str: HelperFactory =
  () =>
  (...args) =>
    stringLiteral(joined(args, "str"));
