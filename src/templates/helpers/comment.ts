import type { HelperFactory } from "./helper.js";
import { joined } from "./joined.js";

/** `{{comment cron.words}}`: text that can end neither the comment it stands in nor its line. */
export const comment: HelperFactory =
  () =>
  (...args) =>
    joined(args, "comment")
      .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
      .replaceAll("*/", "* /");
