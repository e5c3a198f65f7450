import { describe, expect, it } from "vitest";
import { parseFields } from "../../src/answers/field.js";
import { resolveAnswers } from "../../src/answers/resolve.js";
import { refusal } from "./refusal.js";
import { known, sampleProject } from "./sample-project.js";

const event = { id: "event", trigger: ["event"], questions: [] };
const raw = { name: "parse-transcript", event: "crm/transcript.uploaded", field: ["transcriptId:string"] };
const typed = known("crm/transcript.uploaded", { fields: [{ name: "transcriptId", type: "string", optional: false }] });

describe("resolveAnswers", () => {
  it("gives every answer in its own type, and nothing for what was not answered", () => {
    const template = {
      ...event,
      questions: [{ key: "downstream", flag: "--downstream", type: "event" as const, prompt: "", describe: "" }],
    };
    const all = {
      ...raw,
      retries: "5",
      concurrency: ["2:event.data.transcriptId"],
      extra: { downstream: "crm/transcript.parsed" },
    };
    expect(resolveAnswers(all, template, sampleProject())).toEqual({
      answers: {
        name: "parse-transcript",
        template: "event",
        trigger: "event",
        event: "crm/transcript.uploaded",
        fields: [{ name: "transcriptId", type: { kind: "string" }, optional: false }],
        retries: 5,
        concurrency: [{ limit: 2, key: "event.data.transcriptId" }],
        extra: { downstream: "crm/transcript.parsed" },
      },
      warnings: [],
    });
  });

  it("declares no fields for a new event that was given none", () => {
    expect(resolveAnswers({ name: "a", event: "a/b" }, event, sampleProject()).answers.fields).toEqual([]);
  });

  it("leaves the type of an existing event alone when the same fields are given", () => {
    const given = parseFields(raw.field);
    expect(resolveAnswers(raw, event, sampleProject({ events: [typed] })).answers.fields).toEqual(given);
  });

  it("counts the fields of the base schema neither as missing nor as too many", () => {
    const base = { name: "baseTenantPayload", fields: ["tenantId"] };
    const registry = {
      file: "src/inngest/types.ts",
      parts: [],
      module: { file: "src/inngest/types.ts" },
      basePayload: base,
    };
    const withTenant = { ...raw, field: ["tenantId:string", "transcriptId:string"] };
    const { answers } = resolveAnswers(withTenant, event, sampleProject({ events: [typed], registry }));
    expect(answers.fields).toEqual(parseFields(withTenant.field));
  });

  it("names the template's own option where the event lacks what that reads", () => {
    const prioritized = {
      ...event,
      defaults: {
        event: "app/task.created",
        field: ["taskId:string", "isPremium:boolean"],
        priority: "event.data.isPremium ? 120 : 0",
      },
      reads: [],
    };
    const { code, message, hint } = refusal(() => resolveAnswers(raw, prioritized, sampleProject()));
    expect({ code, message, hint }).toEqual({
      code: "FIELD_INVALID",
      message:
        'The --priority that the template event brings reads isPremium of "crm/transcript.uploaded", which does not have it.',
      hint: "Give the event that field (--field isPremium:boolean), or give --priority yourself.",
    });
    const own = { ...raw, priority: "event.ts > 0 ? 1 : 0" };
    expect(resolveAnswers(own, prioritized, sampleProject()).answers.priority).toBe(own.priority);
    const has = { ...raw, field: [...raw.field, "isPremium:boolean"] };
    expect(resolveAnswers(has, prioritized, sampleProject()).answers.priority).toBe("event.data.isPremium ? 120 : 0");
  });

  it("refuses other fields for an existing event, and says where it is", () => {
    const other = { ...raw, field: ["transcriptId:string", "language:string"] };
    expect(refusal(() => resolveAnswers(other, event, sampleProject({ events: [typed] })))).toEqual({
      code: "FIELD_INVALID",
      message: 'The event "crm/transcript.uploaded" exists with other fields, and its type is not changed.',
      hint: "Leave --field out to use the event as it is (transcriptId:string), or give the new event another name.",
    });
  });

  it("declares the fields of an event that is known by its name alone", () => {
    const project = sampleProject({ events: [known("crm/transcript.uploaded")] });
    expect(resolveAnswers(raw, event, project).answers.fields).toHaveLength(1);
  });

  it("takes an existing event as found, whatever its name", () => {
    const project = sampleProject({ events: [known("Odd Name")] });
    expect(resolveAnswers({ name: "a", event: "Odd Name" }, event, project).warnings).toEqual([]);
  });

  it("refuses a new event without a domain", () => {
    expect(refusal(() => resolveAnswers({ name: "a", event: "uploaded" }, event, sampleProject())).code).toBe(
      "EVENT_INVALID",
    );
  });

  it("warns of a new event that departs from the project's names", () => {
    const project = sampleProject({ events: [known("crm/deal.closed")] });
    expect(resolveAnswers({ name: "a", event: "crm/upload" }, event, project).warnings).toEqual([
      {
        code: "EVENT_CONVENTION",
        message:
          'The event name "crm/upload" has no action; the project\'s events are written domain/entity.action, as crm/deal.closed.',
      },
    ]);
  });

  it("refuses a concurrency key over a field that the event does not have", () => {
    const keyed = { ...raw, concurrency: ["2:event.data.projectId"] };
    expect(refusal(() => resolveAnswers(keyed, event, sampleProject())).hint).toBe(
      "The fields of the event are transcriptId.",
    );
    expect(refusal(() => resolveAnswers({ ...keyed, field: [] }, event, sampleProject({ events: [typed] }))).hint).toBe(
      "The fields of the event are transcriptId.",
    );
  });

  it("refuses a template that the trigger does not start", () => {
    expect(refusal(() => resolveAnswers({ name: "a", cron: "0 * * * *" }, event, sampleProject())).code).toBe(
      "ANSWER_INVALID",
    );
  });

  it("refuses fields for a job without an event", () => {
    const cron = { id: "cron", trigger: ["cron"], questions: [] };
    expect(
      refusal(() => resolveAnswers({ name: "a", cron: "0 * * * *", field: ["id:string"] }, cron, sampleProject())),
    ).toEqual({
      code: "ANSWER_INVALID",
      message: "--field is given, but the job has no event that could carry it.",
      hint: "Leave --field out, or give --event.",
    });
  });

  it("fills in a template's defaults and asks for what it requires", () => {
    const question = { key: "size", flag: "--size", type: "number" as const, prompt: "", describe: "size of a batch" };
    const resolve = (extra: object, given?: string) =>
      resolveAnswers(
        { ...raw, ...(given ? { extra: { size: given } } : {}) },
        { ...event, questions: [{ ...question, ...extra }] },
        sampleProject(),
      ).answers.extra;
    expect([resolve({ default: 5 }), resolve({}, "7"), resolve({})]).toEqual([{ size: 5 }, { size: 7 }, {}]);
    expect(refusal(() => resolve({ required: true }))).toEqual({
      code: "MISSING_ANSWER",
      message: "The template event needs --size.",
      hint: "--size: size of a batch.",
    });
    expect(refusal(() => resolve({}, "many"))).toMatchObject({
      code: "ANSWER_INVALID",
      message: '"many" given to --size is not a number.',
    });
  });

  it("refuses an answer to a question that the template does not have", () => {
    expect(refusal(() => resolveAnswers({ ...raw, extra: { size: "5" } }, event, sampleProject()))).toMatchObject({
      code: "ANSWER_INVALID",
      message: 'The template event does not ask for "size".',
    });
  });

  it("judges the events that a template asks for like the one that starts the job", () => {
    const downstream = { key: "downstream", flag: "--downstream", type: "event" as const, prompt: "", describe: "" };
    const sends = (name: string) =>
      resolveAnswers({ ...raw, extra: { downstream: name } }, { ...event, questions: [downstream] }, sampleProject());
    expect(sends("crm/Deal.closed").warnings.map((warning) => warning.code)).toEqual(["EVENT_CONVENTION"]);
    expect(refusal(() => sends("closed")).code).toBe("EVENT_INVALID");
  });
});

describe("resolveAnswers in a project without a test runner", () => {
  const { runner: _, ...bare } = sampleProject();
  const codes = (raw: object, project: typeof bare | ReturnType<typeof sampleProject>) =>
    resolveAnswers({ name: "a-job", event: "crm/note.filed", ...raw }, event, project).warnings.map(({ code }) => code);

  it("warns of no runner where there is none: that is a next step", () => {
    expect([codes({}, bare), codes({ test: "none" }, bare), codes({ test: "jest" }, bare)]).toEqual([[], [], []]);
  });

  it("says that a test for another runner than the project's needs it", () => {
    expect(codes({ test: "jest" }, sampleProject())).toEqual(["RUNNER_MISMATCH"]);
    expect(codes({ test: "vitest" }, sampleProject())).toEqual([]);
  });
});
