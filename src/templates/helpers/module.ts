import { type HelperFactory, optionsOf } from "./helper.js";

/** `{{#module}}…{{/module}}`: the imports that the body asked for, a blank line, the body. */
export const module: HelperFactory = (scope) =>
  function (...args) {
    const body = optionsOf(args).fn(this).replace(/^\n+/, "");
    const imports = scope.imports.print();
    return imports === "" ? body : `${imports}\n${body}`;
  };
