import { describe, expect, it } from "vitest";
import { missingAnswers, requireAnswers } from "../../src/answers/missing-answers.js";
import { checkTemplateTrigger, templateOf, triggerOf } from "../../src/answers/trigger.js";
import { refusal } from "./refusal.js";

describe("triggerOf", () => {
  it.each([
    [{ event: "a/b" }, "event"],
    [{ cron: "0 * * * *" }, "cron"],
    [{ event: "a/b", cron: "0 * * * *" }, "both"],
    [{ event: "a/b", trigger: "both" }, "both"],
    [{ trigger: "cron" }, "cron"],
    [{}, undefined],
  ])("of %j is %s", (raw, trigger) => {
    expect(triggerOf(raw)).toBe(trigger);
  });

  it.each([
    [{ event: "a/b", trigger: "cron" }, "--trigger cron and --event contradict each other."],
    [{ cron: "0 * * * *", trigger: "event" }, "--trigger event and --cron contradict each other."],
    [{ cronEnv: "X", event: "a/b", trigger: "event" }, "--trigger event and --cron-env contradict each other."],
  ])("of %j is refused", (raw, message) => {
    expect(refusal(() => triggerOf(raw))).toMatchObject({ code: "ANSWER_INVALID", message });
  });
});

describe("templateOf", () => {
  it("follows from the trigger unless given", () => {
    const raws = [{ event: "a/b" }, { cron: "x" }, { trigger: "both" }, { event: "a/b", template: "own" }, {}];
    expect(raws.map(templateOf)).toEqual(["event", "cron", "multi", "own", undefined]);
  });
});

describe("checkTemplateTrigger", () => {
  const template = { id: "nightly", trigger: ["cron", "both"], questions: [] };

  it("takes a trigger that the template can be started by", () => {
    expect(checkTemplateTrigger(template, "both")).toBeUndefined();
    expect(checkTemplateTrigger({ id: "any", questions: [] }, "event")).toBeUndefined();
  });

  it("refuses another one", () => {
    expect(refusal(() => checkTemplateTrigger(template, "event"))).toEqual({
      code: "ANSWER_INVALID",
      message: "The template nightly is started by cron or both, not by event.",
      hint: "Leave --template out to get event, or give what starts nightly.",
    });
  });
});

describe("missingAnswers", () => {
  it.each([
    [{}, ["<name>", "--event or --cron"]],
    [{ name: "a" }, ["--event or --cron"]],
    [{ name: "a", trigger: "both" }, ["--event", "--cron"]],
    [{ name: "a", event: "a/b", cronEnv: "X" }, ["--cron"]],
    [{ name: "a", event: "a/b" }, []],
    [{ name: "a", cron: "0 * * * *" }, []],
  ])("of %j are %j", (raw, missing) => {
    expect(missingAnswers(raw)).toEqual(missing);
  });
});

describe("requireAnswers", () => {
  it("names every flag that is missing", () => {
    expect(refusal(() => requireAnswers({ trigger: "event" }))).toEqual({
      code: "MISSING_ANSWER",
      message: "Nobody can be asked here, and the job's <name> and --event are missing.",
      hint: "Give it like this: scaffold inngest add parse-transcript --event crm/transcript.uploaded --field transcriptId:string",
    });
  });
});
