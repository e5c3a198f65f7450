import { describe, expect, it } from "vitest";
import type { Answers, Field } from "../../src/answers/answers.js";
import { type Files, filesOfApp, planned } from "./planned.js";

const text = (name: string): Field => ({ name, type: { kind: "string" }, optional: false });
const priority: Field = {
  name: "priority",
  type: { kind: "enum", values: ["low", "medium", "high", "urgent"] },
  optional: false,
};
const tickets: Answers = {
  name: "ticket-received",
  template: "ticket-created",
  trigger: "event",
  event: "app/ticket.created",
  fields: [...["ticketId", "userId", "title", "description"].map(text), priority],
  entity: "ticket",
  extra: {},
};
const urgent: Answers = {
  name: "urgent-ticket",
  template: "event",
  trigger: "event",
  event: "app/other.asked",
  fields: [text("noteId")],
  extra: {},
};
const night: Answers = {
  name: "nightly",
  template: "overnight-scoring",
  trigger: "cron",
  cron: "0 4 * * *",
  cronEnv: "OVERNIGHT_JOB_CRON",
  entity: "portfolio",
  extra: {},
};
const digest: Answers = {
  name: "daily-digest",
  template: "admin-digest",
  trigger: "cron",
  cron: "0 0 * * *",
  entity: "admin",
  extra: {},
};
const FOLDER = "src/lib/inngest/functions";
const WARMER = `${FOLDER}/cache-warmer.ts`;
/** The app has a function that the event of the template starts; here another event starts it. */
const libWithOtherWarmer: Files = {
  ...filesOfApp("sdk3", "lib"),
  [WARMER]: (filesOfApp("sdk3", "lib")[WARMER] ?? "").replace("cache/warming.started", "cache/warming.asked"),
};

/** The functions that the plan writes, and those that the registration gets. */
function functionsOf(files: Files, answers: Answers) {
  const { plan, after, project } = planned(files, answers);
  const created = plan.changes.filter(({ action }) => action === "create").map(({ path }) => path);
  return { created, registration: after[project.registration.file] ?? "", after, plan };
}

describe("a template with further functions", () => {
  it("writes and registers each by its own name", () => {
    const { created, registration } = functionsOf(filesOfApp("sdk4", "skill"), tickets);
    expect(created.filter((path) => !/test|effects/.test(path))).toEqual([
      `${FOLDER}/ticket-received.ts`,
      `${FOLDER}/urgent-ticket.ts`,
    ]);
    expect(registration).toContain("    ticketReceivedJob,\n    urgentTicketJob,\n");
  });

  it("puts the job's name before one that belongs to something else", () => {
    const { after } = functionsOf(filesOfApp("sdk4", "skill"), urgent);
    const { created, registration, after: both } = functionsOf(after, tickets);
    expect(created).toContain(`${FOLDER}/ticket-received-urgent-ticket.ts`);
    expect(both[`${FOLDER}/ticket-received-urgent-ticket.ts`]).toContain('id: "ticket-received-urgent-ticket"');
    expect(registration).toContain("ticketReceivedUrgentTicketJob");
    expect(both[`${FOLDER}/urgent-ticket.ts`]).toBe(after[`${FOLDER}/urgent-ticket.ts`]);
  });

  it("finds them done on a second run, under the name they got", () => {
    const { after } = functionsOf(functionsOf(filesOfApp("sdk3", "lib"), urgent).after, tickets);
    const { plan } = functionsOf(after, tickets);
    expect(new Set(plan.changes.map(({ action }) => action))).toEqual(new Set(["identical"]));
  });

  it("makes again what is missing of them, and leaves the rest", () => {
    const { after } = functionsOf(filesOfApp("sdk4", "skill"), tickets);
    const { [`${FOLDER}/urgent-ticket.test.ts`]: _, ...files } = after;
    const { plan } = functionsOf(files, tickets);
    const changed = plan.changes.filter(({ action }) => action !== "identical");
    expect(changed.map(({ path, action }) => [path, action])).toEqual([[`${FOLDER}/urgent-ticket.test.ts`, "create"]]);
  });

  it("declares the events between them, with what every payload of the registry has", () => {
    const { after } = functionsOf(filesOfApp("sdk3", "barrel"), {
      ...tickets,
      fields: [text("tenantId"), ...(tickets.fields ?? [])],
    });
    const types = after["inngest/types.ts"] ?? "";
    expect(types).toContain("'app/admin.urgent-ticket-created'");
    expect(after["inngest/functions/ticket-received.ts"]).toContain("tenantId: data.tenantId");
  });

  it("leaves a function alone that has the name of one of them, where the job itself is new", () => {
    const { created, after } = functionsOf(libWithOtherWarmer, night);
    expect(created).toContain(`${FOLDER}/nightly-cache-warmer.ts`);
    expect(after[WARMER]).toBe(libWithOtherWarmer[WARMER]);
    const { plan } = functionsOf(after, night);
    expect(new Set(plan.changes.map(({ action }) => action))).toEqual(new Set(["identical"]));
  });

  it("says how long the name may be that they are called after", () => {
    const cancellable: Answers = {
      ...{ name: "a".repeat(64), template: "cancellable", trigger: "event", event: "app/note.asked" },
      ...{ fields: [text("noteId")], cancelOn: [{ event: "app/note.deleted", fields: [text("noteId")] }], extra: {} },
    };
    expect(() => functionsOf(filesOfApp("sdk4", "skill"), cancellable)).toThrowError(
      expect.objectContaining({
        code: "NAME_INVALID",
        message: expect.stringMatching(/^The job name is 64 characters long, .* clean-up-<name> .* 73 characters/),
        hint: "Give a name of at most 55 characters.",
      }),
    );
    const { created } = functionsOf(filesOfApp("sdk4", "skill"), { ...cancellable, name: "a".repeat(55) });
    expect(created).toContain(`${FOLDER}/clean-up-${"a".repeat(55)}.ts`);
  });
});

