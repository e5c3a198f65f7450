import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCel } from "../../src/answers/cel.js";
import { checkKeyFields, formatConcurrency, parseConcurrency } from "../../src/answers/concurrency.js";
import { refusal } from "./refusal.js";

describe("parseConcurrency", () => {
  it.each([
    ["5", { limit: 5 }],
    ["1:event.data.projectId", { limit: 1, key: "event.data.projectId" }],
    ['2: event.data.a + "-" + event.data.b', { limit: 2, key: 'event.data.a + "-" + event.data.b' }],
    [
      '3:event.data.plan == "free" ? event.data.userId : "paid"',
      { limit: 3, key: 'event.data.plan == "free" ? event.data.userId : "paid"' },
    ],
  ])("reads %j", (text, concurrency) => {
    expect(parseConcurrency(text)).toEqual(concurrency);
    expect(parseConcurrency(formatConcurrency(concurrency))).toEqual(concurrency);
  });

  it.each([
    "0",
    "-1",
    "1.5",
    "five",
    "",
    "1e3",
    "5:",
    "5:event.data.${x}",
    "5:`event.data.x`",
    "5:project-${event.data.x}",
    "5:data.x",
    "5:event",
    '5:"all"',
  ])("refuses %j", (text) => {
    expect(refusal(() => parseConcurrency(text)).code).toBe("ANSWER_INVALID");
  });
});

describe("parseCel", () => {
  it("gives the paths that are read", () => {
    expect(parseCel("--key", '(event.data.a + event.user.id) == "x" ? event.data.b : event.ts')).toEqual([
      ["event", "data", "a"],
      ["event", "user", "id"],
      ["event", "data", "b"],
      ["event", "ts"],
    ]);
  });

  it.each([
    ["event.data.a ===", '"=" is not part of such an expression'],
    ["event.data.a +", "it ends too early"],
    ["(event.data.a", "it ends where ) should stand"],
    ["event.data.a event.data.b", "event.data.b is too much"],
    ["size(event.data.a)", "( is too much"],
    ["event.data.a ? 1", "it ends where : should stand"],
    ["* event.data.a", '"* event.data.a" is not part of such an expression'],
    ["params.x", "params.x is not a path from event"],
    ["'all'", "it reads nothing of the event, so every run would share one key"],
    ["event.data.a + 'it\nends'", "\"'it\\nends'\" is not part of such an expression"],
  ])("refuses %j with the reason", (text, reason) => {
    const shown = JSON.stringify(text);
    expect(refusal(() => parseCel("--key", text)).message).toBe(
      `The expression ${shown} given to --key is not valid: ${reason}.`,
    );
  });

  it("ends for every text, with paths or a refusal", () => {
    const piece = fc.constantFrom(
      "event.data.a",
      "event",
      '"x"',
      "'",
      "+",
      "?",
      ":",
      "(",
      ")",
      "==",
      " ",
      "1",
      "`",
      "${",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        try {
          expect(parseCel("--key", text).every((path) => path[0] === "event")).toBe(true);
        } catch {
          expect(refusal(() => parseCel("--key", text)).code).toBe("ANSWER_INVALID");
        }
      }),
    );
  });
});

describe("checkKeyFields", () => {
  it("takes a key over fields that the event has", () => {
    expect(checkKeyFields("event.data.a + event.user.id", ["a", "b"])).toBeUndefined();
  });

  it("refuses a key over a field that the event does not have, and names those it has", () => {
    expect(refusal(() => checkKeyFields("event.data.c", ["a", "b"]))).toEqual({
      code: "ANSWER_INVALID",
      message: 'The concurrency key "event.data.c" reads event.data.c, which the event does not have.',
      hint: "The event's fields are a, b.",
    });
  });
});
