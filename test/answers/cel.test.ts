import { describe, expect, it } from "vitest";
import { type CelUse, parseCel, readCel } from "../../src/answers/cel.js";
import fc from "../support/properties.js";
import { refusal } from "./refusal.js";

const whole = (value: number) => ({ kind: "number", value, whole: true });
const path = (...path: string[]) => ({ kind: "path", path: ["event", ...path] });

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
    ["event.data.a === 1", "CEL compares with ==, not with ==="],
    ["event.data.a !== 1", "CEL compares with !=, not with !=="],
    ["event.data.a ^ 1", '"^ 1" is not part of such an expression'],
    ["{{event.data.a}}", '"{{event.data.a}}" is not part of such an expression'],
    ["project-123", "project is not a path from event"],
    ["event.data[event.data.b]", "event.data.b stands in brackets, where the name of a field should"],
    ["event.data.a[-1]", "- stands in brackets, where the name of a field should"],
    ["event.data.a[1.5]", "1.5 stands in brackets, where the name of a field should"],
    ["event.data['a'", "it ends where ] should stand"],
    ["event.data[", "it ends too early"],
    ["event.data['a'].size()", ".size() is a function call, and Inngest takes none but int() and double() here"],
    ["['a']", "[ stands where a value should"],
    [".a", ".a stands where a value should"],
    ["event.data.a == '${x}'", "nothing fills in what stands in '${x}'"],
    ['event.data.a + "{{x}}"', 'nothing fills in what stands in "{{x}}"'],
    ["event.data.a +", "it ends too early"],
    ["(event.data.a", "it ends where ) should stand"],
    ["event.data.a event.data.b", "event.data.b is too much"],
    ["size(event.data.a)", "size() is a function call, and Inngest takes none but int() and double() here"],
    ["event.data.a ? 1", "it ends where : should stand"],
    ["* event.data.a", "* stands where a value should"],
    ["params.x", "params.x is not a path from event"],
    ["'all'", "it reads nothing of the event, so every run would share one key"],
    ["event.data.a + 'it\nends'", "\"'it\\nends'\" is not part of such an expression"],
  ])("refuses %j with the reason", (text, reason) => {
    const shown = JSON.stringify(text);
    expect(refusal(() => parseCel("--key", text)).message).toBe(
      `The expression ${shown} given to --key is not valid: ${reason}.`,
    );
  });

  it("reads what is bound tighter first", () => {
    expect(readCel("--key", "event.a == 1 || !event.b && event.c")).toEqual({
      kind: "binary",
      operator: "||",
      left: { kind: "binary", operator: "==", left: path("a"), right: whole(1) },
      right: { kind: "binary", operator: "&&", left: { kind: "not", of: path("b") }, right: path("c") },
    });
  });

  it("reads arithmetic as it binds, and a sign as part of its number", () => {
    expect(readCel("--key", "event.a - 2 * -event.b % -1.5")).toEqual({
      kind: "binary",
      operator: "-",
      left: path("a"),
      right: {
        kind: "binary",
        operator: "%",
        left: { kind: "binary", operator: "*", left: whole(2), right: { kind: "minus", of: path("b") } },
        right: { kind: "number", value: -1.5, whole: false },
      },
    });
    expect(readCel("--key", "int(event.a)")).toEqual({ kind: "convert", to: "int", of: path("a") });
  });

  it.each([
    ['event.data["a"]', ["event", "data", "a"]],
    ["event['data'].a['b c'].d.e", ["event", "data", "a", "b c", "d", "e"]],
    ["event.data.list[0].id", ["event", "data", "list", "0", "id"]],
    ['event.data["it\\"s"]', ["event", "data", 'it"s']],
    ["event.int", ["event", "int"]],
  ])("takes brackets for dots: %s", (text, expected) => {
    expect(parseCel("--key", text)).toEqual([expected]);
  });

  it("says what a constant would come to by what it is for", () => {
    const reason = (text: string, use?: CelUse) => refusal(() => parseCel("--x", text, use && { use })).message;
    expect(reason("100", "priority")).toContain("so every run would have the same priority");
    expect(reason("100")).toContain("so every run would share one key");
  });

  it("takes the event that cancels where it may be read, and wants it read", () => {
    const options = { roots: ["async", "event"] } as const;
    expect(parseCel("--if", "async.data.a == event.data.a", options)).toHaveLength(2);
    expect(refusal(() => parseCel("--if", "async.data.a == event.data.a")).message).toContain(
      "async.data.a is not a path from event.",
    );
    expect(refusal(() => parseCel("--if", "event.data.a == 'x'", options)).message).toContain(
      "it reads nothing of the event that cancels",
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
      "&&",
      "!",
      "-1",
      "async.data.b",
      "*",
      "[",
      "]",
      ".c",
      "int",
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
