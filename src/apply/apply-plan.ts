import { dirname } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ChangeAction, Plan } from "../plan/plan.js";
import { checkTargets } from "./check-targets.js";
import { diskHost } from "./disk-host.js";
import { explainFailure } from "./explain-failure.js";
import type { WriteHost } from "./host.js";
import { type Journal, readJournal, removeJournal, writeJournal } from "./journal.js";
import { withLock } from "./lock.js";
import { undo } from "./recover.js";
import { stage, temporaryFile } from "./replace-file.js";
import { resolveLinks } from "./resolve-links.js";
import { holdSignals } from "./signals.js";
import { checkUnchanged, findTarget, journalEntry, pathInRoot, type Target } from "./target.js";

const WRITES: readonly ChangeAction[] = ["create", "modify", "delete"];

/**
 * Carries a plan out: afterwards the project is what the plan says, or what it was. Files are written in the plan's
 * order. Takes the project's lock for the time, unless this process has it. Ctrl-C on the way rolls back.
 *
 * @throws CONFLICT, OUTSIDE_ROOT, READ_ONLY, CHANGED_ON_DISK before anything is written
 * @throws IO when a write fails and everything was rolled back
 * @throws CANCELLED when a signal came and everything was rolled back
 * @throws INTERRUPTED when the rollback failed as well, or an earlier run has not been rolled back
 */
export async function applyPlan(plan: Plan, host: WriteHost = diskHost()): Promise<void> {
  const conflict = plan.changes.find((change) => change.action === "conflict");
  if (conflict !== undefined) {
    throw new ScaffoldError("CONFLICT", `${conflict.path} holds something else.`, { file: conflict.path });
  }
  await withLock(plan.root, host, () => applyLocked(plan, host)).catch((error: unknown) => {
    throw explainFailure(error);
  });
}

async function applyLocked(plan: Plan, host: WriteHost): Promise<void> {
  const root = resolveLinks(host, plan.root).real;
  if (readJournal(host, root) !== undefined) {
    throw new ScaffoldError("INTERRUPTED", "An earlier run was interrupted and has not been rolled back.");
  }
  const all = plan.changes.map((change) => findTarget(host, root, change));
  const targets = all.filter(({ change }) => WRITES.includes(change.action));
  checkTargets(host, targets);
  // The rest of the plan rests on what stays as it is.
  for (const target of all) checkUnchanged(host, target);
  if (targets.length > 0) await holdSignals((received) => carryOut({ host, root, targets, received }));
}

interface Run {
  readonly host: WriteHost;
  readonly root: string;
  readonly targets: readonly Target[];
  readonly received: () => NodeJS.Signals | undefined;
}

async function carryOut(run: Run): Promise<void> {
  const { host, root } = run;
  const journal = newJournal(run);
  try {
    await writeJournal(host, root, journal);
    await replaceFiles(run, journal.token);
    // From here on the plan is carried out: without the journal nothing can be rolled back any more.
    removeJournal(host, root);
  } catch (error) {
    throw explainFailure(error, await undo(host, root, journal));
  }
}

function newJournal({ host, root, targets }: Run): Journal {
  const missing = new Set(targets.flatMap((target) => target.missing));
  return {
    version: 1,
    pid: process.pid,
    since: new Date().toISOString(),
    token: Math.random().toString(36).slice(2, 10).padEnd(8, "0"),
    directories: [...missing].map((directory) => pathInRoot(root, directory)),
    entries: targets.map((target) => journalEntry(host, root, target)),
  };
}

/** All new content first, where a full disk shows; then one rename after the other. */
async function replaceFiles({ host, root, targets, received }: Run, token: string): Promise<void> {
  for (const directory of new Set(targets.flatMap((target) => target.missing))) host.makeDirectory(directory);
  const staged = targets.map((target, index) => stageTarget(host, target, temporaryFile(target.place, token, index)));
  await host.flush(staged.filter((temporary) => temporary !== undefined));
  for (const [index, target] of targets.entries()) {
    await nextTurn();
    const signal = received();
    if (signal !== undefined) throw new ScaffoldError("CANCELLED", `Stopped by ${signal}: nothing was changed.`);
    checkUnchanged(host, target);
    place(host, target, staged[index]);
  }
  await host.flush([...touchedDirectories(targets)]);
  for (const { bytes, place } of targets) if (bytes === undefined) removeEmptyDirectories(host, root, dirname(place));
}

function stageTarget(host: WriteHost, { bytes, place, entry }: Target, temporary: string): string | undefined {
  if (bytes === undefined) return undefined;
  stage(host, temporary, bytes, entry && { path: place, mode: entry.mode });
  return temporary;
}

function place(host: WriteHost, target: Target, staged: string | undefined): void {
  if (staged === undefined) host.unlink(target.place);
  else if (target.entry === undefined) host.moveNew(staged, target.place);
  else host.rename(staged, target.place);
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function touchedDirectories(targets: readonly Target[]): Set<string> {
  return new Set(targets.flatMap(({ place, missing }) => [place, ...missing].map((path) => dirname(path))));
}

/** Git knows no empty directories: one that lost its last file goes too. */
function removeEmptyDirectories(host: WriteHost, root: string, directory: string): void {
  for (let at = directory; at !== root && host.removeDirectory(at); ) at = dirname(at);
}
