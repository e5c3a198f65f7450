import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

/** `{{import "z" from="zod"}}`: imports a name of a package and prints it. `type=true` imports it as a type. */
export const importName: HelperFactory =
  ({ imports }) =>
  (...args) => {
    const name = textArgument(args, 0, "import");
    const { from, type } = optionsOf(args).hash as { from?: unknown; type?: unknown };
    if (typeof from !== "string") throw new Error('import needs from="a package"');
    imports.add(from, { exported: name, local: name, type: type === true });
    return name;
  };
