import { resolve } from "node:path";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { checkExamples, type ExampleResult } from "../../plan/example/check-examples.js";
import { listTemplates, loadTemplate, type Template } from "../../templates/load.js";
import { type CommonOptions, readCommonOptions, textFlag } from "../common-options.js";
import type { Context } from "../context.js";
import { fromHere } from "../output/from-here.js";
import { printJson } from "../output/json.js";
import type { Parsed } from "../parse-flags.js";
import { refuseFlags } from "../refuse-flags.js";
import { type Directories, readDirectories, refuseUnnamed, sourceOf } from "./directories.js";
import { formatResults, isFailure, type Tested } from "./format-results.js";
import { junitReport } from "./junit-report.js";
import { resultsDocument } from "./results-document.js";
import { updateSnapshots } from "./update-snapshots.js";
import { reportTo } from "./write-report.js";

/** Exit code where an example is not as its snapshot, or a template has none. */
const FOUND = 3;

/**
 * `templates test [id]`: every example of the team's own templates, or of the built-in ones where there are none, is
 * rendered in a small project in memory and compared with its snapshot. A template without an example fails.
 *
 * @throws USAGE for `-u` where CI is set, where there is no template to test, or the team's are named nowhere; TEMPLATE_UNKNOWN, TEMPLATE_INVALID,
 * OUTSIDE_ROOT for a report outside the project
 */
export async function test(parsed: Parsed, context: Context): Promise<number> {
  const { streams } = context;
  const options = readCommonOptions(parsed, streams);
  const update = parsed.flags.has("update");
  if (update) refuseInCI(streams.env);
  const directories = await readDirectories(parsed, streams);
  refuseUnnamed(directories, options.cwd, parsed.operands[0]);
  const templates = templatesToTest(directories, parsed.operands[0]);
  if (update) refuseInstalled(templates);
  if (templates.length === 0) throw nothingToTest();
  refuseFlags(templates);
  const junit = textFlag(parsed.flags, "junit");
  const writeReport = junit === undefined ? undefined : reportTo(resolve(options.cwd, junit), options.cwd);
  const results = templates.flatMap(checkExamples).map((result) => shownFrom(streams.cwd, result));
  const untested = withoutExample(templates, results);
  const written = update ? await updateSnapshots(results, context) : [];
  const failed = results.filter((result) => isFailure(result) && !written.includes(result));
  await writeReport?.(junitReport({ results, written, untested }));
  report({ results, written, untested }, options, context);
  return failed.length + untested.length > 0 ? FOUND : 0;
}

const shownFrom = (cwd: string, result: ExampleResult): ExampleResult =>
  result.error === undefined ? result : { ...result, error: fromHere(result.error, cwd) };

/** Ids of the templates that nothing tries; the snapshot of an example that is gone does not count. */
function withoutExample(templates: readonly Template[], results: readonly ExampleResult[]): string[] {
  const tried = new Set(results.filter(({ status }) => status !== "stale").map(({ template }) => template));
  return templates.filter((template) => !tried.has(template)).map(({ manifest }) => manifest.id);
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

const nothingToTest = (): ScaffoldError =>
  new ScaffoldError("USAGE", "There is nothing to test: the directories of templates have none.", {
    hint: "Make a template first: scaffold inngest templates new my-template.",
  });

function report(tested: Tested, options: CommonOptions, { streams, colors }: Context): void {
  if (options.json) printJson(streams, resultsDocument(tested));
  else streams.stdout.write(formatResults({ ...tested, quiet: options.quiet }, colors));
}
