import { describe, expect, it } from "vitest";
import { resolveAnswers } from "../../src/answers/resolve.js";
import { withDefaults, withoutDefaults } from "../../src/answers/template-defaults.js";
import { refusal } from "./refusal.js";
import { known, sampleProject } from "./sample-project.js";

const template = {
  id: "ticket-created",
  questions: [],
  defaults: { event: "app/ticket.created", field: ["ticketId:string", "note:string?"], concurrency: "5" },
};
const field = (name: string) => ({ name, type: "string", optional: false });

describe("withDefaults", () => {
  it("fills in what was not answered", () => {
    expect(withDefaults({ name: "a", concurrency: ["2"] }, template)).toEqual({
      name: "a",
      event: "app/ticket.created",
      field: ["ticketId:string", "note:string?"],
      concurrency: ["2"],
    });
  });

  it("leaves the schedule away where an event alone is asked for, and the event where the clock is", () => {
    const both = { ...template, defaults: { event: "a/b", field: ["x:string"], cron: "0 0 * * *", cronEnv: "X_CRON" } };
    expect(withDefaults({ trigger: "event" }, both)).toEqual({ trigger: "event", event: "a/b", field: ["x:string"] });
    expect(withDefaults({ trigger: "cron" }, both)).toEqual({ trigger: "cron", cron: "0 0 * * *", cronEnv: "X_CRON" });
  });

  it("is undone by withoutDefaults, but for what was answered otherwise", () => {
    const raw = { name: "a", template: "ticket-created", event: "app/other.created" };
    expect(withoutDefaults(withDefaults(raw, template), template)).toEqual(raw);
  });
});

describe("a job of a template with defaults", () => {
  it("needs nothing but its name", () => {
    const { answers } = resolveAnswers({ name: "a" }, template, sampleProject());
    expect(answers).toMatchObject({ trigger: "event", event: "app/ticket.created", concurrency: [{ limit: 5 }] });
    expect(answers.fields?.map(({ name }) => name)).toEqual(["ticketId", "note"]);
  });

  it("takes the event as it is where that has what the template reads", () => {
    const event = known("app/ticket.created", { fields: [field("ticketId"), field("projectId")] });
    const { answers } = resolveAnswers({ name: "a" }, template, sampleProject({ events: [event] }));
    expect(answers.fields).toBeUndefined();
  });

  it("is refused where its event exists without what the template reads", () => {
    const event = known("app/ticket.created", { fields: [field("projectId")] });
    expect(refusal(() => resolveAnswers({ name: "a" }, template, sampleProject({ events: [event] })))).toEqual({
      code: "FIELD_INVALID",
      message: 'The template ticket-created reads ticketId (string) of "app/ticket.created", which does not have it.',
      hint: "Give the job an event of its own with --event: it is declared with the fields that the template reads.",
    });
  });

  it("is refused where the fields given lack what the template reads", () => {
    const given = { name: "a", field: ["number:number"] };
    for (const raw of [given, { ...given, event: "app/ticket.opened" }]) {
      expect(refusal(() => resolveAnswers(raw, template, sampleProject())).hint).toBe(
        "Add --field ticketId:string, or leave --event and --field out to use the template's own.",
      );
    }
  });

  it("may have any fields where its manifest says that it reads none", () => {
    const raw = { name: "a", event: "app/ticket.opened", field: ["number:number"] };
    expect(resolveAnswers(raw, { ...template, reads: [] }, sampleProject()).answers.fields).toHaveLength(1);
  });
});
