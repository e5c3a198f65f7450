import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { functionOptions } from "../../src/plan/options.js";
import type { Project } from "../../src/project/project.js";
import { project } from "./sample-project.js";

const answers: Answers = { name: "a", template: "event", trigger: "event", extra: {} };
const config = { exported: "RETRY_CONFIG", local: "RETRY_CONFIG", module: { file: "x.ts" }, key: "default" };
const functions = (...retries: string[]): Project["functions"] =>
  retries.map((text, at) => ({
    id: `f${at}`,
    file: "f.ts",
    line: 1,
    events: [],
    crons: [],
    served: true,
    retries: text,
  }));
const retries = (own: Partial<Project>, given: Partial<Answers> = {}) =>
  functionOptions({ project: { ...project, ...own }, answers: { ...answers, ...given } })[0]?.value;

describe("functionOptions", () => {
  it("retries as answered, as most siblings, as RETRY_CONFIG says, or 3 times for events and 2 by the clock", () => {
    const shared = { helpers: { retryConfig: config } };
    expect(retries({ functions: functions("5", "5", "1") }, { retries: 0 })).toBe("0");
    expect(retries({ functions: functions("5", "5", "1"), ...shared })).toBe("5");
    expect(retries({ functions: functions("5", "1"), ...shared })).toBe("RETRY_CONFIG.default.retries");
    expect(retries({ functions: functions("OTHER.retries") })).toBe("3");
    expect(retries({}, { trigger: "cron" })).toBe("2");
  });

  it("writes a concurrency key as a string, whatever stands in it", () => {
    const { 1: option } = functionOptions({
      project,
      answers: { ...answers, concurrency: [{ limit: 5, key: 'event.data.a + "b"' }] },
    });
    expect(option).toEqual({ key: "concurrency", value: '{ limit: 5, key: "event.data.a + \\"b\\"" }' });
  });
});
