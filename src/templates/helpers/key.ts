import { propertyKey } from "../../text/ts-literal.js";
import { type HelperFactory, textArgument } from "./helper.js";

/** `{{key field.name}}`: a property key, quoted where it has to be. */
export const key: HelperFactory =
  () =>
  (...args) =>
    propertyKey(textArgument(args, 0, "key"));
