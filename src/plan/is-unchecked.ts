import { ts } from "@ts-morph/common";
import { findAll, isCallNamed } from "../project/nodes.js";

/**
 * Whether nothing looks at an event's data when it comes: `eventType("…")` of SDK 4 without a schema, or with
 * `staticSchema`, which is a type alone. False where the event is not declared in this source by its name.
 *
 * @param named an expression that is its name as well: `EVENTS.userCreated`
 */
export const isUnchecked = (source: ts.SourceFile, event: string, named?: string): boolean =>
  findAll(source, ts.isCallExpression).some((call) => {
    const [name, options] = call.arguments;
    if (!isCallNamed(call, "eventType") || name === undefined) return false;
    const isNamed = ts.isStringLiteralLike(name) ? name.text === event : name.getText(source) === named;
    if (!isNamed) return false;
    return options === undefined || /\bstaticSchema\b/.test(options.getText(source));
  });
