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
});
