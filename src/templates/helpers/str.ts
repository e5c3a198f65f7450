import { stringLiteral } from "../../text/ts-literal.js";
import type { HelperFactory } from "./helper.js";

/** `{{str event.name}}`: a string literal. Several arguments are joined. */
export const str: HelperFactory =
  () =>
  (...args) =>
    stringLiteral(args.slice(0, -1).map(String).join(""));
