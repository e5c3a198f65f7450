import { applyPlan } from "../../apply/apply-plan.js";
import { acquireLock, LOCK_WAIT_MS } from "../../apply/lock.js";
import { recover } from "../../apply/recover.js";
import { diskReadHost, startSearch } from "../../project/disk-read-host.js";
import type { ReadHost } from "../../project/host.js";
import type { Context } from "../context.js";
import { locateRoot } from "../locate-root.js";
import { differs, type Made } from "./made.js";
import type { AddOptions } from "./read-add.js";
import { reportPlan } from "./report-plan.js";
import { reportPending, reportRecovery, reportWait } from "./report-recovery.js";

/** Makes the plan from what is on disk; conflicts are settled as the options say. */
export type MakeSettled = (host: ReadHost) => Promise<Made>;

/** `add` where nobody can be asked: the command line is the consent. */
export async function addUnattended(make: MakeSettled, options: AddOptions, context: Context): Promise<number> {
  const { root, unit } = locateRoot(diskReadHost(), options.cwd);
  if (options.dryRun || options.check) {
    reportPending(root, context);
    const made = await settled(make, unit);
    reportPlan(made, context, options, { command: "add", written: false });
    return options.check && differs(made) ? 3 : 0;
  }
  const release = await acquireLock(root, { waitMs: LOCK_WAIT_MS, onWait: (holder) => reportWait(holder, context) });
  try {
    reportRecovery(await recover(root), context);
    const made = await settled(make, unit);
    await applyPlan(made.plan);
    reportPlan(made, context, options, { command: "add", written: true });
    return 0;
  } finally {
    await release();
  }
}

/** The project is searched, by git where there is one, while the parser is loaded: both take about as long. */
async function settled(make: MakeSettled, unit: string): Promise<Made> {
  const search = startSearch(unit);
  await import("../../project/detect.js");
  return make(diskReadHost(await search));
}
