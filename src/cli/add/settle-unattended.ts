import { ScaffoldError } from "../../errors/scaffold-error.js";
import { detectProject } from "../../project/detect.js";
import type { ReadHost } from "../../project/host.js";
import type { Context } from "../context.js";
import type { AddInput } from "./add-input.js";
import type { Made } from "./made.js";
import { makePlan, overridesOf } from "./make-plan.js";
import { namedByHand } from "./named-by-hand.js";
import { reportFindings } from "./report-findings.js";
import { settleConflicts } from "./settle-conflicts.js";

/** The plan of a command line, with the flag's answer to every conflict. */
export function settleUnattended({ raw, options, template, config }: AddInput, context: Context, host: ReadHost): Made {
  if (template === undefined) throw new ScaffoldError("INTERNAL", "The template is not known.");
  const project = namedByHand(raw.name, () => detectProject(host, options.cwd, overridesOf(raw, config, template)));
  if (options.verbose && !options.json) reportFindings(project, context);
  const made = makePlan({ host, project, template, raw, options, config });
  const policy = options.onConflict === "skip" || options.onConflict === "overwrite" ? options.onConflict : "fail";
  return { ...made, plan: settleConflicts(made.plan, () => policy) };
}
