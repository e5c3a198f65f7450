import { camelCase, kebabCase, pascalCase, plural, snakeCase, titleCase } from "../../text/case.js";
import { type HelperFactory, textArgument } from "./helper.js";

const cased =
  (name: string, change: (text: string) => string): HelperFactory =>
  () =>
  (...args) =>
    change(textArgument(args, 0, name));

/** `{{camel job.name}}` and its like: a name in another case. */
export const cases: Readonly<Record<string, HelperFactory>> = {
  camel: cased("camel", camelCase),
  pascal: cased("pascal", pascalCase),
  kebab: cased("kebab", kebabCase),
  snake: cased("snake", snakeCase),
  upper: cased("upper", (text) => snakeCase(text).toUpperCase()),
  title: cased("title", titleCase),
  plural: cased("plural", plural),
};
