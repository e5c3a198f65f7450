import { definedOnly } from "../../answers/defined-only.js";
import { detectProject } from "../../project/detect.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import { detectOrm } from "../../project/orm.js";
import type { Project } from "../../project/project.js";
import { type CommonOptions, textFlag } from "../common-options.js";
import type { Context } from "../context.js";
import { locateRoot } from "../locate-root.js";
import { describeProject, formatFindings } from "../output/findings.js";
import { formatWarning } from "../output/human.js";
import { printJson } from "../output/json.js";
import { visible } from "../output/visible.js";
import type { Parsed } from "../parse-flags.js";

/** Detects, and prints everything that was found. */
export function printInfo({ flags }: Parsed, options: CommonOptions, { streams, colors }: Context): void {
  const host = diskReadHost();
  locateRoot(host, options.cwd);
  const choose = {
    serve: textFlag(flags, "serve"),
    client: textFlag(flags, "client"),
    dir: textFlag(flags, "dir"),
  };
  const project = detectProject(host, options.cwd, definedOnly(choose));
  const orm = detectOrm(host, project);
  if (options.json) {
    printJson(streams, { ok: true, project: orm ? { ...project, orm } : project });
    return;
  }
  for (const warning of project.warnings) streams.stderr.write(`${formatWarning(warning, colors)}\n`);
  if (options.quiet) return;
  const lines = [{ label: "Project", value: project.root }, ...describeProject(project, orm)];
  streams.stdout.write(`${formatFindings(lines, colors)}\n${formatFunctions(project)}`);
}

type Existing = Project["functions"][number];

function formatFunctions({ functions }: Project): string {
  const line = ({ id, events, crons, file, line: at, served }: Existing): string => {
    const triggers = [...events, ...crons].join(", ");
    const parts = [id, triggers, `${file}:${at}`, served ? "" : "not served"];
    return `  ${parts.filter(Boolean).map(visible).join("  ")}`;
  };
  return functions.length === 0 ? "" : `\nFunctions\n${functions.map(line).join("\n")}\n`;
}
