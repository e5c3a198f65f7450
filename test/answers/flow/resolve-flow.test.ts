import { describe, expect, it } from "vitest";
import type { Trigger } from "../../../src/answers/answers.js";
import { checkRawAnswers } from "../../../src/answers/check-raw-answers.js";
import { parseFields } from "../../../src/answers/field.js";
import { resolveFlow } from "../../../src/answers/flow/resolve-flow.js";
import type { RawAnswers } from "../../../src/answers/raw-answers.js";
import type { KnownEvent, Project } from "../../../src/project/project.js";
import { refusal } from "../refusal.js";
import { known, sampleProject } from "../sample-project.js";

const FIELDS = [
  "dealId:string",
  "organizationId:string",
  "plan:free|pro",
  "amount:number",
  "urgent:boolean",
  "note:string?",
];
const template = { id: "event", questions: [] };
const batchTemplate = { id: "batch", handles: ["events"], questions: [] };

interface Given {
  readonly trigger?: Trigger;
  readonly batch?: boolean;
  readonly project?: Partial<Project>;
  readonly sent?: readonly string[];
  readonly entity?: string;
}

function flow(raw: RawAnswers, { trigger = "event", batch = false, project = {}, sent = [], entity }: Given = {}) {
  return resolveFlow(checkRawAnswers(raw), {
    project: sampleProject(project),
    template: batch ? batchTemplate : template,
    trigger,
    event: trigger === "cron" ? undefined : "crm/deal.closed",
    fields: trigger === "cron" ? undefined : parseFields(FIELDS),
    entity,
    sent,
  });
}

const refused = (raw: RawAnswers, given: Given = {}) => refusal(() => flow(raw, given)).message;

