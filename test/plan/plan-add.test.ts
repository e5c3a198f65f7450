import { describe, expect, it } from "vitest";
import type { Answers, Field } from "../../src/answers/answers.js";
import { planDiffers } from "../../src/plan/plan-differs.js";
import { LAYOUTS, SDKS } from "../support/workspace.js";
import { type Files, filesOfApp, planned } from "./planned.js";

const text = (name: string): Field => ({ name, type: { kind: "string" }, optional: false });
const job = (own: Partial<Answers>): Answers => ({
  name: "archive-note",
  template: "event",
  trigger: "event",
  event: "notes/note.archived",
  fields: [text("noteId"), text("organizationId")],
  extra: {},
  ...own,
});
const jobs: Record<string, Answers> = {
  event: job({ extra: { downstream: "notes/note.filed" } }),
  cron: { name: "archive-notes", template: "cron", trigger: "cron", cron: "0 2 * * *", extra: {} },
  multi: job({ template: "multi", trigger: "both", cron: "0 2 * * *", fields: [text("organizationId")] }),
};

const plan = (files: Files, answers: Answers) => planned(files, answers).plan;

/** True where `after` is `before` with characters put in between, and none taken out. */
function onlyGrew(before: string, after: string): boolean {
  let at = 0;
  for (const character of after.split("")) if (character === before[at]) at++;
  return at === before.length;
}

