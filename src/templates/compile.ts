import Handlebars from "handlebars";
import { PRECOMPILED } from "./precompiled.js";
import { type PartialCall, prepare } from "./prepare.js";

export interface Compiled {
  readonly program: HandlebarsTemplateDelegate;
  /** Empty for a built-in text: those are checked before they are packed. */
  readonly partials: readonly PartialCall[];
}

/** `esbuild.templates.mjs` has the same. */
const OPTIONS = { noEscape: true, strict: true, preventIndent: false };

/** By the set of helpers, then by text. */
const compiled = new WeakMap<ReadonlySet<string>, Map<string, Compiled>>();

/**
 * Every file of a template is rendered with all partials: a text is compiled once, at its first use.
 *
 * @param helpers the names of all helpers there are
 * @throws TemplateFailure, and Handlebars' own errors where the text does not parse
 */
export function compile(text: string, helpers: ReadonlySet<string>): Compiled {
  const texts = compiled.get(helpers) ?? new Map<string, Compiled>();
  compiled.set(helpers, texts);
  const known = texts.get(text);
  if (known !== undefined) return known;
  const ready = Object.hasOwn(PRECOMPILED, text) ? PRECOMPILED[text] : undefined;
  const result =
    ready === undefined ? compileNew(text, helpers) : { program: Handlebars.template(ready), partials: [] };
  texts.set(text, result);
  return result;
}

function compileNew(text: string, helpers: ReadonlySet<string>): Compiled {
  const { program, partials } = prepare(text, helpers);
  return { program: compileTree(program), partials };
}

/** @param program a tree that was prepared */
export const compileTree = (program: hbs.AST.Program): HandlebarsTemplateDelegate =>
  Handlebars.compile(program, OPTIONS);
