import { describe, expect, it } from "vitest";
import { resolveAnswers } from "../../src/answers/resolve.js";
import { answerTemplate, type TemplateQuestion } from "../../src/answers/template-question.js";
import { refusal } from "./refusal.js";
import { known, sampleProject } from "./sample-project.js";

const question = (own: Partial<TemplateQuestion>): TemplateQuestion => ({
  ...{ key: "answer", flag: "--answer", type: "string", prompt: "", describe: "an answer" },
  ...own,
});
const template = (...questions: TemplateQuestion[]) => ({ id: "own", questions });
const answered = (own: Partial<TemplateQuestion>, text: string) =>
  answerTemplate(template(question(own)), { answer: text }).answer;

describe("answerTemplate", () => {
  it.each([
    ["1s", "1s"],
    ["007d", "7d"],
    ["365d", "365d"],
  ])("takes the time %s", (text, time) => {
    expect(answered({ type: "duration" }, text)).toBe(time);
  });

  it.each(["1h30m", "1 hour", "PT1H", "500ms", "0s", "366d", "2w", "", "1h\n"])("refuses the time %j", (text) => {
    expect(refusal(() => answered({ type: "duration" }, text)).code).toBe("ANSWER_INVALID");
  });

  it("keeps a number to its limits", () => {
    const limited = { type: "number", min: 1, max: 9 } as const;
    expect([answered(limited, "1"), answered(limited, "9")]).toEqual([1, 9]);
    expect(refusal(() => answered(limited, "10")).message).toBe('"10" given to --answer is not from 1 to 9.');
    expect(refusal(() => answered({ type: "number", min: 1 }, "0")).message).toContain("not at least 1");
    expect(refusal(() => answered({ type: "number", max: 1 }, "2")).message).toContain("not at most 1");
    expect(refusal(() => answered({ type: "number", pattern: "[0-9]+" }, "1.5")).code).toBe("ANSWER_INVALID");
  });

  it("takes no empty text where one is required", () => {
    expect(answered({}, "")).toBe("");
    expect(refusal(() => answered({ required: true }, " ")).message).toBe('" " given to --answer is empty.');
  });

  it("keeps a text to its form, as a whole, and to its length", () => {
    const noun = { pattern: "[a-z]+|[0-9]+", max: 5 } as const;
    expect(answered(noun, "abc")).toBe("abc");
    expect(refusal(() => answered(noun, "abc1")).hint).toBe("--answer: an answer, of the form [a-z]+|[0-9]+");
    for (const text of ["abc1", "1abc", "", "abcdef", "a\nb"])
      expect(refusal(() => answered(noun, text)).code).toBe("ANSWER_INVALID");
  });
});

const job = { name: "score-deal", event: "crm/deal.changed", field: ["dealId:string"] };

