import { describe, expect, it } from "vitest";
import { planRemovals } from "../../src/plan/plan-removals.js";
import { detectProject } from "../../src/project/detect.js";
import { refusal } from "../answers/refusal.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { LAYOUTS, SDKS } from "../support/workspace.js";
import { type Files, filesOfApp } from "./planned.js";
import { added, applied, job, removed } from "./removed.js";
import { root } from "./sample-project.js";

function without(files: Files, ...ids: string[]) {
  const host = memoryReadHost(
    Object.fromEntries(Object.entries(files).map(([path, each]) => [`${root}/${path}`, each])),
  );
  const plan = planRemovals({ host, project: detectProject(host, root), ids });
  return { plan, after: applied(files, plan.changes) };
}

const filing = job({ name: "file-note", event: "notes/note.filed", extra: { downstream: "notes/note.archived" } });

describe("planRemovals", () => {
  const cases = SDKS.flatMap((sdk) => LAYOUTS.map((layout) => [sdk, layout] as const));

  it.each(cases)("takes two jobs out at once, whichever is named first, on %s in %s", (sdk, layout) => {
    const files = filesOfApp(sdk, layout);
    const both = added(files, job(), filing);
    const { plan, after } = without(both, "archive-note", "file-note");
    expect(after).toEqual(files);
    expect(without(both, "file-note", "archive-note", "file-note").after).toEqual(files);
    expect(plan.warnings.filter(({ code }) => code === "EVENT_KEPT")).toEqual([]);
    expect(new Set(plan.changes.map(({ path }) => path)).size).toBe(plan.changes.length);
  });

  const skill = filesOfApp("sdk3", "skill");
  const both = added(skill, job(), filing);

  it("has one change for each file: what names the functions first, their event types last", () => {
    const { plan } = without(both, "archive-note", "file-note");
    expect(plan.changes.map(({ path, action }) => `${action} ${path}`)).toEqual([
      "modify src/app/api/inngest/route.ts",
      "delete src/lib/inngest/functions/archive-note.test.ts",
      "delete src/lib/inngest/functions/archive-note.ts",
      "delete src/lib/inngest/functions/archive-note.effects.ts",
      "delete src/lib/inngest/functions/file-note.test.ts",
      "delete src/lib/inngest/functions/file-note.ts",
      "delete src/lib/inngest/functions/file-note.effects.ts",
      "delete src/lib/inngest/inngest-test-driver.ts",
      "delete src/lib/inngest/events.ts",
    ]);
    expect(plan.nextSteps).toHaveLength(2);
  });

  it("is the plan of one where one is named", () => {
    expect(without(both, "file-note").plan).toEqual(removed(both, "file-note").plan);
  });

  it("takes one that another of them calls after that one", () => {
    const other = "src/lib/inngest/functions/file-note.ts";
    const code = `import { archiveNoteJob } from "./archive-note";\n${both[other]}\nexport const next = () => archiveNoteJob;\n`;
    expect(without({ ...both, [other]: code }, "archive-note", "file-note").after).toEqual(skill);
  });

  it("takes none where there is no such function, or one cannot be taken", () => {
    expect(refusal(() => without(both, "file-note", "archive-notes"))).toMatchObject({
      code: "FUNCTION_NOT_FOUND",
      hint: "Did you mean archive-note?",
    });
    const use =
      'import { archiveNoteJob } from "@/lib/inngest/functions/archive-note";\n\nexport const f = () => archiveNoteJob;\n';
    expect(refusal(() => without({ ...both, "src/f.ts": use }, "file-note", "archive-note"))).toMatchObject({
      code: "REMOVE_UNSUPPORTED",
      message: expect.stringContaining("src/f.ts uses"),
    });
  });
});

describe("what a removal says of the functions that stay", () => {
  const both = added(filesOfApp("sdk4", "skill"), job(), filing);
  const left =
    "Nothing else in this project starts archive-note. To take it out as well: scaffold inngest remove archive-note";

  it("names the one whose event nobody sends any more, and the command for it", () => {
    expect(removed(both, "file-note").plan.nextSteps).toEqual([expect.stringContaining("file-note"), left]);
  });

  it.each([
    ["somebody else sends it", { "src/a.ts": 'await inngest.send({ name: "notes/note.archived" });\n' }],
    ["somebody else makes it", { "src/a.ts": 'import { noteArchived } from "./lib/inngest/events";\n' }],
  ])("says nothing of it where %s", (_what, more) => {
    expect(removed({ ...both, ...more }, "file-note").plan.nextSteps).toHaveLength(1);
  });

  it("names the one that nothing else calls", () => {
    const other = "src/lib/inngest/functions/file-note.ts";
    const call = (code = ""): string =>
      `import { archiveNoteJob } from "./archive-note";\n${code}\nexport const next = () => archiveNoteJob;\n`;
    const files = added(filesOfApp("sdk3", "skill"), job(), job({ name: "file-note", event: "notes/note.filed" }));
    const calling = { ...files, [other]: call(files[other]) };
    expect(removed(calling, "file-note").plan.nextSteps[1]).toBe(left);
    const twin = call(files[other]?.replaceAll("file-note", "sort-note"));
    const both: Files = { ...calling, "src/lib/inngest/functions/sort-note.ts": twin };
    const route = "src/app/api/inngest/route.ts";
    const served = `import { fileNoteJob as sort } from "@/lib/inngest/functions/sort-note";\n${both[route]?.replace("fileNoteJob,\n  ", "fileNoteJob,\n    sort,\n  ")}`;
    expect(removed({ ...both, [route]: served }, "file-note").plan.nextSteps).toHaveLength(1);
  });

  it("says nothing of one with the same trigger, which comes from somewhere else", () => {
    const twins = added(filesOfApp("sdk4", "skill"), job(), job({ name: "count-note" }));
    expect(removed(twins, "count-note").plan.nextSteps).toHaveLength(1);
  });
});