describe("an event between a template's functions", () => {
  const skill = filesOfApp("sdk4", "skill");
  const taken = (own: object) => expect.objectContaining({ code: "EVENT_TAKEN", ...own });

  it.each([
    ["admin-digest", digest, { ...digest, name: "digest-two", cron: "0 9 * * *" }],
    ["ticket-created", tickets, { ...tickets, name: "second" }],
  ])("starts no second function: %s", (_template, first, second) => {
    const { after } = functionsOf(skill, first);
    expect(() => functionsOf(after, second)).toThrowError(
      taken({
        file: expect.stringMatching(/(send-admin-digest-email|urgent-ticket)\.ts$/),
        line: expect.any(Number),
        message: expect.stringMatching(/^"app\/[a-z.-]+" starts "(send-admin-digest-email|urgent-ticket)" already/),
      }),
    );
    // The same command again is about the functions that it made.
    expect(functionsOf(after, first).plan.changes.every(({ action }) => action === "identical")).toBe(true);
  });

  it("starts no second function beside the project's own", () => {
    expect(() => functionsOf(filesOfApp("sdk3", "lib"), night)).toThrowError(taken({ file: WARMER, line: 4 }));
  });

  it("may start what is missing of them again, beside those that are there", () => {
    const { after } = functionsOf(skill, digest);
    const lost = `${FOLDER}/send-admin-digest-discord`;
    const { [`${lost}.ts`]: _file, [`${lost}.test.ts`]: _test, ...files } = after;
    const { project } = planned(skill, digest);
    const serve = project.registration.file;
    const unregistered = { ...files, [serve]: (files[serve] ?? "").replace(/^.*sendAdminDigestDiscord.*\n/gm, "") };
    expect(functionsOf(unregistered, digest).created).toContain(`${lost}.ts`);
  });

  it("may be another one where the template asks for it", () => {
    const fanOut: Answers = {
      ...{ name: "start", template: "fan-out", trigger: "event", event: "app/start.asked" },
      ...{ fields: [text("startId")], extra: { item: "page", workers: 3 } },
    };
    const { after } = functionsOf(skill, fanOut);
    const second: Answers = { ...fanOut, name: "second", event: "app/second.asked" };
    expect(() => functionsOf(after, second)).toThrowError(taken({ hint: "Give another event with --item-event." }));
    const named = { ...second, extra: { ...second.extra, itemEvent: "app/second-page.process" } };
    expect(functionsOf(after, named).created).toContain(`${FOLDER}/second.ts`);
  });
});