describe("what an option reads", () => {
  it.each<[RawAnswers, string]>([
    [{ concurrency: ["5:event.data.projectId"] }, "reads event.data.projectId, which the event does not have"],
    [{ throttle: "1/1m:event.data.projectId" }, "reads event.data.projectId, which the event does not have"],
    [{ rateLimit: "1/1m:event.data.dealId.x" }, "reads event.data.dealId.x, which the event does not have"],
    [{ debounce: "1m:event.data" }, "reads event.data as a whole, which is no single value"],
    [{ singleton: "skip:event.foo" }, "reads event.foo, which the event does not have"],
    [{ idempotency: "event.user.id" }, "reads event.user.id, which the event does not have"],
    [{ priority: "event.data.plan" }, "it gives a text, not a number of seconds"],
    [{ priority: "event.data.urgent" }, "it gives true or false, not a number of seconds"],
    [{ priority: 'event.data.plan == "pro" ? 1000 : 0' }, "1000 is not from -600 to 600"],
    [{ priority: 'event.data.plan == "pro" ? 1 : "no"' }, "it gives a whole number or else a text"],
    [{ priority: 'event.data.plan == "por" ? 1 : 0' }, 'event.data.plan is never "por", but one of free, pro'],
    [{ priority: '!("por" != event.data.plan) || event.data.urgent ? 1 : 0' }, 'event.data.plan is never "por"'],
    [{ priority: "event.data.plan ? 1 : 0" }, "a text stands where true or false should"],
    [{ priority: "event.data.amount == '7' ? 1 : 0" }, "a number and a text stand on the two sides of =="],
    [{ concurrency: ["5:event.data.dealId + event.data.amount"] }, "it adds a text and a number"],
    [{ concurrency: ['5:event.data["projectId"]'] }, "reads event.data.projectId, which the event does not have"],
    [{ priority: "event.data['plan'] == 'por' ? 1 : 0" }, 'event.data.plan is never "por", but one of free, pro'],
    [{ priority: "event.data.amount" }, "it gives a number that may have a fraction"],
    [{ priority: "event.data.urgent ? event.data.amount : 0" }, "it gives a number that may have a fraction"],
    [{ priority: "event.data.urgent ? 1 : 2.5" }, "it gives a whole number or else a number"],
    [{ idempotency: "event.data.amount * 2" }, "a number and a whole number do not go together in *: write 2.0 for 2"],
    [{ idempotency: "event.data.amount + 2" }, "a number and a whole number do not go together in +"],
    [{ idempotency: "event.data.plan * 2.0" }, "a text stands beside *, which takes numbers"],
    [{ idempotency: "-event.data.plan" }, "a text stands beside -, which takes numbers"],
    [{ idempotency: "event.data.amount % 2.0" }, "a number that may have a fraction stands beside %"],
    [{ idempotency: "int(event.data.urgent)" }, "int() takes a number or a text, and not true or false"],
    [{ cancelOn: ["crm/deal.deleted:async.data.dealId"] }, "it gives a text, not true or false"],
    [{ cancelOn: ["crm/deal.deleted:async.data.dealId + event.data.dealId"] }, "it gives a text, not true or false"],
    [{ cancelOn: ["crm/deal.deleted:async.data.dealId == event.data.projectId"] }, "reads event.data.projectId"],
  ])("is judged by the event's own fields: %j", (raw, reason) => {
    expect(refused(raw)).toContain(reason);
  });

  it("takes what every event has, and the user of SDK 3", () => {
    expect(flow({ idempotency: "event.id + event.name" }).options.idempotency).toBe("event.id + event.name");
    const sdk3 = { sdk: { value: 3 as const, file: "package.json", line: 1 } };
    expect(flow({ idempotency: "event.user.id" }, { project: sdk3 }).options.idempotency).toBe("event.user.id");
  });

  it.each<RawAnswers>([
    { idempotency: 'event.data["dealId"]' },
    { idempotency: "event.data.amount * 2.0 - 1.5" },
    { idempotency: "event.data.amount > 2 && event.data.amount <= 2.5 ? event.data.dealId : event.data.plan" },
    { idempotency: "event.data.urgent ? event.data.amount : 0" },
    { priority: "int(event.data.amount) % 7 * -10" },
    { priority: "int(event.data.amount / 2.0)" },
    { priority: "event.data['urgent'] ? 60 * 2 : 0" },
  ])("takes brackets, and arithmetic on what is of one kind: %j", (raw) => {
    expect(flow(raw).options).toMatchObject(raw);
  });

  it("warns where a field that it reads may be missing, and says what comes of it", () => {
    const warnings = flow({
      concurrency: ["5:event.data.note"],
      idempotency: "event.data.note + event.data.dealId",
      cancelOn: ["crm/deal.deleted:async.data.note == event.data.note"],
    }).warnings;
    expect(warnings.filter(({ code }) => code === "OPTIONAL_FIELD")).toEqual([
      {
        code: "OPTIONAL_FIELD",
        message: "--concurrency reads event.data.note, which may be missing: events without it share one key.",
      },
      {
        code: "OPTIONAL_FIELD",
        message: "--idempotency reads event.data.note, which may be missing: events without it run every time.",
      },
      {
        code: "OPTIONAL_FIELD",
        message: "--cancel-on reads event.data.note, which may be missing: a run without it is never cancelled so.",
      },
    ]);
  });

  it("warns where it reads what a run does not have that the clock starts", () => {
    const raw = { concurrency: ["5:event.data.note"], idempotency: "event.data.dealId + event.id", throttle: "1/1m" };
    expect(flow(raw, { trigger: "both" }).warnings).toEqual([
      {
        code: "OPTIONAL_FIELD",
        message:
          "--concurrency reads event.data.note, which no run has that the clock starts: events without it share one key.",
      },
      {
        code: "OPTIONAL_FIELD",
        message:
          "--idempotency reads event.data.dealId, which no run has that the clock starts: events without it run every time.",
      },
    ]);
    expect(flow({ idempotency: "event.data.dealId" }).warnings).toEqual([]);
  });

  it("takes a text that the field of an event in the project may be", () => {
    const fields = [{ name: "plan", type: "\"free\" | 'pro'", optional: false }];
    const job = {
      ...{ project: sampleProject({ events: [known("a/b", { fields })] }), template, trigger: "event" as const },
      ...{ event: "a/b", sent: [] },
    };
    const judged = (plan: string) => resolveFlow({ priority: `event.data.plan == ${plan} ? 1 : 0` }, job);
    expect(judged('"pro"').options.priority).toBe('event.data.plan == "pro" ? 1 : 0');
    expect(refusal(() => judged("'paid'")).message).toContain('is never "paid", but one of free, pro');
  });

  it("leaves what reads an event without a readable type as it is", () => {
    const project = sampleProject({ events: [known("a/b")] });
    const job = { project, template, trigger: "event" as const, event: "a/b", sent: [] };
    expect(resolveFlow({ concurrency: ["5:event.data.anything"] }, job).warnings).toEqual([]);
  });

  it("knows the fields that every payload of the registry has", () => {
    const registry = {
      file: "t.ts",
      parts: [],
      module: { file: "t.ts" },
      basePayload: { name: "base", fields: ["tenantId"] },
    };
    expect(flow({ throttle: "1/1m:event.data.tenantId" }, { project: { registry } }).warnings).toEqual([]);
  });
});

