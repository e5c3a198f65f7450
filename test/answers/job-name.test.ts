import { describe, expect, it } from "vitest";
import { correctJobName, parseJobName } from "../../src/answers/job-name.js";
import fc from "../support/properties.js";
import { refusal } from "./refusal.js";

describe("parseJobName", () => {
  it("takes a kebab-case name of at most 64 characters", () => {
    const long = `a${"-b".repeat(31)}c`;
    expect(long).toHaveLength(64);
    expect(["parse-transcript", "sync2", long].map((name) => parseJobName(name))).toEqual([
      "parse-transcript",
      "sync2",
      long,
    ]);
  });

  it.each([
    ["", "The job name is empty.", "Give a kebab-case name such as parse-transcript."],
    ["Parse Transcript", 'The job name "Parse Transcript" is not kebab-case.', "Use parse-transcript."],
    ["parseTranscript", 'The job name "parseTranscript" is not kebab-case.', "Use parse-transcript."],
    ["../x", 'The job name "../x" is not kebab-case.', "Give a kebab-case name such as parse-transcript."],
    ["přepis", 'The job name "přepis" is not kebab-case.', "Give a kebab-case name such as parse-transcript."],
    ["class", 'The job name "class" is reserved.', "Give a kebab-case name such as parse-transcript."],
    ["index", 'The job name "index" is reserved.', "Give a kebab-case name such as parse-transcript."],
    ["1st", 'The job name "1st" is not kebab-case.', "Give a kebab-case name such as parse-transcript."],
    ["a\nb", 'The job name "a\\nb" is not kebab-case.', "Give a kebab-case name such as parse-transcript."],
    ["a\u202eb", 'The job name "a\\u202eb" is not kebab-case.', "Give a kebab-case name such as parse-transcript."],
  ])("refuses %j with the reason and a name that would do", (name, message, hint) => {
    expect(refusal(() => parseJobName(name))).toEqual({ code: "NAME_INVALID", message, hint });
  });

  it("refuses a name of 300 characters by its length", () => {
    expect(refusal(() => parseJobName("a".repeat(300)))).toEqual({
      code: "NAME_INVALID",
      message: "The job name is 300 characters long; at most 64 are allowed.",
      hint: "Give a kebab-case name such as parse-transcript.",
    });
  });

  it.each(["'", '"', "`", "${x}", "*/", "\n", "\u2028"])("never takes a name with %j", (text) => {
    expect(refusal(() => parseJobName(`a${text}b`)).code).toBe("NAME_INVALID");
  });
});

describe("correctJobName", () => {
  it("gives names that are taken as they are, for any text at all", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[A-Za-z0-9 _.-]*$/)), (text) => {
        const name = correctJobName(text);
        return name === undefined || parseJobName(name) === name;
      }),
    );
  });

  it("leaves a text alone that is more than a name in another case", () => {
    expect(["../x", "a/b", "přepis", "a..b", ""].map(correctJobName)).toEqual(Array(5).fill(undefined));
  });
});
