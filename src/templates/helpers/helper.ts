import type { HelperOptions } from "handlebars";
import type { FileScope } from "../file-scope.js";

/** Makes a Handlebars helper for one file. The last argument a helper gets is Handlebars' own. */
export type HelperFactory = (scope: FileScope) => (this: unknown, ...args: unknown[]) => unknown;

/** The arguments as a template wrote them, without Handlebars' own. */
export const textArgument = (args: readonly unknown[], index: number, helper: string): string => {
  const value = args.length - 1 > index ? args[index] : undefined;
  if (typeof value === "string") return value;
  throw new Error(`${helper} needs a text as argument ${index + 1}`);
};

export const optionsOf = (args: readonly unknown[]): HelperOptions => args.at(-1) as HelperOptions;
