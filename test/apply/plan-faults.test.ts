import { describe, expect, it } from "vitest";
import type { RawAnswers } from "../../src/answers/raw-answers.js";
import { resolveAnswers } from "../../src/answers/resolve.js";
import { applyPlan } from "../../src/apply/apply-plan.js";
import { type Fault, type MemoryHost, memoryHost } from "../../src/apply/memory-host.js";
import { recover } from "../../src/apply/recover.js";
import type { FileChange, Plan } from "../../src/plan/plan.js";
import { planJobs } from "../../src/plan/plan-jobs.js";
import { planRemove } from "../../src/plan/plan-remove.js";
import { detectProject } from "../../src/project/detect.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import { type Files, filesOfApp } from "../plan/planned.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { underRoot } from "./sample-plan.js";

const FULL = process.env.SCAFFOLD_FULL === "1";
const root = "/p";
const app = filesOfApp("sdk4", "barrel");
const template = loadTemplate("event", [builtinTemplatesDirectory()]);
const jobs = (count: number): RawAnswers[] =>
  Array.from({ length: count }, (_, at) => {
    const letter = String.fromCharCode(97 + at);
    return { name: `file-note-${letter}`, event: `notes/note.filed-${letter}`, field: ["noteId:string"], retries: "3" };
  });

function planFor(files: Files, all: readonly RawAnswers[]): Plan {
  const host = memoryReadHost(underRoot(root, files));
  return planJobs({
    host,
    detect: (on, choose) => detectProject(on, root, choose),
    jobs: all.map((raw) => ({
      ...{ name: raw.name ?? "", template, choose: {} },
      resolve: (project) => resolveAnswers(raw, template.manifest, project),
      explain: (error) => error,
      place: (warning) => warning,
    })),
  });
}

function applied(files: Files, changes: readonly FileChange[]): Files {
  const after: Record<string, string> = { ...files };
  for (const { path, after: text } of changes) {
    if (text === undefined) delete after[path];
    else after[path] = text;
  }
  return after;
}

const one = planFor(app, jobs(1));
const withOne = applied(app, one.changes);
const removal = planRemove({
  host: memoryReadHost(underRoot(root, withOne)),
  project: detectProject(memoryReadHost(underRoot(root, withOne)), root),
  id: "file-note-a",
});

describe.each([
  ["one job", app, one],
  ["a removal", withOne, removal],
  ["twenty jobs", app, planFor(app, jobs(20))],
])("a fault while the plan of %s is applied", (_what, files, plan) => {
  const project = (fault?: Fault): MemoryHost => memoryHost(underRoot(root, files)).reopened(fault);
  const BEFORE = project().tree();
  const AFTER = memoryHost(underRoot(root, applied(files, plan.changes))).tree();

  async function stepsOfARun(): Promise<string[]> {
    const host = project();
    await applyPlan(plan, host);
    expect(host.tree()).toEqual(AFTER);
    return [...host.steps];
  }

  it.each(["once", "stays", "crash"] as const)(
    "that happens at any step and is of the kind %j leaves the tree as it was or as planned, at the latest after the next run",
    { timeout: 600_000 },
    async (how) => {
      const steps = await stepsOfARun();
      const committed = steps.indexOf(`unlink ${root}/.scaffold-inngest/journal.json`) + 1;
      // Of many alike, some; all of them where all is tested.
      const stride = FULL ? 1 : Math.ceil(steps.length / 60);
      for (let at = 1; at <= steps.length; at += stride) {
        const host = project({ at, how, code: "ENOSPC" });
        const error = await applyPlan(plan, host).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        const what = `step ${at}: ${steps[at - 1]}`;
        const wanted = at <= committed ? BEFORE : AFTER;
        if (at <= committed) expect(error, what).toBeDefined();
        if (how === "once" && at <= committed) expect(host.tree(), what).toEqual(BEFORE);
        expect(await recovered(host), what).toEqual(wanted);
      }
    },
  );
});

/** The tree after the next run has rolled back; the process before it is gone, and with it its claim. */
async function recovered(host: MemoryHost): Promise<Record<string, string>> {
  const next = host.reopened();
  for (const path of Object.keys(next.tree())) if (path.endsWith(".lock")) next.unlink(path);
  await recover(root, next);
  return next.tree();
}
