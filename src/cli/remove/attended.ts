import type { Plan } from "../../plan/plan.js";
import { planDiffers } from "../../plan/plan-differs.js";
import { settleUncommitted, type UncommittedPolicy } from "../../plan/settle-uncommitted.js";
import { detectProject } from "../../project/detect.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import { carryOut } from "../add/carry-out.js";
import { recoverFirst } from "../add/recover-first.js";
import { reportPlan } from "../add/report-plan.js";
import { conflictsOf } from "../add/settle-conflicts.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { confirmPlan } from "../wizard/confirm-plan.js";
import { detectAsking } from "../wizard/detect-asking.js";
import { terminalPrompter } from "../wizard/prompter.js";
import { askSettlement, type SettlementTerminal } from "../wizard/settle.js";
import { makeRemoval } from "./make-removal.js";
import { type RemoveRequest, rerunOfRemove } from "./read-remove.js";

/** `remove` on a terminal: shows what goes, and takes it out when confirmed. */
export async function removeAttended(request: RemoveRequest, context: Context): Promise<number | Cancelled> {
  const { options, ids, directories, format } = request;
  const { cwd } = options;
  const prompter = terminalPrompter(context.streams);
  const root = await recoverFirst(cwd, context, options.dryRun || options.check);
  prompter.intro(context.colors.inverse(" scaffold inngest remove "));
  const detect = (serve: string | undefined) =>
    detectProject(diskReadHost(), cwd, { ...request.choose, ...(serve === undefined ? {} : { serve }) });
  const detected = await detectAsking({ detect, serve: request.choose.serve, cwd, root, prompter });
  if (detected === CANCELLED) return stop(context);
  const planned = (): Plan =>
    makeRemoval({ host: diskReadHost(), project: detect(detected.serve), ids, directories, format });
  const plan = planned();
  const settlement = await settle(plan, request, { prompter, colors: context.colors });
  if (settlement === CANCELLED) return stop(context);
  const now = (found: Plan): Plan => settleUncommitted(diskReadHost(), found, settlement);
  const shown = { plan: now(plan), rerun: rerunOfRemove(request) };
  if (options.dryRun || options.check) {
    reportPlan(shown, context, options, { command: "remove", written: false });
    return options.check && planDiffers(shown.plan) ? 3 : 0;
  }
  const warned = { ...shown.plan, warnings: [...shown.plan.warnings, ...unsaved(plan)] };
  const question = "Take these out?";
  // What no commit holds is lost for good: that is not to happen by Enter alone.
  const initial = conflictsOf(plan).length > 0 ? "no" : "yes";
  const answer = await confirmPlan(warned, { ...options, question, initial }, { prompter, colors: context.colors });
  if (answer === CANCELLED) return stop(context);
  return carryOut({ shown, again: () => now(planned()), options, context, prompter });
}

/** The one question about the whole plan covers the files that no commit holds; without it each is asked for. */
async function settle(
  plan: Plan,
  { options }: RemoveRequest,
  { prompter, colors }: Pick<SettlementTerminal, "prompter" | "colors">,
): Promise<UncommittedPolicy | Cancelled> {
  const asks = options.onConflict === undefined || options.onConflict === "ask";
  if (asks && (!options.yes || options.dryRun || options.check)) return () => "overwrite";
  const about = (path: string): string => `${path} has changes that no commit holds. What is to happen with it?`;
  const settlement = await askSettlement(plan, options.onConflict, { prompter, colors, about });
  return settlement;
}

const unsaved = (plan: Plan) =>
  conflictsOf(plan).map(({ path }) => ({
    code: "UNCOMMITTED",
    message: `${path} has changes that no commit holds.`,
  }));

function stop({ streams }: Context): Cancelled {
  streams.stdout.write("\nCancelled; nothing was written.\n");
  return CANCELLED;
}
