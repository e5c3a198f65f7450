import { propertyKey } from "../../text/ts-literal.js";
import { type HelperFactory, textArgument } from "./helper.js";

/** `{{property db.id.column "documentId"}}`: `id: documentId`, or the name alone where the two are the same. */
export const property: HelperFactory =
  () =>
  (...args) => {
    const name = textArgument(args, 0, "property");
    const value = textArgument(args, 1, "property");
    return name === value ? name : `${propertyKey(name)}: ${value}`;
  };
