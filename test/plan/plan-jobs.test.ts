import { describe, expect, it } from "vitest";
import type { RawAnswers } from "../../src/answers/raw-answers.js";
import { resolveAnswers } from "../../src/answers/resolve.js";
import { templateOf } from "../../src/answers/trigger.js";
import type { FileChange } from "../../src/plan/plan.js";
import { planAdd } from "../../src/plan/plan-add.js";
import { type Job, planJobs } from "../../src/plan/plan-jobs.js";
import { detectProject } from "../../src/project/detect.js";
import type { ReadHost } from "../../src/project/host.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import fc from "../support/properties.js";
import { LAYOUTS, SDKS } from "../support/workspace.js";
import { type Files, filesOfApp } from "./planned.js";
import { root } from "./sample-project.js";

const hostOf = (files: Files): ReadHost =>
  memoryReadHost(Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])));
const templateFor = (raw: RawAnswers) => loadTemplate(templateOf(raw) ?? "event", [builtinTemplatesDirectory()]);
const chooseFor = (raw: RawAnswers) => (templateOf(raw) === "cron" ? { trigger: "cron" as const } : {});

const jobOf = (raw: RawAnswers): Job => {
  const template = templateFor(raw);
  return {
    ...{ name: raw.name ?? "", template, choose: chooseFor(raw) },
    resolve: (project) => resolveAnswers(raw, template.manifest, project),
    explain: (error) => error,
    place: (warning) => warning,
  };
};

function together(files: Files, jobs: readonly RawAnswers[]): { files: Files; changes: readonly FileChange[] } {
  const detect = (host: ReadHost, choose: object) => detectProject(host, root, choose);
  const { changes } = planJobs({ host: hostOf(files), detect, jobs: jobs.map(jobOf) });
  return { files: applied(files, changes), changes };
}

function oneByOne(files: Files, jobs: readonly RawAnswers[]): Files {
  return jobs.reduce((now, raw) => {
    const host = hostOf(now);
    const project = detectProject(host, root, chooseFor(raw));
    const template = templateFor(raw);
    const { answers } = resolveAnswers(raw, template.manifest, project);
    return applied(now, planAdd({ host, project, template, answers }).changes);
  }, files);
}

function applied(files: Files, changes: readonly FileChange[]): Files {
  const after = { ...files };
  for (const { path, before, after: text } of changes) {
    expect(before, path).toBe(files[path]);
    if (text !== undefined) after[path] = text;
  }
  return after;
}

/** Each says its retries: of those that do not, the second takes the habit of the first when it comes later. */
const field = ["callId:string", "organizationId:string", "kind:quick|full?", "at:date"];
const JOBS: readonly RawAnswers[] = (
  [
    { name: "record-call", event: "crm/call.recorded", field, extra: { downstream: "crm/call.transcribed" } },
    { name: "summarise-call", event: "crm/call.transcribed", concurrency: ["5:event.data.callId"] },
    { name: "archive-call", event: "crm/call.recorded", retries: "7" },
    { name: "nightly-calls", cron: "TZ=Europe/Prague 0 2 * * *", entity: "call" },
    { name: "sync-calls", event: "crm/calls.requested", cron: "0 3 * * *", field: ["organizationId:string"] },
  ] satisfies RawAnswers[]
).map((job) => ({ retries: "4", ...job }));
const apps = SDKS.flatMap((sdk) => LAYOUTS.map((layout) => ({ sdk, layout })));

describe.each(apps)("planJobs on $sdk/$layout", ({ sdk, layout }) => {
  const files = filesOfApp(sdk, layout);

  it("plans what the jobs make when they are added one after the other", () => {
    expect(together(files, JOBS).files).toEqual(oneByOne(files, JOBS));
  });

  it("finds everything there the second time, whatever part of it was there before", () => {
    for (const some of [JOBS, JOBS.slice(0, 2), JOBS.slice(3)]) {
      const once = together(together(files, some).files, JOBS);
      const { changes } = together(once.files, JOBS);
      expect(changes.filter(({ action }) => action !== "identical")).toEqual([]);
      expect(changes.map(({ path }) => path).sort()).toEqual([...new Set(changes.map(({ path }) => path))].sort());
    }
  });
});

describe("planJobs", () => {
  it("gives the same as one after the other for jobs of any kind and order", () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}-[a-z]{2,6}$/), { minLength: 1, maxLength: 4 });
    const event = fc.constantFrom("crm/call.made", "notes/item.added", "a/b.c");
    const job = fc.record(
      {
        event,
        field: fc.constant(["callId:string", "organizationId:string"]),
        retries: fc.constantFrom("1", "2"),
        downstream: fc.constantFrom("crm/call.done", "a/b.d"),
      },
      { requiredKeys: ["event", "retries"] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...apps), names, fc.array(job, { minLength: 4, maxLength: 4 }), (app, all, rest) => {
        const files = filesOfApp(app.sdk, app.layout);
        const jobs = all.map((name, index): RawAnswers => {
          const { downstream, field: fields, ...raw } = rest[index] ?? { event: "a/b.c" };
          // Whoever names an event first says what it carries.
          const first = all.findIndex((_, at) => rest[at]?.event === raw.event) === index;
          const extra = downstream === undefined ? {} : { downstream };
          return { name, ...raw, ...(first && fields !== undefined ? { field: fields } : {}), extra };
        });
        expect(together(files, jobs).files).toEqual(oneByOne(files, jobs));
      }),
      { numRuns: 10 },
    );
  });
});
