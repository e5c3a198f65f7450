import { holds } from "../condition.js";
import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

/** `{{#when "db and sdk=4"}}…{{else}}…{{/when}}`: a condition on the context, as in the manifest. */
export const when: HelperFactory = ({ context }) =>
  function (...args) {
    const { fn, inverse } = optionsOf(args);
    return holds(textArgument(args, 0, "when"), context) ? fn(this) : inverse(this);
  };
