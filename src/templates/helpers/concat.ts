import type { HelperFactory } from "./helper.js";

/** `(concat "event.data." entity.idField)`: texts put together, for use in other helpers and partials. */
export const concat: HelperFactory =
  () =>
  (...args) =>
    args.slice(0, -1).map(String).join("");
