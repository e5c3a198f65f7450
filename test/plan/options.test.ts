import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { functionOptions } from "../../src/plan/options.js";
import type { Project } from "../../src/project/project.js";
import { project } from "./sample-project.js";

const answers: Answers = { name: "a", template: "event", trigger: "event", extra: {} };
const config = { exported: "RETRY_CONFIG", local: "RETRY_CONFIG", module: { file: "x.ts" }, key: "default" };
const functions = (...retries: (string | undefined)[]): Project["functions"] =>
  retries.map((text, at) => ({
    id: `f${at}`,
    file: "f.ts",
    line: 1,
    events: [],
    crons: [],
    served: true,
    ...(text === undefined ? {} : { retries: text }),
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

  it("retries as usual where most siblings leave it to Inngest, whatever the others say", () => {
    expect(retries({ functions: functions("9", undefined, undefined) })).toBe("3");
    expect(retries({ functions: functions("9", undefined) })).toBe("3");
    expect(retries({ functions: functions("9", "9", undefined) })).toBe("9");
  });

  it("counts what is served, and no job of the same plan", () => {
    const [one, two, three] = functions("9", undefined, undefined);
    if (one === undefined || two === undefined || three === undefined) throw new Error("three were made");
    expect(retries({ functions: [one, { ...two, served: false }, { ...three, isPlanned: true }] })).toBe("9");
  });

  it("writes a concurrency key as a string, whatever stands in it", () => {
    const { 1: option } = functionOptions({
      project,
      answers: { ...answers, concurrency: [{ limit: 5, key: 'event.data.a + "b"' }] },
    });
    expect(option).toEqual({ key: "concurrency", value: `{ limit: 5, key: 'event.data.a + "b"' }` });
  });

  it("writes the options in one order, without what was not answered", () => {
    const options = functionOptions({
      project,
      answers: {
        ...answers,
        singleton: { mode: "skip" },
        batch: { size: 10, timeout: "2m", key: "event.data.a" },
        timeouts: { finish: "2h" },
        idempotency: 'event.data.a + "\'"',
        priority: "event.data.b",
        debounce: { period: "30s", timeout: "5m" },
        rateLimit: { limit: 1, period: "24h" },
        throttle: { limit: 2, period: "1d", burst: 3, key: "event.data.a" },
        concurrency: [{ limit: 1, key: "event.data.a" }, { limit: 9 }],
      },
    });
    expect(options.map(({ key, value }) => `${key}: ${value}`)).toEqual([
      "retries: 3",
      'concurrency: [{ limit: 1, key: "event.data.a" }, { limit: 9 }]',
      'throttle: { limit: 2, period: "1d", burst: 3, key: "event.data.a" }',
      'rateLimit: { limit: 1, period: "24h" }',
      'debounce: { period: "30s", timeout: "5m" }',
      'priority: { run: "event.data.b" }',
      'idempotency: "event.data.a + \\"\'\\""',
      'singleton: { mode: "skip" }',
      'batchEvents: { maxSize: 10, timeout: "120s", key: "event.data.a" }',
      'timeouts: { finish: "2h" }',
    ]);
  });

  it("names an event that cancels by its constant where there is one, and by its name for Inngest", () => {
    const cancelOn = [{ event: "a/b", if: "async.data.x == event.data.x" }, { event: "a/c" }];
    const option = functionOptions({ project, answers: { ...answers, cancelOn }, cancelling: ["ab"] }).at(-1);
    expect(option).toEqual({
      key: "cancelOn",
      value: '[{ event: ab, if: "async.data.x == event.data.x" }, { event: "a/c" }]',
      synced: { key: "cancel", value: '[{ event: "a/b", if: "async.data.x == event.data.x" }, { event: "a/c" }]' },
    });
  });
});
