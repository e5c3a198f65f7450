import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { addSpec } from "../src/cli/add/add-spec.js";
import type { OptionSpec } from "../src/cli/option-spec.js";
import { builtinTemplatesDirectory } from "../src/templates/builtin.js";
import { listTemplates } from "../src/templates/load.js";
import type { TemplateManifest } from "../src/templates/manifest.js";
import { markdownTable, readmeBlock } from "./support/readme.js";
import { repository } from "./support/workspace.js";

const example =
  "fixtures/cases/event-job-with-prisma-in-skill-on-sdk3/expected/src/lib/inngest/functions/generate-report.ts";

describe("README", () => {
  it("lists every flag of add with its help text", () => {
    const table = markdownTable(["Flag", "Meaning"], addSpec().options.map(row));
    expect(readmeBlock("flags", table)).toBe(table);
  });

  it("lists every built-in template", () => {
    const rows = listTemplates([builtinTemplatesDirectory()]).map(({ manifest }) => [
      `\`${manifest.id}\``,
      manifest.title,
      startedBy(manifest),
    ]);
    const table = markdownTable(["Template", "What it writes", "Started by"], rows);
    expect(readmeBlock("templates", table)).toBe(table);
  });

  it("shows a function as it is really generated", () => {
    const code = `\`\`\`ts\n${readFileSync(join(repository, example), "utf8")}\`\`\`\n`;
    expect(readmeBlock("example", code)).toBe(code);
  });
});

/** What starts the job, with what the template brings for it. */
function startedBy({ trigger = ["event", "cron", "both"], defaults }: TemplateManifest): string {
  const own = [defaults.event, defaults.cron].filter((each) => typeof each === "string").map((each) => `\`${each}\``);
  const kinds = { event: "an event", cron: "a schedule", both: "an event and a schedule" };
  return own.length > 0 ? own.join(" and ") : trigger.map((each) => kinds[each]).join(" or ");
}

const row = ({ flag, short, argument, describe: text }: OptionSpec): string[] => {
  const names = [short, flag].filter((name) => name !== undefined).join(", ");
  return [`\`${names}${argument === undefined ? "" : ` ${argument}`}\``, text];
};
