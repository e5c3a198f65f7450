import type { HelperFactory } from "./helper.js";

/** `{{comment cron.words}}`: text that can end neither the comment it stands in nor its line. */
export const comment: HelperFactory =
  () =>
  (...args) =>
    args
      .slice(0, -1)
      .map(String)
      .join("")
      .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
      .replaceAll("*/", "* /");