describe("planAdd", () => {
  const cases = SDKS.flatMap((sdk) =>
    LAYOUTS.flatMap((layout) => Object.keys(jobs).map((kind) => [kind, sdk, layout] as const)),
  );

  it.each(cases)("plans a job by %s on %s in %s that a second run finds done", (kind, sdk, layout) => {
    const answers = jobs[kind] as Answers;
    const files = filesOfApp(sdk, layout);
    const first = planned(files, answers);
    const actions = new Set(first.plan.changes.map((change) => change.action));
    expect(
      [...actions].filter((action) => action !== "create" && action !== "modify" && action !== "identical"),
    ).toEqual([]);
    for (const { before, after } of first.plan.changes) expect(onlyGrew(before ?? "", after ?? "")).toBe(true);
    expect(first.plan.changes.at(-1)?.path).toBe(first.project.registration.file);
    expect(planDiffers(first.plan)).toBe(true);

    const second = plan(first.after, answers);
    expect(second.changes.map(({ path, action }) => [path, action])).toEqual(
      first.plan.changes.map(({ path }) => [path, "identical"]),
    );
    expect(planDiffers(second)).toBe(false);
  });

  it("finds a job done although the functions that came since are retried otherwise", () => {
    const first = planned(filesOfApp("sdk3", "features"), job({}));
    const more = ["file-note", "label-note", "print-note"].reduce(
      (files, name) => planned(files, job({ name, event: `notes/${name}.asked`, retries: 9 })).after,
      first.after,
    );
    expect(plan(more, job({})).changes.map(({ action }) => action)).not.toContain("skip");
  });

  it.each(SDKS)("reads the fields of an event that an earlier run declared, on %s", (sdk) => {
    const { after } = planned(filesOfApp(sdk, "skill"), job({ fields: [text("documentId"), text("organizationId")] }));
    const { fields: _, ...again } = job({ name: "label-note" });
    const { changes } = plan(after, again);
    expect(changes.map(({ path, action }) => `${action} ${path.split("/").at(-1)}`)).toEqual([
      "create label-note.ts",
      "create label-note.effects.ts",
      "identical events.ts",
      "create label-note.test.ts",
      "identical inngest-test-driver.ts",
      "modify route.ts",
    ]);
    expect(changes[0]?.after).toContain('step.run("fetch-document"');
  });

  it("asks for the row of the tenant that the event names, where the model says whose it is", () => {
    const files = filesOfApp("sdk3", "skill");
    const owned = plan(files, job({ fields: [text("documentId"), text("organizationId")] }));
    expect(owned.changes[0]?.after).toContain("where: { id: documentId, organizationId },");
    const optional = { ...text("organizationId"), optional: true };
    const fields = [text("documentId"), text("tenantId"), optional];
    expect(plan(files, job({ fields })).changes[0]?.after).toContain("where: { id: documentId },");
  });

  it.each([
    ["0 2 * * *", undefined, "/** At 02:00 AM, in UTC. */"],
    ["TZ=Europe/Prague 0 2 * * *", undefined, "/** At 02:00 AM, Europe/Prague time. */"],
    ["0 2 * * *", "NIGHTLY_CRON", "/** At 02:00 AM, in UTC, unless NIGHTLY_CRON has another schedule. */"],
  ])("says when %s is, with %s", (cron, cronEnv, comment) => {
    const answers = { ...jobs.cron, cron, ...(cronEnv === undefined ? {} : { cronEnv }) } as Answers;
    expect(plan(filesOfApp("sdk3", "skill"), answers).changes[0]?.after).toContain(comment);
  });

  it.each(["documents", "eq", "event", "expect", "config", "rows", "run-function"])(
    "gives the function another name where its own, of the job %s, means something else in its files",
    (name) => {
      const answers = job({ name, event: "notes/note.asked", fields: [text("documentId")] });
      const { plan: first, after } = planned(filesOfApp("sdk4", "barrel"), answers);
      const exported = /export const (\w+) =/.exec(first.changes[0]?.after ?? "")?.[1];
      expect(exported).toBe(`${name === "run-function" ? "runFunction" : name}Job`);
      expect(first.changes.at(-1)?.after).toContain(`, ${exported}]`);
      expect(planDiffers(plan(after, answers))).toBe(false);
    },
  );

  it("leaves a function that was edited, says so, and finds nothing to do", () => {
    const first = planned(filesOfApp("sdk4", "skill"), job({}));
    const path = first.plan.changes[0]?.path ?? "";
    const after = { ...first.after, [path]: `${first.after[path]}\n// mine\n` };
    const second = plan(after, job({}));
    expect(second.changes[0]).toMatchObject({ path, action: "skip" });
    expect(second.warnings).toContainEqual(expect.objectContaining({ code: "EDITED", file: path }));
    expect(planDiffers(second)).toBe(false);
  });

  it("makes the edits that are missing", () => {
    const files = filesOfApp("sdk4", "skill");
    const first = planned(files, job({}));
    const route = first.project.registration.file;
    const second = plan({ ...first.after, [route]: files[route] ?? "" }, job({}));
    expect(second.changes.filter(({ action }) => action !== "identical").map(({ path }) => path)).toEqual([route]);
    expect(second.changes.at(-1)?.after).toBe(first.after[route]);
  });

  it("reports a test that is in the way as a conflict", () => {
    const files = filesOfApp("sdk4", "skill");
    const test = plan(files, job({})).changes.find(({ path }) => path.endsWith(".test.ts"))?.path ?? "";
    const conflict = plan({ ...files, [test]: "// somebody's\n" }, job({})).changes.filter(
      ({ action }) => action === "conflict",
    );
    expect(conflict.map(({ path, before }) => [path, before])).toEqual([[test, "// somebody's\n"]]);
  });

  it("refuses a name whose file is taken", () => {
    const files = filesOfApp("sdk4", "skill");
    const taken = { ...files, "src/lib/inngest/functions/archive-note.ts": "export const x = 1;\n" };
    expect(() => plan(taken, job({}))).toThrow(expect.objectContaining({ code: "NAME_TAKEN" }));
  });

  it("refuses where client and registration share a module", () => {
    const files = filesOfApp("sdk4", "skill");
    const kept = Object.entries(files).filter(([path]) => !/functions|documents\/route/.test(path));
    const together = {
      ...Object.fromEntries(kept),
      "src/app/api/inngest/route.ts": 'export { GET, POST, PUT } from "@/lib/inngest/client";\n',
      "src/lib/inngest/client.ts":
        'import { Inngest } from "inngest";\nimport { serve } from "inngest/next";\n\nexport const inngest = new Inngest({ id: "a" });\n\nexport const { GET, POST, PUT } = serve({ client: inngest, functions: [] });\n',
    };
    expect(() => plan(together, job({}))).toThrow(expect.objectContaining({ code: "IMPORT_CYCLE" }));
  });

  it("takes the client from its own file where the barrel also holds the functions", () => {
    const files = filesOfApp("sdk3", "lib");
    const through = Object.entries(files).map(([path, content]) => [
      path,
      path.includes("/functions/") ? content.replaceAll("@/lib/inngest/client", "@/lib/inngest") : content,
    ]);
    const { changes } = plan(Object.fromEntries(through), jobs.cron as Answers);
    expect(changes[0]?.after).toContain('from "@/lib/inngest/client"');
  });

  it("refuses --db without the model and shows the lines to add", () => {
    const answers = job({ db: "drizzle", fields: [text("invoiceId")], event: "billing/invoice.sent" });
    expect(() => plan(filesOfApp("sdk4", "skill"), answers)).toThrow(
      expect.objectContaining({ code: "MODEL_NOT_FOUND", snippet: expect.stringContaining("processingStatus") }),
    );
  });
});
