import { holds } from "../condition.js";
import { NAMES, type TemplateView } from "../view.js";
import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

/** `{{#when "db and sdk=4"}}…{{else}}…{{/when}}`: a condition on the context, as in the manifest. */
export const when: HelperFactory = ({ context }) =>
  function (...args) {
    const { fn, inverse } = optionsOf(args);
    const { [NAMES]: names } = context as TemplateView;
    return holds(textArgument(args, 0, "when"), context, names) ? fn(this) : inverse(this);
  };