describe("an event that cancels", () => {
  const deleted = (fields?: KnownEvent["fields"]): Partial<Project> => ({
    events: [known("crm/deal.deleted", fields === undefined ? {} : { fields })],
  });
  const field = (name: string, type = "string") => ({ name, type, optional: false });

  it("cancels the run with the same id, and gets the fields that are compared where it is new", () => {
    expect(flow({ cancelOn: ["crm/deal.deleted"] }).options.cancelOn).toEqual([
      {
        event: "crm/deal.deleted",
        if: "async.data.dealId == event.data.dealId",
        fields: parseFields(["dealId:string", "organizationId:string"]),
      },
    ]);
    const other = { cancelOn: ["crm/a.b:async.data.amount == event.data.amount && async.data.why != 'x'"] };
    expect(flow(other).options.cancelOn?.[0]?.fields).toEqual(
      parseFields(["amount:number", "why:string", "organizationId:string"]),
    );
  });

  it.each([
    ["async.data.total > 100", "total:number"],
    ["100.5 < async.data.total", "total:number"],
    ["async.data.total - 1.0 == event.data.amount", "total:number"],
    ["async.data.total == event.data.amount + 1.0", "total:number"],
    ["-async.data.total < 0", "total:number"],
    ["async.data.forced && async.data.id == event.data.dealId", "forced:boolean id:string"],
    ["!async.data.forced", "forced:boolean"],
    ["async.data.forced == event.data.urgent", "forced:boolean"],
    ["async.data.at > event.ts", "at:number"],
    ["async.data.forced ? async.data.who == 'x' : async.data.level >= 3", "forced:boolean who:string level:number"],
    ["async.data.dealId == event.data.dealId", "dealId:string"],
    ["async.data.plan == event.data.plan", "plan:free|pro"],
    ["async.data.plan == 'gone'", "plan:string"],
    ["async.data.a == async.data.b", "a:string b:string"],
  ])("declares what a new event is compared by as it is compared: %s", (condition, fields) => {
    const { cancelOn } = flow({ cancelOn: [`crm/a.b:${condition}`] }).options;
    expect(cancelOn).toEqual([
      { event: "crm/a.b", if: condition, fields: parseFields([...fields.split(" "), "organizationId:string"]) },
    ]);
  });

  it("declares nothing that is inside a field", () => {
    expect(refusal(() => flow({ cancelOn: ["crm/a.b:async.data.deal.id == event.data.dealId"] }))).toEqual({
      code: "ANSWER_INVALID",
      message: '--cancel-on reads async.data.deal.id, and "crm/a.b" is not declared in this project.',
      hint: "Declare crm/a.b first; here it is given plain fields alone.",
    });
  });

  it("is warned of where nothing declares it, with the fields that it gets", () => {
    const of = (raw: RawAnswers, given: Given = {}) => flow(raw, given).warnings;
    expect(of({ cancelOn: ["crm/deal.deleted:async.data.count > 100"] })).toEqual([
      {
        code: "EVENT_UNDECLARED",
        message:
          '--cancel-on names "crm/deal.deleted", whose fields are not declared in this project: it is declared with count:number, organizationId:string, and has to be sent with them.',
      },
    ]);
    expect(of({ cancelOn: ["crm/night.over"] }, { trigger: "cron" })[0]?.message).toContain("it is declared with none");
    expect(of({ cancelOn: ["crm/deal.deleted"] }, { project: deleted([field("dealId")]) })).toEqual([]);
  });

  it("keeps its type where it has one", () => {
    const project = deleted([field("dealId"), field("reason")]);
    expect(flow({ cancelOn: ["crm/deal.deleted"] }, { project }).options.cancelOn).toEqual([
      { event: "crm/deal.deleted", if: "async.data.dealId == event.data.dealId" },
    ]);
  });

  it.each<[string, RawAnswers, Given, string]>([
    [
      "has no such id",
      { cancelOn: ["crm/deal.deleted"] },
      { project: deleted([field("id")]) },
      '"crm/deal.deleted" is not known to have dealId.',
    ],
    [
      "has a type that cannot be read",
      { cancelOn: ["crm/deal.deleted"] },
      { project: deleted() },
      '"crm/deal.deleted" is not known to have dealId.',
    ],
    [
      "has an id of another type",
      { cancelOn: ["crm/deal.deleted"] },
      { project: deleted([field("dealId", "number")]) },
      "a number and a text stand on the two sides of ==",
    ],
    [
      "lacks the field",
      { cancelOn: ["crm/deal.deleted:async.data.x == event.data.dealId"] },
      { project: deleted([field("id")]) },
      "reads async.data.x, which the event that cancels does not have",
    ],
    [
      "starts the job",
      { cancelOn: ["crm/deal.closed"] },
      {},
      '"crm/deal.closed" starts the job, and cannot cancel it as well.',
    ],
    [
      "is sent by the job",
      { cancelOn: ["crm/deal.scored"] },
      { sent: ["crm/deal.scored"] },
      "is what the job itself sends",
    ],
    [
      "meets a job without an id",
      { cancelOn: ["crm/deal.deleted"] },
      { entity: "invoice" },
      "The job's event has no id of its own.",
    ],
  ])("is refused where it %s", (_title, raw, given, message) => {
    expect(refused(raw, given)).toContain(message);
  });

  it("ends whichever run there is of a job that only the clock starts", () => {
    expect(flow({ cancelOn: ["crm/night.over"] }, { trigger: "cron" }).options.cancelOn).toEqual([
      { event: "crm/night.over", fields: [] },
    ]);
  });
});

