import { ScaffoldError } from "../errors/scaffold-error.js";
import { invalidTemplate } from "./invalid-template.js";
import type { Template } from "./load.js";
import { placeOfText } from "./manifest-place.js";

/**
 * Judges what a value of the manifest was rendered to. Where it is wrong the template is, and not who uses it, unless
 * an answer to one of its questions is part of it.
 *
 * @param text as the manifest has it
 * @throws TEMPLATE_INVALID at that text; what `judge` throws where an answer is in it
 */
export function judgeRendered<T>(template: Pick<Template, "file" | "source">, text: string, judge: () => T): T {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof ScaffoldError) || /\{\{[^}]*\banswers\./.test(text)) throw error;
    const { message, hint } = error;
    const place = placeOfText(template, text);
    throw invalidTemplate(`${template.file}: ${message}`, { ...place, ...(hint === undefined ? {} : { hint }) });
  }
}
