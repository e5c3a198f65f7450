import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { existingFunction, refuseTaken } from "../../src/plan/existing-function.js";
import { project } from "./sample-project.js";

const made = { id: "sync", exportName: "syncJob", file: "f.ts", line: 3, events: ["a/b"], crons: [], served: true };
const both = { ...made, id: "both", crons: ['process.env.BOTH_CRON || "0 1 * * *"'] };
const sample = { ...project, functions: [made, both] };
const ask = (given: Partial<Answers>): Answers => ({
  name: "sync",
  template: "event",
  trigger: "event",
  extra: {},
  ...given,
});

describe("existingFunction", () => {
  it("finds the function with this id and these triggers", () => {
    expect(existingFunction(sample, ask({ event: "a/b" }))).toBe(made);
    const answers = ask({ name: "both", trigger: "both", event: "a/b", cron: "0 1 * * *", cronEnv: "BOTH_CRON" });
    expect(existingFunction(sample, answers)).toBe(both);
  });

  it("finds none under a free id", () => {
    expect(existingFunction(sample, ask({ name: "free", event: "a/b" }))).toBeUndefined();
  });

  it.each([
    ["another event", ask({ event: "a/c" })],
    ["a schedule instead", ask({ trigger: "cron", cron: "0 1 * * *" })],
    ["a schedule besides", ask({ trigger: "both", event: "a/b", cron: "0 1 * * *" })],
  ])("refuses the id for %s", (_, answers) => {
    expect(() => existingFunction(sample, answers)).toThrow(
      expect.objectContaining({ code: "NAME_TAKEN", file: "f.ts", line: 3 }),
    );
  });
});

describe("refuseTaken", () => {
  it("refuses a file that exists and an export that is another function's", () => {
    const taken = expect.objectContaining({ code: "NAME_TAKEN" });
    expect(() => refuseTaken(sample, { file: "g.ts", exportName: "g", exists: true })).toThrow(taken);
    expect(() => refuseTaken(sample, { file: "g.ts", exportName: "syncJob", exists: false })).toThrow(taken);
    expect(() => refuseTaken(sample, { file: "g.ts", exportName: "g", exists: false })).not.toThrow();
  });
});
