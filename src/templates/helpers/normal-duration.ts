import { normalDuration as normal } from "../../answers/duration.js";
import { TemplateFailure } from "../failure.js";
import { type HelperFactory, textArgument } from "./helper.js";

/** `{{str (normalDuration answers.wait)}}`: a time as the SDK asks Inngest for it, `1d` for `24h`; for expectations. */
export const normalDuration: HelperFactory =
  () =>
  (...args) => {
    const given = textArgument(args, 0, "normalDuration");
    const text = normal(given);
    if (text === undefined)
      throw new TemplateFailure(`${JSON.stringify(given)} is not a time such as 30s, 5m, 2h or 1d`);
    return text;
  };
