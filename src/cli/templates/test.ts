import { resolve } from "node:path";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { checkExamples, type ExampleResult } from "../../plan/example/check-examples.js";
import { listTemplates, loadTemplate, type Template } from "../../templates/load.js";
import { type CommonOptions, readCommonOptions, textFlag } from "../common-options.js";
import type { Context } from "../context.js";
import { printJson } from "../output/json.js";
import type { Parsed } from "../parse-flags.js";
import { type Directories, readDirectories, sourceOf } from "./directories.js";
import { formatResults, isFailure } from "./format-results.js";
import { junitReport } from "./junit-report.js";
import { resultsDocument } from "./results-document.js";
import { updateSnapshots } from "./update-snapshots.js";
import { writeReport } from "./write-report.js";

/** Exit code where an example is not as its snapshot. */
const FOUND = 3;

/**
 * `templates test [id]`: every example of the team's own templates, or of the built-in ones where there are none, is
 * rendered in a small project in memory and compared with its snapshot.
 *
 * @throws USAGE for `-u` where CI is set, or where there is nothing to test; TEMPLATE_UNKNOWN, TEMPLATE_INVALID
 */
export async function test(parsed: Parsed, context: Context): Promise<number> {
  const { streams } = context;
  const options = readCommonOptions(parsed, streams);
  const update = parsed.flags.has("update");
  if (update) refuseInCI(streams.env);
  const directories = await readDirectories(parsed, streams);
  const templates = templatesToTest(directories, parsed.operands[0]);
  if (update) refuseInstalled(templates);
  const results = templates.flatMap(checkExamples);
  if (results.length === 0) throw nothingToTest(templates);
  const written = update ? await updateSnapshots(results, context) : [];
  const failed = results.filter((result) => isFailure(result) && !written.includes(result));
  const junit = textFlag(parsed.flags, "junit");
  if (junit !== undefined) await writeReport(resolve(options.cwd, junit), junitReport(results, written));
  report({ templates, results, written }, options, context);
  return failed.length > 0 ? FOUND : 0;
}

function templatesToTest(directories: Directories, id: string | undefined): readonly Template[] {
  if (id !== undefined) return [loadTemplate(id, directories.all, directories.helpers)];
  const source = sourceOf(directories);
  const wanted = directories.own.length === 0;
  return listTemplates(directories.all, directories.helpers).filter(
    (template) => (source(template) === "built-in") === wanted,
  );
}

function refuseInCI(env: Context["streams"]["env"]): void {
  if (env.CI === undefined || env.CI === "") return;
  throw new ScaffoldError("USAGE", "Snapshots are not written where CI is set.", {
    hint: "Run templates test -u on your own machine, look at what it changes, and commit that.",
  });
}

/** What is installed is not the team's to change. */
function refuseInstalled(templates: readonly Template[]): void {
  const installed = templates.find(({ directory }) => /[\\/]node_modules[\\/]/.test(directory));
  if (installed === undefined) return;
  throw new ScaffoldError("USAGE", `The snapshots of ${installed.manifest.id} are part of this tool.`, {
    hint: `Copy the template first: scaffold inngest templates eject ${installed.manifest.id}; or name your own with --templates.`,
  });
}

const nothingToTest = (templates: readonly Template[]): ScaffoldError =>
  new ScaffoldError("USAGE", "There is nothing to test: no template has an example.", {
    hint: templates[0]
      ? `Write one: ${templates[0].manifest.id}/examples/small-project.json.`
      : "Make a template first: scaffold inngest templates new my-template.",
  });

interface Report {
  readonly templates: readonly Template[];
  readonly results: readonly ExampleResult[];
  /** Those whose snapshots were written. */
  readonly written: readonly ExampleResult[];
}

function report({ templates, results, written }: Report, options: CommonOptions, { streams, colors }: Context): void {
  const tested = new Set(results.map(({ template }) => template));
  const untested = templates.filter((template) => !tested.has(template)).map(({ manifest }) => manifest.id);
  if (options.json) printJson(streams, resultsDocument(results, written, untested));
  else streams.stdout.write(formatResults({ results, written, untested, quiet: options.quiet }, colors));
}
