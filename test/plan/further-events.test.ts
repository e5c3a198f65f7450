import { describe, expect, it } from "vitest";
import type { Answers, Field } from "../../src/answers/answers.js";
import { refusal } from "../answers/refusal.js";
import { filesOfApp, planned } from "./planned.js";

const text = (name: string): Field => ({ name, type: { kind: "string" }, optional: false });
const job = (template: string, own: Partial<Answers>): Answers => ({
  ...{ name: "start-ingest", template, trigger: "event", event: "bootstrap/ingest.requested" },
  ...{ fields: [text("ingestId"), text("userId")], extra: {}, ...own },
});
const fanOut = (extra: Answers["extra"], own: Partial<Answers> = {}) =>
  job("fan-out", { extra: { item: "source", workers: 3, ...extra }, ...own });
const skill = filesOfApp("sdk4", "skill");
const EVENTS = "src/lib/inngest/events.ts";
const FOLDER = "src/lib/inngest/functions";

describe("the further events of a template", () => {
  it("stay in the domain of the job's own event, with what says on what the job runs", () => {
    const { after } = planned(skill, fanOut({}));
    expect(after[EVENTS]).toContain(
      'eventType("bootstrap/source.process", {\n  schema: z.object({\n    ingestId: z.string(),\n    sourceId: z.string(),\n  }),\n}',
    );
  });

  it("are called as an answer says, and have the fields of the manifest all the same", () => {
    const { after } = planned(skill, fanOut({ itemEvent: "sources/source.found" }));
    expect(after[EVENTS]).toContain('eventType("sources/source.found"');
    expect(after[EVENTS]?.match(/sourceId/g)).toHaveLength(1);
    expect(after[`${FOLDER}/start-ingest.ts`]).toContain("sourceFound.create(");
  });

  it("use an event that exists with such fields", () => {
    const { after } = planned(skill, fanOut({}));
    const again = fanOut({ itemEvent: "bootstrap/source.process" }, { name: "again", event: "bootstrap/again.asked" });
    const twice = planned({ ...skill, [EVENTS]: after[EVENTS] ?? "" }, again).after;
    expect(twice[EVENTS]?.match(/source\.process/g)).toHaveLength(1);
    expect(twice[`${FOLDER}/again.ts`]).toContain("sourceProcess.create(");
  });

  it.each([
    ["page", "ingestId", "lacks pageId (string) for the template fan-out."],
    ["source", "userId", "needs ingestId, which it does not get from the template fan-out."],
  ])("refuse an event that exists with other fields (%s, %s)", (item, field, problem) => {
    const { after } = planned(skill, fanOut({}));
    const other = { name: "again", event: "bootstrap/again.asked", fields: [text(field)] };
    const { code, message } = refusal(() =>
      planned(after, fanOut({ itemEvent: "bootstrap/source.process", item }, other)),
    );
    expect({ code, message }).toEqual({
      code: "FIELD_INVALID",
      message: `The event "bootstrap/source.process" exists, and ${problem}`,
    });
  });

  it("refuse a field that would be both what the job hands on and the template's own", () => {
    const { code, message, hint } = refusal(() =>
      planned(skill, fanOut({ item: "ingest" }, { fields: [{ ...text("ingestId"), type: { kind: "number" } }] })),
    );
    expect({ code, message, hint }).toEqual({
      code: "FIELD_INVALID",
      message:
        'The template fan-out gives "bootstrap/ingest.process" a field ingestId (string), and the job\'s event has one that it hands on.',
      hint: "Give another --item, or call the field of the job's event something else.",
    });
  });

  it("let an event that is waited for have more than the template reads", () => {
    const { after } = planned(skill, fanOut({}));
    const waiting = job("wait-for-event", {
      ...{ name: "wait", event: "bootstrap/wait.begun", fields: [text("ingestId")] },
      extra: { answer: "bootstrap/source.process", wait: "1h" },
    });
    expect(planned(after, waiting).after[`${FOLDER}/wait.ts`]).toContain("event: sourceProcess,");
  });

  it("refuse one that starts the job itself, also where nobody named it", () => {
    const { code, message } = refusal(() => planned(skill, fanOut({}, { event: "bootstrap/source.process" })));
    expect({ code, message }).toEqual({
      code: "ANSWER_INVALID",
      message: expect.stringContaining("would never stop"),
    });
  });
});

describe("a function that an answer names", () => {
  const call = (own: Partial<Answers>) =>
    job("invoke", { extra: { function: "summarize-document", wait: "10m" }, ...own });

  it("is imported, and called with the data that its event has", () => {
    const fields = [text("documentId"), text("organizationId"), text("userId"), text("noteId")];
    const { after, plan } = planned(skill, call({ fields }));
    const written = after[`${FOLDER}/start-ingest.ts`];
    expect(written).toContain('import { summarizeDocumentJob } from "@/lib/inngest/functions/summarize-document";');
    expect(written).toMatch(/data: \{ documentId: data\.documentId, [^}]*\},/);
    expect(written).not.toContain("noteId: data.noteId");
    expect(plan.changes.map(({ path }) => path).filter((path) => /process/.test(path))).toEqual([]);
  });

  it("is refused where the job lacks what it needs", () => {
    expect(refusal(() => planned(skill, call({})))).toEqual({
      code: "FIELD_INVALID",
      message:
        "The function summarize-document given to --function needs documentId:string, which the job's event does not have.",
      hint: "Add --field documentId:string.",
    });
  });

  it("gets the job's data as it is where its own cannot be read", () => {
    const answers = call({ extra: { function: "generate-document-content", wait: "10m" } });
    const { after } = planned(filesOfApp("sdk3", "skill"), answers);
    expect(after[`${FOLDER}/start-ingest.ts`]).toMatch(/function: generateDocumentContentJob,\n\s+data,\n/);
    expect(after[EVENTS]).not.toContain("document/generate");
  });
});

describe("a function on one of Inngest's own events", () => {
  it.each(["sdk3", "sdk4"] as const)("declares no event, and is found done on a second run, on %s", (sdk) => {
    const answers = job("cancellable", {
      cancelOn: [{ event: "bootstrap/ingest.stopped", if: "async.data.ingestId == event.data.ingestId", fields: [] }],
    });
    const { after } = planned(filesOfApp(sdk, "skill"), answers);
    expect(after[EVENTS]).not.toContain("inngest/function.cancelled");
    const second = planned(after, answers).plan;
    expect(new Set(second.changes.map(({ action }) => action))).toEqual(new Set(["identical"]));
  });
});
