import { RESERVED_WORDS } from "../../answers/reserved-words.js";
import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

/** Words that the language reads as such in some places, and that modules export all the same: `of`, `set`. */
const USABLE_WORDS: ReadonlySet<string> = new Set(["as", "async", "from", "get", "of", "set", "type"]);

const isIdentifier = (name: string): boolean =>
  /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) && (!RESERVED_WORDS.has(name) || USABLE_WORDS.has(name));

/** `{{import "z" from="zod"}}`: imports a name of a package and prints it. `type=true` imports it as a type. */
export const importName: HelperFactory =
  ({ imports }) =>
  (...args) => {
    const name = textArgument(args, 0, "import");
    const { from, type } = optionsOf(args).hash as { from?: unknown; type?: unknown };
    if (!isIdentifier(name))
      throw new Error(`${JSON.stringify(name)} is no name that a module can export and a file use`);
    if (typeof from !== "string") throw new Error('import needs from="a package"');
    imports.add(from, { exported: name, local: name, type: type === true });
    return name;
  };
