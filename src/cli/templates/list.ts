import { listTemplates } from "../../templates/load.js";
import { readCommonOptions } from "../common-options.js";
import type { Context } from "../context.js";
import { printJson } from "../output/json.js";
import { visible } from "../output/visible.js";
import type { Parsed } from "../parse-flags.js";
import { readDirectories, sourceOf } from "./directories.js";

/** Prints one line per template. */
export async function list(parsed: Parsed, { streams, colors }: Context): Promise<number> {
  const directories = await readDirectories(parsed, streams);
  const templates = listTemplates(directories.all, directories.helpers);
  const source = sourceOf(directories);
  if (readCommonOptions(parsed, streams).json) {
    const described = templates.map((template) => {
      const { id, title, description, sdk } = template.manifest;
      return { id, title, description, source: source(template), sdk };
    });
    printJson(streams, { ok: true, templates: described });
    return 0;
  }
  const widest = Math.max(...templates.map(({ manifest }) => manifest.id.length));
  for (const template of templates) {
    const { id, title, sdk } = template.manifest;
    const notes = [`SDK ${sdk.join(", ")}`, source(template)].join(", ");
    streams.stdout.write(`${colors.bold(id.padEnd(widest))}  ${visible(title)}  ${colors.dim(`(${notes})`)}\n`);
  }
  return 0;
}
