import { describe, expect, it } from "vitest";
import type { TemplateQuestion } from "../../src/answers/template-question.js";
import { CANCELLED } from "../../src/cli/cancelled.js";
import { ask } from "../../src/cli/wizard/ask.js";
import { askTemplate } from "../../src/cli/wizard/ask-template.js";
import { describeCron } from "../../src/cli/wizard/describe-cron.js";
import { known, sampleProject } from "../answers/sample-project.js";
import { scripted } from "./scripted-prompter.js";

const conventions = { ...sampleProject().conventions, eventDomains: ["crm"] };
const uploaded = known("crm/transcript.uploaded", {
  fields: [{ name: "transcriptId", type: "string", optional: false }],
});
const crm = sampleProject({ conventions, events: [uploaded] });

describe("ask", () => {
  it("asks everything about a job for an event, and proposes what follows from the answers before", async () => {
    const { prompter, log } = scripted(
      "Score Deal",
      "An event",
      "crm/deal.score",
      "<enter>",
      "<enter>",
      "mode:fast|full? limit:number",
      "4",
      "5:event.data.organizationId",
    );
    const asked = await ask({}, crm, { prompter });
    expect(asked).toEqual({
      cancelled: false,
      raw: {
        name: "score-deal",
        trigger: "event",
        event: "crm/deal.score",
        field: ["dealId:string", "organizationId:string", "userId:string", "mode:fast|full?", "limit:number"],
        retries: "4",
        concurrency: ["5:event.data.organizationId"],
      },
    });
    expect(log).toEqual([
      "text What is the job called?",
      "info Score Deal is written score-deal",
      "select What starts it? [An event, A schedule, Both]",
      "select Which event starts it? [crm/deal.score, crm/transcript.uploaded, Another name…]",
      "text Which ids does the event carry? (name:type, string unless said otherwise) [dealId]",
      "text Whose is it? (context ids) [organizationId userId]",
      "text Which options? (language:string? mode:fast|full?)",
      "text How often is it retried?",
      "text How many may run at once?",
    ]);
  });

  it("offers the templates that no trigger leads to, and asks only what those leave open", async () => {
    const template = { title: "", questions: [], defaults: {} };
    const templates = [
      { ...template, id: "event" },
      { ...template, id: "fan-out", trigger: ["event", "cron"] },
      { ...template, id: "nightly", title: "Every night", defaults: { cron: "0 4 * * *", retries: "1" } },
    ];
    const { prompter, log } = scripted("A pattern or pipeline…", "nightly", "");
    const asked = await ask({ name: "a" }, crm, { prompter, templates });
    expect(asked.raw).toEqual({ name: "a", template: "nightly", cron: "0 4 * * *", retries: "1" });
    expect(log).toEqual([
      "select What starts it? [An event, A schedule, Both, A pattern or pipeline…]",
      "select Which one? [fan-out, nightly]",
      "text How many may run at once?",
    ]);

    const other = scripted("A pattern or pipeline…", "fan-out", "A schedule", "Every hour", "", "", "");
    const { raw } = await ask({ name: "a" }, crm, { prompter: other.prompter, templates });
    expect(raw).toEqual({ name: "a", template: "fan-out", trigger: "cron", cron: "0 * * * *" });
    expect(other.log[2]).toBe("select What starts it? [An event, A schedule]");
  });

  it("does not ask what starts a template that can be started in one way only", async () => {
    const templates = [{ id: "batch", title: "", questions: [], trigger: ["event"] }];
    const { prompter, log } = scripted("crm/transcript.uploaded", "", "");
    const { raw } = await ask({ name: "a", template: "batch" }, crm, { prompter, templates });
    expect(raw.trigger).toBe("event");
    expect(log[0]).toMatch(/^select Which event starts it/);
  });

  it("asks only what was not given", async () => {
    const { prompter, log } = scripted("", "");
    const asked = await ask({ name: "a", event: "crm/deal.closed", field: ["dealId:string"] }, crm, { prompter });
    expect(asked.raw).toEqual({ name: "a", event: "crm/deal.closed", field: ["dealId:string"] });
    expect(log).toEqual(["text How often is it retried?", "text How many may run at once?"]);
  });

  it("leaves an existing event its type", async () => {
    const { prompter, log } = scripted(
      "crm/transcript.uploaded",
      "",
      "5:event.data.dealId",
      "5:event.data.transcriptId",
    );
    const asked = await ask({ name: "a", trigger: "event" }, crm, { prompter });
    expect(asked.raw).toEqual({
      name: "a",
      trigger: "event",
      event: "crm/transcript.uploaded",
      concurrency: ["5:event.data.transcriptId"],
    });
    expect(log.at(-1)).toBe(
      'refused 5:event.data.dealId: The expression "event.data.dealId" given to --concurrency reads event.data.dealId, which the event does not have.',
    );
  });

  it("keeps asking until an answer will do", async () => {
    const { prompter, log } = scripted(
      "../x",
      "taken",
      "a",
      "An event",
      "Another name…",
      "closed",
      "crm/closed",
      "a:b:c",
      "<enter>",
      "crmId",
      "userId",
      "",
      "21",
      "3",
      "0",
      "",
    );
    const project = sampleProject({
      conventions,
      events: [uploaded],
      functions: [{ id: "taken", file: "src/t.ts", line: 1, events: [], crons: [], served: true }],
    });
    const asked = await ask({}, project, { prompter });
    expect(asked.raw).toMatchObject({ name: "a", event: "crm/closed", retries: "3" });
    expect(log.filter((line) => /^(refused|info)/.test(line))).toEqual([
      'refused ../x: The job name "../x" is not kebab-case.',
      "refused taken: taken is a function already, in src/t.ts.",
      'refused closed: The event name "closed" has no domain.',
      `info The event name "crm/closed" has no action; the project's events are written domain/entity.action, as crm/transcript.uploaded.`,
      'refused a:b:c: The field "a:b:c" is not written name:type.',
      'refused crmId: The field "crmId" is given twice.',
      'refused 21: "21" given to --retries is not a whole number from 0 to 20.',
      'refused 0: "0" given to --concurrency is not a whole number from 1 to 100000.',
    ]);
  });

  it("asks for a schedule and its zone, and shows them in words with the next runs", async () => {
    const { prompter, log } = scripted("Daily at 2 AM", "Europe/Prag", "Europe/Prague", "", "");
    const asked = await ask({ name: "a", trigger: "cron" }, crm, { prompter });
    expect(asked.raw).toEqual({ name: "a", trigger: "cron", cron: "TZ=Europe/Prague 0 2 * * *" });
    expect(log[0]).toBe(
      "select When does it run? [Every hour, Every 6 hours, Every 12 hours, Daily at 2 AM, Weekly on Monday, Another schedule…]",
    );
    expect(log[2]).toBe('refused Europe/Prag: There is no time zone "Europe/Prag".');
    expect(log[3]).toMatch(
      /^info At 02:00 AM, Europe\/Prague time\. Next runs:(\n {2}\w{3} \d\d \w{3} \d{4}, 0[01]:00 UTC {2}= {2}.*02:00 (CET|GMT\+2|CEST)){3}$/,
    );
  });

  it("takes one's own schedule, with its zone in it", async () => {
    const { prompter } = scripted("Another schedule…", "61 * * * *", "TZ=UTC 5 * * * *", "", "");
    expect((await ask({ name: "a", trigger: "cron" }, crm, { prompter })).raw.cron).toBe("TZ=UTC 5 * * * *");
  });

  it("proposes the tenant in the barrel layout, and the feature's folder where there are such", async () => {
    const project = sampleProject({
      layout: "barrel",
      functionsDirectory: { ...crm.functionsDirectory, value: "src/features/{feature}/events" },
    });
    const { prompter, log } = scripted("<enter>", "<enter>", "", "<enter>", "", "");
    const asked = await ask({ name: "analyze-document", event: "app/document.analyze" }, project, { prompter });
    expect(asked.raw).toMatchObject({ field: ["documentId:string", "tenantId:string"], feature: "document" });
    expect(log[3]).toBe("text Which feature does it belong to? [document]");
  });

  it("stops at every question, and keeps the answers so far", async () => {
    const order = [
      "a",
      "Both",
      "Another name…",
      "crm/x.y",
      "Another schedule…",
      "0 * * * *",
      "",
      "<enter>",
      "<enter>",
      "",
      "",
      "",
    ];
    for (let stop = 0; stop < order.length; stop++) {
      const { prompter } = scripted(...order.slice(0, stop), CANCELLED);
      const asked = await ask({}, crm, { prompter });
      expect({ stop, cancelled: asked.cancelled }).toEqual({ stop, cancelled: true });
      expect(asked.raw.name).toBe(stop === 0 ? undefined : "a");
    }
  });
});

