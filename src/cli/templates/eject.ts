import { resolve } from "node:path";
import { ejectFiles } from "../../templates/eject-files.js";
import { loadTemplate } from "../../templates/load.js";
import { shellQuote } from "../../text/shell-quote.js";
import type { Context } from "../context.js";
import { inOwnWords } from "../invocation.js";
import type { Parsed } from "../parse-flags.js";
import { readWriteOptions } from "../write-options.js";
import { readDirectories, targetOf, templatesWords } from "./directories.js";
import { templatePlan } from "./template-plan.js";
import { rootOf, writePlan } from "./write-plan.js";

/**
 * `templates eject <id>`: a copy of a template that gives the same files as long as nobody changes it.
 * @throws TEMPLATE_UNKNOWN, CONFLICT, OUTSIDE_ROOT
 */
export async function eject(parsed: Parsed, context: Context): Promise<number> {
  const options = readWriteOptions(parsed, context.streams);
  const [id = ""] = parsed.operands;
  const directories = await readDirectories(parsed, context.streams, true);
  const to = targetOf(parsed, options.cwd, directories);
  const template = loadTemplate(id, directories.all, directories.helpers);
  const root = rootOf(options.cwd);
  const files = ejectFiles(template);
  const where = templatesWords(to, options.cwd, directories);
  const nextSteps = [
    `Change what is in ${to}, and look at what that does: ${inOwnWords(`npx scaffold inngest templates test ${id}${where}`)}`,
    `Use it: ${inOwnWords(`npx scaffold inngest add my-job --template ${id}${where}`)}`,
  ];
  const make = () => templatePlan(root, resolve(options.cwd, to), { files, nextSteps });
  const rerun = inOwnWords(`npx scaffold inngest templates eject ${id} --to ${shellQuote(to)}`);
  return writePlan({ root, make, options, command: "templates eject", rerun }, context);
}
