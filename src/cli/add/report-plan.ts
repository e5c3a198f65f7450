import { planDiffers } from "../../plan/plan-differs.js";
import type { Context } from "../context.js";
import { formatDiff } from "../output/diff.js";
import { formatChanges, formatNextSteps, formatWarning, summarise } from "../output/human.js";
import { printJson } from "../output/json.js";
import { planDocument } from "../output/plan-document.js";
import type { WriteOptions } from "../write-options.js";
import type { Made } from "./made.js";

/** Prints what was done, or would be. The same for a dry run and a real one, but for one sentence. */
export function reportPlan(
  made: Made,
  { streams, colors }: Context,
  options: WriteOptions,
  { command, written }: { readonly command: string; readonly written: boolean },
): void {
  const { plan, rerun } = made;
  if (options.json) {
    printJson(streams, planDocument(plan, { command, rerun, diff: options.diff }));
    return;
  }
  for (const warning of plan.warnings) streams.stderr.write(`${formatWarning(warning, colors)}\n`);
  const parts: string[] = [];
  if (!options.quiet) parts.push(formatChanges(plan.changes, colors));
  if (options.diff) parts.push(formatDiff(plan.changes, colors));
  if (!options.quiet) parts.push(made.differing ? differing(made.differing) : summarise(plan, written));
  if (!options.quiet && plan.nextSteps.length > 0 && planDiffers(plan))
    parts.push(`Next:\n${formatNextSteps(plan.nextSteps)}`);
  const text = parts.filter(Boolean).join("\n\n");
  if (text !== "") streams.stdout.write(`${text}\n`);
}

const differing = (jobs: number): string =>
  `${jobs === 1 ? "1 job is" : `${jobs} jobs are`} there and not what ${jobs === 1 ? "it is" : "they are"} asked to be.`;
