import Handlebars from "handlebars";
import { PRECOMPILED } from "./precompiled.js";

const programs = new Map<string, HandlebarsTemplateDelegate>();

/** Every file of a template is rendered with all partials: a text is compiled once, at its first use. */
export function compile(text: string): HandlebarsTemplateDelegate {
  const known = programs.get(text);
  if (known !== undefined) return known;
  const ready = Object.hasOwn(PRECOMPILED, text) ? PRECOMPILED[text] : undefined;
  const program =
    ready === undefined
      ? Handlebars.compile(text, { noEscape: true, strict: true, preventIndent: false })
      : Handlebars.template(ready);
  programs.set(text, program);
  return program;
}