describe("a function of the same id and triggers as a template's first", () => {
  const scoring: Answers = { ...night, name: "overnight-scoring" };

  it("is another one where none of the modules is there that the template brings", () => {
    expect(() => functionsOf(libWithOtherWarmer, scoring)).toThrowError(
      expect.objectContaining({
        code: "NAME_TAKEN",
        file: `${FOLDER}/overnight-scoring.ts`,
        line: expect.any(Number),
        message: expect.stringContaining("overnight-scoring.effects.ts and "),
      }),
    );
  });

  it("is the template's where one of them is left", () => {
    const { after } = functionsOf(filesOfApp("sdk4", "skill"), night);
    const { [`${FOLDER}/nightly.effects.ts`]: _, ...files } = after;
    const { created } = functionsOf(files, night);
    expect(created).toEqual([`${FOLDER}/nightly.effects.ts`]);
  });

  it("is not asked for modules by a template of one function", () => {
    const alone: Answers = { ...urgent, name: "alone", db: "none" };
    const { after } = functionsOf(filesOfApp("sdk4", "skill"), alone);
    const { [`${FOLDER}/alone.effects.ts`]: effects, [`${FOLDER}/alone.test.ts`]: _, ...files } = after;
    expect(effects).toBeDefined();
    expect(() => functionsOf(files, alone)).not.toThrow();
  });
});

it("refuses a name whose file is one of the template's own modules", () => {
  const calculator: Answers = {
    ...{ name: "mqm-calculator", template: "scoring", trigger: "event", event: "scoring/project.score-requested" },
    ...{ fields: [text("projectId"), text("tenantId"), text("userId")], entity: "project", db: "none", extra: {} },
  };
  expect(() => functionsOf(filesOfApp("sdk4", "skill"), calculator)).toThrowError(
    expect.objectContaining({
      code: "NAME_TAKEN",
      message: `The template scoring has a module of its own at ${FOLDER}/mqm-calculator.ts.`,
    }),
  );
});

describe("an event of a template that the project has", () => {
  const client = "src/lib/inngest/client.ts";
  const appWith = (from: string, to: string): Files => {
    const files = libWithOtherWarmer;
    const changed = files[client]?.replace(from, to) ?? "";
    expect(changed).not.toBe(files[client]);
    return { ...files, [client]: changed };
  };

  it("is sent without what its type does not have", () => {
    const { after } = functionsOf(libWithOtherWarmer, night);
    expect(after[`${FOLDER}/nightly.ts`]).toContain("data: { correlationId, usersScored, durationMs },");
  });

  it.each([
    [
      "needs something that the template does not know",
      "userCount: number;",
      "userCount: number; market: string;",
      "needs market",
    ],
    ["has another type for what is sent", "userCount: number;", "userCount: boolean;", "lacks userCount (number)"],
    [
      "lacks what a function that it starts reads",
      "data: { correlationId: string };",
      "data: { key?: string };",
      "lacks correlationId (string)",
    ],
  ])("is refused where it %s", (_reason, from, to, problem) => {
    expect(() => functionsOf(appWith(from, to), night)).toThrowError(
      expect.objectContaining({ code: "FIELD_INVALID", file: client, message: expect.stringContaining(problem) }),
    );
  });

  it("may have more than the template knows of, where that is optional", () => {
    const { after } = functionsOf(appWith("userCount: number;", "userCount: number; market?: string;"), night);
    expect(after[`${FOLDER}/nightly.ts`]).toContain("data: { correlationId, userCount },");
  });

  it("has a date where the template knows of one, on a second run as well", () => {
    const { after } = functionsOf(filesOfApp("sdk4", "skill"), digest);
    const { plan } = functionsOf(after, digest);
    expect(new Set(plan.changes.map(({ action }) => action))).toEqual(new Set(["identical"]));
  });
});
