import { definedOnly } from "../../answers/defined-only.js";
import { QUESTIONS } from "../../answers/questions.js";
import { withConfig } from "../../config/configured-answers.js";
import { explainConfigured } from "../../config/explain-configured.js";
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
import { projectConfig } from "../project-config.js";
import { configDocument, describeConfig } from "./describe-config.js";
import { originsOf, whereOf } from "./origins.js";

/** Detects, and prints everything that was found, and what the project's configuration says. */
export async function printInfo(
  { flags }: Parsed,
  options: CommonOptions,
  { streams, colors }: Context,
): Promise<void> {
  const host = diskReadHost();
  locateRoot(host, options.cwd);
  const { config } = await projectConfig(options.cwd, []);
  const given = Object.fromEntries(LAYOUT.map(({ key, flag = "" }) => [key, textFlag(flags, flag.slice(2))]));
  const { serve, client, dir, testDir } = withConfig(definedOnly(given), config);
  const detect = (): Project => {
    try {
      return detectProject(host, options.cwd, definedOnly({ serve, client, dir, testDir }));
    } catch (error) {
      throw explainConfigured(error, { config, raw: definedOnly(given) });
    }
  };
  const project = detect();
  const orm = detectOrm(host, project);
  const directories = { root: project.root, cwd: options.cwd };
  const origins = originsOf(project, { given, config });
  if (options.json) {
    printJson(streams, {
      ok: true,
      project: { ...project, functions: toldFunctions(project), ...(orm === undefined ? {} : { orm }) },
      origins,
      ...(config.source === undefined ? {} : { config: configDocument(config, directories) }),
    });
    return;
  }
  for (const warning of project.warnings) streams.stderr.write(`${formatWarning(warning, colors)}\n`);
  if (options.quiet) return;
  const found = describeProject(project, orm).map((line) => ({ ...line, where: whereOf(line, origins) }));
  const lines = [{ label: "Project", value: project.root }, ...found, ...describeConfig(config, directories)];
  streams.stdout.write(`${formatFindings(lines, colors)}\n${formatFunctions(project)}`);
}

const LAYOUT = QUESTIONS.filter(({ isPath }) => isPath === true);

type Existing = Project["functions"][number];

/** Whether a function is served is null where that cannot be told. */
const toldFunctions = ({
  functions,
  registration,
}: Project): (Omit<Existing, "served"> & { served: boolean | null })[] =>
  functions.map((each) => ({ ...each, served: each.served || (registration.unclear ? null : false) }));

function formatFunctions(project: Project): string {
  const functions = toldFunctions(project);
  const line = ({ id, events, crons, file, line: at, served }: (typeof functions)[number]): string => {
    const triggers = [...events, ...crons].join(", ");
    const parts = [
      id,
      triggers,
      `${file}:${at}`,
      served ? "" : served === null ? "served or not: cannot be told" : "not served",
    ];
    return `  ${parts.filter(Boolean).map(visible).join("  ")}`;
  };
  return functions.length === 0 ? "" : `\nFunctions\n${functions.map(line).join("\n")}\n`;
}