describe("resolveAnswers, for a template that asks for more", () => {
  const calling = template(question({ key: "function", flag: "--function", type: "function" }));
  const named = (id: string, exportName?: string) => ({
    ...{ id, file: `src/${id}.ts`, line: 3, events: [], crons: [], served: true },
    ...(exportName === undefined ? {} : { exportName }),
  });
  const project = sampleProject({
    functions: [named("send-mail", "sendMail"), named("hidden"), named("score-deal", "a")],
  });
  const resolve = (id: string) => resolveAnswers({ ...job, extra: { function: id } }, calling, project);

  it("takes a function of the project", () => {
    expect(resolve("send-mail").answers.extra).toEqual({ function: "send-mail" });
  });

  it.each([
    ["send-mails", '"send-mails" given to --function is no function of this project.', "Did you mean send-mail?"],
    ["hidden", '"hidden" given to --function is not exported.', "There are: send-mail."],
    ["score-deal", '"score-deal" given to --function is the job itself.', "There are: send-mail."],
  ])("refuses the function %s", (id, message, hint) => {
    expect(refusal(() => resolve(id))).toEqual(expect.objectContaining({ code: "ANSWER_INVALID", message, hint }));
  });

  it("does not have the user answer for a default that is no function here", () => {
    const presumptuous = template(question({ key: "function", flag: "--function", type: "function", default: "nope" }));
    expect(refusal(() => resolveAnswers(job, presumptuous, project)).message).toBe(
      `"nope", the default of the template ${presumptuous.id} for --function, is no function of this project.`,
    );
  });

  it("tells an event that is waited for from one that is sent", () => {
    const waiting = template(question({ type: "event", awaited: true }));
    const extra = { answer: job.event };
    expect(refusal(() => resolveAnswers({ ...job, extra }, waiting, sampleProject())).message).toBe(
      '"crm/deal.changed" starts the job, and cannot be waited for as well.',
    );
  });

  it("refuses an answer that would cancel the run that waits for it, unless it tells one answer from another", () => {
    const waiting = template(question({ type: "event", awaited: true }));
    const cancelled = (cancelOn: string) =>
      resolveAnswers({ ...job, extra: { answer: "crm/deal.paid" }, cancelOn: [cancelOn] }, waiting, sampleProject());
    const message = '"crm/deal.paid" is what the job waits for, and cannot cancel it as well.';
    expect(refusal(() => cancelled("crm/deal.paid")).message).toBe(message);
    expect(refusal(() => cancelled("crm/deal.paid:async.data.dealId == event.data.dealId")).message).toBe(message);
    const narrower = 'crm/deal.paid:async.data.dealId == event.data.dealId && async.data.status == "refused"';
    expect(cancelled(narrower).answers.cancelOn).toHaveLength(1);
    expect(cancelled("crm/deal.lost").answers.cancelOn).toHaveLength(1);
  });

  it("refuses a time to run that is over before the wait is", () => {
    const waiting = template(
      question({ type: "duration", key: "wait", flag: "--wait", awaited: true, default: "24h" }),
    );
    const within = (timeout: string, extra?: Record<string, string>) =>
      resolveAnswers({ ...job, timeout, ...(extra && { extra }) }, waiting, sampleProject());
    expect(refusal(() => within("24h"))).toEqual({
      code: "ANSWER_INVALID",
      message: "--timeout 24h cancels a run before --wait 24h is over: what follows the wait would never be done.",
      hint: "Give a --timeout of more than 24h, or a shorter --wait.",
    });
    expect(refusal(() => within("1d", { wait: "1440m" })).message).toContain("before --wait 1440m is over");
    expect(within("25h").answers.timeouts).toEqual({ finish: "25h" });
    expect(within("start=10m").answers.timeouts).toEqual({ start: "10m" });
    expect(within("1h", { wait: "30m" }).answers.extra).toEqual({ wait: "30m" });
  });

  it("refuses a job without the id that the template needs", () => {
    const needy = { ...template(), needs: ["id"] };
    const refused = (own: object, events = sampleProject()) =>
      refusal(() => resolveAnswers({ ...job, ...own }, needy, events));
    expect(resolveAnswers(job, needy, sampleProject()).answers.name).toBe("score-deal");
    expect(refused({ field: ["userId:string"] })).toEqual({
      code: "FIELD_INVALID",
      message: 'The template own tells runs apart by an id, and "crm/deal.changed" has none.',
      hint: "Add one to the event, such as --field orderId:string, or name its noun with --entity.",
    });
    expect(refused({ entity: "team" }).hint).toContain("--field teamId:string");
    expect(refused({ field: ["dealId:string?"] }).hint).toBe("Let the event always have it: --field dealId:string.");
    const typed = known(job.event, { fields: [{ name: "userId", type: "string", optional: false }] });
    const { field: _, ...bare } = job;
    expect(refusal(() => resolveAnswers(bare, needy, sampleProject({ events: [typed] }))).code).toBe("FIELD_INVALID");
  });

  it("refuses a job that nothing cancels, or without retries, where the template needs them", () => {
    const refused = (needs: string[], own: object) =>
      refusal(() => resolveAnswers({ ...job, ...own }, { ...template(), needs }, sampleProject()));
    expect(refused(["cancelOn"], {})).toMatchObject({
      code: "MISSING_ANSWER",
      message: "The template own needs --cancel-on.",
    });
    expect(refused(["retries"], { retries: "0" }).message).toBe("The template own needs retries, and --retries is 0.");
  });
});