describe("askTemplate", () => {
  const question = (overrides: Partial<TemplateQuestion>): TemplateQuestion => ({
    key: "k",
    flag: "--k",
    type: "string",
    prompt: "K?",
    describe: "k",
    ...overrides,
  });
  const template = (...questions: TemplateQuestion[]) => ({ id: "t", questions });

  it("asks each question by its type, and leaves out what was left empty", async () => {
    const questions = [
      question({ key: "next", type: "event" }),
      question({ key: "size", type: "number", default: 5 }),
      question({ key: "loud", type: "boolean" }),
      question({ key: "kind", type: "choice", choices: ["a", "b"] }),
      question({ key: "given" }),
    ];
    const { prompter, log } = scripted("", "many", "<enter>", "Yes", "b");
    expect(await askTemplate({ extra: { given: "x" } }, template(...questions), { project: crm, prompter })).toEqual({
      cancelled: false,
      raw: { extra: { given: "x", size: "5", loud: true, kind: "b" } },
    });
    expect(log[2]).toBe('refused many: "many" given to --k is not a number.');
  });

  it("does not take an event that the command line would refuse, and asks again", async () => {
    const { prompter, log } = scripted("nodomain", "crm/transcript.uploaded", "crm/transcript.parsed");
    const given = { name: "a", event: "crm/transcript.uploaded" };
    const next = question({ key: "next", type: "event" });
    expect(await askTemplate(given, template(next), { project: crm, prompter })).toEqual({
      cancelled: false,
      raw: { ...given, extra: { next: "crm/transcript.parsed" } },
    });
    expect(log.filter((line) => line.startsWith("refused"))).toEqual([
      expect.stringContaining("nodomain"),
      expect.stringContaining("would never stop"),
    ]);
  });

  it("asks which events cancel the job where the template needs one, until an answer is empty", async () => {
    const { prompter, log } = scripted("", "crm/deal.deleted", "crm/deal.won:async.data.x === 1", "crm/deal.won", "");
    const needy = { ...template(), needs: ["cancelOn"] };
    expect(await askTemplate({ name: "a" }, needy, { project: crm, prompter })).toEqual({
      cancelled: false,
      raw: { name: "a", cancelOn: ["crm/deal.deleted", "crm/deal.won"] },
    });
    expect(log.map((line) => line.split(":")[0])).toEqual([
      "text Which event cancels it?",
      "refused ",
      "text Which other event cancels it?",
      "refused crm/deal.won",
      "text Which other event cancels it?",
    ]);
    expect(await askTemplate({ cancelOn: ["a/b"] }, needy, { project: crm, prompter })).toMatchObject({
      raw: { cancelOn: ["a/b"] },
    });
  });

  it("stops when the user does", async () => {
    const { prompter } = scripted(CANCELLED);
    expect(await askTemplate({ name: "a" }, template(question({})), { project: crm, prompter })).toEqual({
      cancelled: true,
      raw: { name: "a" },
    });
  });
});

describe("describeCron", () => {
  it("shows the next three runs in UTC, and in the zone of the schedule", () => {
    expect(describeCron("TZ=Europe/Prague 0 2 * * *", new Date("2026-11-24T00:00:00Z"))).toBe(
      [
        "At 02:00 AM, Europe/Prague time. Next runs:",
        "  Tue 24 Nov 2026, 01:00 UTC  =  Tue 24 Nov 2026, 02:00 CET",
        "  Wed 25 Nov 2026, 01:00 UTC  =  Wed 25 Nov 2026, 02:00 CET",
        "  Thu 26 Nov 2026, 01:00 UTC  =  Thu 26 Nov 2026, 02:00 CET",
      ].join("\n"),
    );
  });
});
