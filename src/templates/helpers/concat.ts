import type { HelperFactory } from "./helper.js";
import { joined } from "./joined.js";

/** `(concat "event.data." entity.idField)`: texts put together, for use in other helpers and partials. */
export const concat: HelperFactory =
  () =>
  (...args) =>
    joined(args, "concat");
