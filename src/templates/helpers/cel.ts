import { stringLiteral } from "../../text/ts-literal.js";
import type { HelperFactory } from "./helper.js";
import { joined } from "./joined.js";

/**
 * `{{cel "event.data." entity.idField}}`: an expression in CEL that Inngest's server evaluates (a key, an `if`), as a
 * string literal. It may only name data of an event and compare it: a value put into its text could be of any form, and
 * would be read as code (measured: a quote ends the run).
 */
export const cel: HelperFactory =
  () =>
  (...args) => {
    const text = joined(args, "cel");
    if (/^(?:event|async)\.(?:data|user|ts|name|id)\b[\w.]*(?: == (?:event|async)\.[\w.]+)?$/.test(text))
      return stringLiteral(text);
    throw new Error(
      `${JSON.stringify(text)} is neither data of an event, such as event.data.orderId, nor a comparison of two`,
    );
  };
