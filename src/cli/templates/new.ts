import { posix, resolve } from "node:path";
import { parseJobName } from "../../answers/job-name.js";
import { printable } from "../../answers/printable.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { builtinTemplatesDirectory } from "../../templates/builtin.js";
import { listTemplates } from "../../templates/load.js";
import { starterFiles } from "../../templates/starter.js";
import { shellQuote } from "../../text/shell-quote.js";
import type { Context } from "../context.js";
import { inOwnWords } from "../invocation.js";
import type { Parsed } from "../parse-flags.js";
import { readWriteOptions } from "../write-options.js";
import { readDirectories, targetOf, templatesWords } from "./directories.js";
import { inRoot, templatePlan } from "./template-plan.js";
import { rootOf, writePlan } from "./write-plan.js";

/**
 * `templates new <id>`: a small template that works, to start from.
 * @throws NAME_INVALID, NAME_TAKEN for the id of a built-in template, CONFLICT, OUTSIDE_ROOT
 */
export async function newTemplate(parsed: Parsed, context: Context): Promise<number> {
  const options = readWriteOptions(parsed, context.streams);
  const id = parseJobName(parsed.operands[0] ?? "", "id of the template");
  refuseBuiltIn(id);
  const directories = await readDirectories(parsed, context.streams, true);
  const to = targetOf(parsed, options.cwd, directories);
  const root = rootOf(options.cwd);
  const directory = resolve(options.cwd, to);
  const schema = schemaPath(inRoot(root, directory), id);
  const files = starterFiles(id, schema);
  const test = inOwnWords(`npx scaffold inngest templates test ${id}${templatesWords(to, options.cwd, directories)}`);
  const nextSteps = [
    `Look at what it renders to, and keep that as its snapshot: ${test} -u`,
    `From then on, also in CI: ${test}`,
  ];
  const make = () => templatePlan(root, directory, { files, nextSteps });
  const rerun = inOwnWords(`npx scaffold inngest templates new ${id} --to ${shellQuote(to)}`);
  return writePlan({ root, make, options, command: "templates new", rerun }, context);
}

/** From the template to what is installed at the root. */
const schemaPath = (directory: string, id: string): string =>
  posix.join(
    posix.relative(posix.join(directory, id), "."),
    "node_modules/scaffold-inngest/schema/template.schema.json",
  );

function refuseBuiltIn(id: string): void {
  if (!listTemplates([builtinTemplatesDirectory()]).some(({ manifest }) => manifest.id === id)) return;
  throw new ScaffoldError("NAME_TAKEN", `There is a built-in template ${printable(id)}.`, {
    hint: `Copy that one to change it: scaffold inngest templates eject ${id}. Or take another name.`,
  });
}
