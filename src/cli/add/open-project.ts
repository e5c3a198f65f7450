import { definedOnly } from "../../answers/defined-only.js";
import { refuseHiddenClient } from "../../plan/hidden-client.js";
import { detectProject } from "../../project/detect.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import { detectOrm } from "../../project/orm.js";
import type { Project } from "../../project/project.js";
import { createResolver } from "../../project/resolve-module.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Context } from "../context.js";
import { describeProject, formatFindings } from "../output/findings.js";
import { describeCron } from "../wizard/describe-cron.js";
import { detectAsking } from "../wizard/detect-asking.js";
import type { Prompter } from "../wizard/prompter.js";
import type { AddInput } from "./add-input.js";
import { overridesOf } from "./make-plan.js";
import { namedByHand } from "./named-by-hand.js";
import { recoverFirst } from "./recover-first.js";

export interface Opened {
  readonly project: Project;
  /** With the serve() call that was chosen, where there was a choice. */
  readonly input: AddInput;
}

/** Finds out about the project, and says in one glance what was found. */
export async function openProject(given: AddInput, context: Context, prompter: Prompter): Promise<Opened | Cancelled> {
  const { raw, options } = given;
  const { cwd } = options;
  const root = await recoverFirst(cwd, context, options.dryRun || options.check);
  prompter.intro(context.colors.inverse(" scaffold inngest "));
  const detect = (serve: string | undefined): Project =>
    namedByHand(raw.name, () =>
      detectProject(diskReadHost(), cwd, overridesOf(definedOnly({ ...raw, serve }), given.config, given.template)),
    );
  const detected = await detectAsking({ detect, serve: raw.serve, cwd, root, prompter });
  if (detected === CANCELLED) return CANCELLED;
  const { project, serve } = detected;
  // Before anything is asked.
  const host = diskReadHost();
  refuseHiddenClient(project, { host, root: project.root, resolve: createResolver(host, project.root) });
  if (!options.quiet) {
    const lines = describeProject(project, detectOrm(host, project));
    prompter.note(formatFindings(lines, context.colors), "Found");
  }
  // One that is asked for is shown with its question.
  if (raw.cron !== undefined) prompter.info(describeCron(raw.cron, new Date()));
  return { project, input: { ...given, raw: definedOnly({ ...raw, serve }) } };
}
