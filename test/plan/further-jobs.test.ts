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

  it("leaves a function alone that has the name and the event of one of them, where the job itself is new", () => {
    const { created, after } = functionsOf(filesOfApp("sdk3", "lib"), night);
    expect(created).toContain(`${FOLDER}/nightly-cache-warmer.ts`);
    expect(after[`${FOLDER}/cache-warmer.ts`]).toBe(filesOfApp("sdk3", "lib")[`${FOLDER}/cache-warmer.ts`]);
    const { plan } = functionsOf(after, night);
    expect(new Set(plan.changes.map(({ action }) => action))).toEqual(new Set(["identical"]));
  });
});

describe("an event of a template that the project has", () => {
  const client = "src/lib/inngest/client.ts";
  const appWith = (from: string, to: string): Files => {
    const files = filesOfApp("sdk3", "lib");
    const changed = files[client]?.replace(from, to) ?? "";
    expect(changed).not.toBe(files[client]);
    return { ...files, [client]: changed };
  };

  it("is sent without what its type does not have", () => {
    const { after } = functionsOf(filesOfApp("sdk3", "lib"), night);
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
