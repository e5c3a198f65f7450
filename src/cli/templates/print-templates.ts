import { listTemplates, loadTemplate, type Template } from "../../templates/load.js";
import type { CommonOptions } from "../common-options.js";
import type { Context } from "../context.js";
import { printJson } from "../output/json.js";
import { visible } from "../output/visible.js";

type Source = "built-in" | "overridden" | "own";

/** Prints one line per template. The last of the directories is the built-in one. */
export function printList(directories: readonly string[], options: CommonOptions, { streams, colors }: Context): void {
  const templates = listTemplates(directories);
  const builtIn = new Set(listTemplates(directories.slice(-1)).map((template) => template.manifest.id));
  if (options.json) {
    const list = templates.map((template) => ({
      id: template.manifest.id,
      title: template.manifest.title,
      description: template.manifest.description,
      source: sourceOf(template, directories, builtIn),
      sdk: template.manifest.sdk,
    }));
    printJson(streams, { ok: true, templates: list });
    return;
  }
  const widest = Math.max(...templates.map(({ manifest }) => manifest.id.length));
  for (const template of templates) {
    const { id, title, sdk } = template.manifest;
    const notes = [`SDK ${sdk.join(", ")}`, sourceOf(template, directories, builtIn)].join(", ");
    streams.stdout.write(`${colors.bold(id.padEnd(widest))}  ${visible(title)}  ${colors.dim(`(${notes})`)}\n`);
  }
}

function sourceOf(template: Template, directories: readonly string[], builtIn: ReadonlySet<string>): Source {
  const builtInDirectory = directories.at(-1) ?? "";
  if (template.directory.startsWith(builtInDirectory)) return "built-in";
  return builtIn.has(template.manifest.id) ? "overridden" : "own";
}

/**
 * Prints what one template is for, writes and asks.
 * @throws TEMPLATE_UNKNOWN
 */
export function printOne(
  id: string,
  directories: readonly string[],
  { options, context }: { readonly options: CommonOptions; readonly context: Context },
): void {
  const { manifest } = loadTemplate(id, directories);
  const { streams, colors } = context;
  if (options.json) {
    printJson(streams, { ok: true, template: manifest });
    return;
  }
  const files = manifest.files.map(({ role, when }) => `  ${role}${when ? colors.dim(`  when ${when}`) : ""}`);
  const questions = manifest.questions.map(({ flag, describe, default: preset }) => {
    const note = preset === undefined ? "" : colors.dim(`  (default ${String(preset)})`);
    return `  ${flag}  ${visible(describe)}${note}`;
  });
  const parts = [
    `${colors.bold(manifest.id)}  ${visible(manifest.title)}`,
    visible(manifest.description),
    `Started by: ${manifest.trigger?.join(" or ") ?? "event, cron or both"}. SDK ${manifest.sdk.join(", ")}.`,
    `Files\n${files.join("\n")}`,
    ...(questions.length > 0 ? [`Flags of its own\n${questions.join("\n")}`] : []),
  ];
  streams.stdout.write(`${parts.join("\n\n")}\n`);
}
