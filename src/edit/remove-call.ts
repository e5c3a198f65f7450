import type { ts } from "@ts-morph/common";
import type { Edit } from "./splice.js";

/** Takes a call, from its dot on, out of the chain that it ends or stands in: the inverse of `insertCall`. */
export function removeCall(call: ts.CallExpression & { readonly expression: ts.PropertyAccessExpression }): Edit {
  const from = call.expression.expression.end;
  return { offset: from, insert: "", remove: call.end - from };
}