describe("options together", () => {
  it.each<[RawAnswers, string]>([
    [{ batch: "10/5s", cancelOn: ["a/b"] }, "--batch and --cancel-on do not go together: Inngest refuses"],
    [{ batch: "10/5s", debounce: "5s" }, "--batch and --debounce do not go together: Inngest refuses"],
    [{ batch: "10/5s", singleton: "skip" }, "--batch and --singleton do not go together: Inngest refuses"],
    [{ batch: "10/5s", priority: "event.data.amount" }, "--batch and --priority do not go together: Inngest refuses"],
    [{ batch: "10/5s", rateLimit: "1/1m" }, "--batch and --rate-limit do not go together: Inngest ignores"],
    [{ batch: "10/5s", idempotency: "event.data.dealId" }, "--batch and --idempotency do not go together"],
    [{ batch: "10/5s", concurrency: ["1:event.data.dealId"] }, "Inngest ignores the key"],
    [{ rateLimit: "1/1m", idempotency: "event.data.dealId" }, "--rate-limit and --idempotency do not go together"],
    [{ concurrency: ["1", "2"] }, "two limits for the same runs"],
    [{ concurrency: ["1:event.data.dealId", "2:event.data.dealId"] }, "two limits for the same runs"],
  ])("are refused where Inngest refuses or ignores them: %j", (raw, message) => {
    expect(refused(raw, { batch: true })).toContain(message);
  });

  it.each<RawAnswers>([
    { batch: "10/5s:event.data.organizationId", concurrency: ["1"], throttle: "1/1m", retries: "3", timeout: "1h" },
    {
      ...{ concurrency: ["1:event.data.dealId", "9"], throttle: "1/1m", rateLimit: "1/1m", debounce: "5s" },
      ...{
        priority: "int(event.data.amount)",
        singleton: "cancel:event.data.dealId",
        cancelOn: ["a/b"],
        timeout: "1h",
      },
    },
    { throttle: "1/1m", debounce: "5s", idempotency: "event.data.dealId", singleton: "skip", cancelOn: ["a/b"] },
  ])("are taken where Inngest takes them: %j", (raw) => {
    const project = { events: [known("a/b", { fields: [{ name: "dealId", type: "string", optional: false }] })] };
    expect(flow(raw, { batch: true, project }).warnings).toEqual([]);
  });

  it.each<[RawAnswers, Trigger, string]>([
    [{ batch: "10/5s" }, "both", "--batch collects events, and the clock starts this job too."],
    [{ batch: "10/5s" }, "cron", "--batch needs an event"],
    [{ debounce: "5s" }, "cron", "--debounce needs an event"],
    [{ priority: "event.ts" }, "cron", "--priority needs an event"],
    [{ idempotency: "event.id" }, "cron", "--idempotency needs an event"],
    [{ concurrency: ["1:event.data.dealId"] }, "cron", "The key of --concurrency reads an event"],
    [{ throttle: "1/1m:event.ts" }, "cron", "The key of --throttle reads an event"],
    [{ rateLimit: "1/1m:event.ts" }, "cron", "The key of --rate-limit reads an event"],
    [{ singleton: "skip:event.ts" }, "cron", "The key of --singleton reads an event"],
  ])("are refused where the trigger gives them nothing: %j with %s", (raw, trigger, message) => {
    expect(refused(raw, { trigger, batch: true })).toContain(message);
  });

  it("batch only for a template that takes several events", () => {
    const { message, hint } = refusal(() => flow({ batch: "10/5s" }));
    expect(message).toBe("The template event takes one event at a time, and --batch hands it several.");
    expect(hint).toContain("--template batch");
  });
});

