import type { RenderContext } from "./context.js";
import { invalidTemplate } from "./invalid-template.js";
import type { Template } from "./load.js";
import { placeOfText } from "./manifest-place.js";
import { isWanted, renderValue } from "./render.js";

/** A line of `.env.example` that a template asks for. */
export interface EnvEntry {
  readonly name: string;
  readonly value: string;
  readonly comment: string;
}

/**
 * The environment variables of a template for one job.
 * @throws TEMPLATE_INVALID also for what is no name of a variable, or no value of one line
 */
export function renderEnv(template: Template, context: RenderContext): EnvEntry[] {
  return template.manifest.edits.flatMap((edit) => {
    if (typeof edit === "string" || !isWanted(edit.when, template, context)) return [];
    const render = (text: string): string => renderValue(template, context, text);
    const entry = { name: render(edit.env), value: render(edit.value), comment: render(edit.comment ?? "") };
    const reason = whatIsWrong(entry);
    if (reason === undefined) return [entry];
    throw invalidTemplate(`${template.file}: ${reason}.`, placeOfText(template, edit.env));
  });
}

function whatIsWrong({ name, value, comment }: EnvEntry): string | undefined {
  if (!/^[A-Z_][A-Z0-9_]{0,127}$/.test(name)) {
    return `${JSON.stringify(name)} is not the name of an environment variable, such as CRM_SYNC_CRON`;
  }
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(value + comment) ? `what ${name} gets is more than one line` : undefined;
}
