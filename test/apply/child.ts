import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { applyPlan } from "../../src/apply/apply-plan.js";
import { diskHost } from "../../src/apply/disk-host.js";
import { acquireLock } from "../../src/apply/lock.js";
import { recover } from "../../src/apply/recover.js";
import type { Plan } from "../../src/plan/plan.js";

// What the tests run as a process of its own, so that it can be killed.
const [job, root = "", argument = ""] = process.argv.slice(2);

/** Holds the lock while a file marks it: a second holder finds the mark. */
async function critical(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const release = await acquireLock(root, { waitMs: 60_000 });
    writeFileSync(`${root}/mark`, String(process.pid), { flag: "wx" });
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 3));
    rmSync(`${root}/mark`);
    await release();
  }
}

/** Applies a plan and its opposite in turn, until it is killed. */
async function backAndForth(there: Plan, back: Plan): Promise<void> {
  process.stdout.write("ready\n");
  for (;;) {
    for (const plan of [there, back]) await applyPlan(plan);
  }
}

const report = (error: unknown): void => {
  process.stdout.write(`${(error as { code?: string }).code}\n`);
  process.exitCode = 1;
};

if (job === "critical") await critical(Number(argument)).catch(report);
if (job === "recover") await recover(root).catch(report);
if (job === "apply") await applyPlan(JSON.parse(readFileSync(argument, "utf8")) as Plan).catch(report);
if (job === "apply-interrupted") {
  const host = diskHost();
  let renames = 0;
  const interrupting = {
    ...host,
    rename(from: string, to: string): void {
      host.rename(from, to);
      if (++renames === 3) process.kill(process.pid, "SIGINT");
    },
  };
  await applyPlan(JSON.parse(readFileSync(argument, "utf8")) as Plan, interrupting).catch(report);
}
if (job === "back-and-forth") {
  const { there, back } = JSON.parse(readFileSync(argument, "utf8")) as { there: Plan; back: Plan };
  await backAndForth(there, back).catch(report);
}
if (job === "hold") {
  await acquireLock(root, { waitMs: 60_000 });
  process.stdout.write("held\n");
  setInterval(() => undefined, 1000);
}
