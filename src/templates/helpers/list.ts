import type { HelperFactory } from "./helper.js";

/** `{{list keys}}`: `documentId, organizationId`. */
export const list: HelperFactory =
  () =>
  (...args) => {
    const [values] = args;
    if (Array.isArray(values)) return values.join(", ");
    throw new Error("list needs an array");
  };
