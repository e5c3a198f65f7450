import { describe, expect, it } from "vitest";
import { formatStatusColumn, parseStatusColumn, parseStatusTable } from "../../src/answers/status-column.js";
import { refusal } from "./refusal.js";

describe("--status-column", () => {
  it.each([
    ["status", { column: "status" }],
    ["processed_at", { column: "processed_at" }],
    [
      "status=queued|running|done|failed",
      { column: "status", values: { pending: "queued", processing: "running", completed: "done", failed: "failed" } },
    ],
    ["state=|In Progress|Done|", { column: "state", values: { processing: "In Progress", completed: "Done" } }],
    ["none", undefined],
  ])("reads %s, and writes it again", (text, answer) => {
    expect(parseStatusColumn(text)).toEqual(answer);
    expect(formatStatusColumn(parseStatusColumn(text))).toBe(text);
  });

  it.each([
    ["", /not the name of a column/],
    ["my status", /not the name of a column/],
    ["status=", /names 1 states of 4/],
    ["status=a|b|c", /names 3 states of 4/],
    ["status=a|b|c|d|e", /names 5 states of 4/],
    ["status=a|b||d", /no value for completed/],
    ['status=a|b"|c|d', /is not a value/],
    ["status=a|b`|c|d", /is not a value/],
    ["status=a|\u001b[2J|c|d", /is not a value/],
  ])("refuses %j", (text, message) => {
    const { code, message: said } = refusal(() => parseStatusColumn(text));
    expect([code, said]).toEqual(["ANSWER_INVALID", expect.stringMatching(message)]);
  });
});

describe("--status-table", () => {
  it("takes the name of a model, or the usual one", () => {
    expect(["true", "Jobs", "job_states"].map(parseStatusTable)).toEqual(["JobRun", "Jobs", "job_states"]);
  });

  it.each(["", "a b", "1st", "a'b", "x".repeat(65)])("refuses %j", (text) => {
    expect(refusal(() => parseStatusTable(text)).code).toBe("ANSWER_INVALID");
  });
});