describe("the installed SDK", () => {
  const installed = (version: string): Given => ({
    batch: true,
    project: { sdk: { value: 3, file: "package.json", line: 1, version, versionIs: "installed" } },
  });

  it.each<[RawAnswers, string, string, string]>([
    [{ singleton: "skip" }, "3.38.0", "3.38.1", "--singleton needs inngest 3.38.1 or newer, and 3.38.0 is installed."],
    [
      ...([{ singleton: "cancel" }, "3.39.2", "3.40.0"] as const),
      "--singleton cancel needs inngest 3.40.0 or newer, and 3.39.2 is installed.",
    ],
    [{ timeout: "1h" }, "3.23.1", "3.25.0", "--timeout needs inngest 3.25.0 or newer, and 3.23.1 is installed."],
    [
      ...([{ batch: "2/1s:event.data.dealId" }, "3.19.0", "3.20.0"] as const),
      "A key of --batch needs inngest 3.20.0 or newer, and 3.19.0 is installed.",
    ],
    [
      ...([{ debounce: "1s,timeout=5s" }, "3.10.0", "3.11.0"] as const),
      "A timeout of --debounce needs inngest 3.11.0 or newer, and 3.10.0 is installed.",
    ],
  ])("is refused %j where it is too old", (raw, old, since, message) => {
    expect(refused(raw, installed(old))).toBe(message);
    expect(flow(raw, installed(since)).warnings).toEqual([]);
  });

  it("does without what the template brings where it is too old, and with it where it is not", () => {
    const brought = (raw: RawAnswers, version: string) =>
      resolveFlow(checkRawAnswers(raw), {
        project: sampleProject(installed(version).project),
        template: { ...template, defaults: { singleton: "skip" } },
        ...{ trigger: "cron" as const, event: undefined, fields: undefined, entity: undefined, sent: [] },
      });
    expect(brought({ singleton: "skip" }, "3.38.0").options).toEqual({});
    expect(brought({ singleton: "skip" }, "3.38.1").options).toEqual({ singleton: { mode: "skip" } });
    expect(refusal(() => brought({ singleton: "cancel" }, "3.38.1")).message).toContain("--singleton cancel needs");
  });

  it.each([
    ["locked", "and 3.30.0 is locked"],
    ["allowed", "and 3.30.0 is the lowest that package.json allows"],
  ] as const)("is refused where the version is %s", (versionIs, said) => {
    const sdk = { value: 3, file: "package.json", line: 1, version: "3.30.0", versionIs } as const;
    const { message, hint } = refusal(() => flow({ singleton: "skip" }, { project: { sdk } }));
    expect(message).toBe(`--singleton needs inngest 3.38.1 or newer, ${said}.`);
    expect(hint).toBe("Update it (inngest@^3.38.1), or leave that out.");
  });

  it("is trusted where its version is not known", () => {
    expect(flow({ singleton: "cancel" }).warnings).toEqual([]);
  });
});
