import { describe, expect, it } from "vitest";
import { checkRawAnswers } from "../../src/answers/check-raw-answers.js";
import { QUESTIONS } from "../../src/answers/questions.js";
import { refusal } from "./refusal.js";

describe("QUESTIONS", () => {
  it("has every key and every flag once", () => {
    const flags = QUESTIONS.map((question) => question.flag ?? "");
    expect(new Set(flags).size).toBe(QUESTIONS.length);
    expect(new Set(QUESTIONS.map((question) => question.key)).size).toBe(QUESTIONS.length);
  });

  it("lets no answer but an event hold what could end a literal, a comment or a path", () => {
    const harmful = ['"', "'", "`", "${", "*/", "\n", "\r", "\u2028", "\u2029", "\u0000"];
    const starts = [
      "a",
      "5",
      "a:string",
      "a:b|c",
      "0 * * * *",
      "5:event.data.a",
      "event.data.a",
      "10/1m",
      "1h",
      "skip:",
    ];
    for (const { key, repeatable } of QUESTIONS.filter(({ key }) => key !== "event")) {
      const begun = key === "cancelOn" ? ["a/b:async.data.a", "a/b:"] : starts;
      for (const answer of harmful.flatMap((text) => begun.map((start) => start + text))) {
        const raw = { [key]: repeatable ? [answer] : answer };
        expect(refusal(() => checkRawAnswers(raw)).hint).toEqual(expect.any(String));
      }
    }
  });
});

describe("checkRawAnswers", () => {
  it("gives answers in canonical form", () => {
    const raw = {
      name: "a",
      event: "Odd Name",
      cron: " CRON_TZ=UTC  0 2 * * * ",
      field: ["id:string"],
      retries: "007",
      db: "prisma",
      serve: "app/(api)/[id]/route.ts:12",
    };
    expect(checkRawAnswers(raw)).toEqual({ ...raw, cron: "TZ=UTC 0 2 * * *", retries: "7" });
  });

  it.each([
    [
      { retries: "21" },
      '"21" given to --retries is not a whole number from 0 to 20.',
      "Use a number such as --retries 3.",
    ],
    [{ db: "drizle" }, '"drizle" given to --db is none of prisma, drizzle, none.', "Use --db drizzle."],
    [{ test: "mocha" }, '"mocha" given to --test is none of vitest, jest, bun, node, none.', "Use --test vitest."],
    [
      { entity: "class" },
      'The entity "class" is not a noun that a variable could be called.',
      "Use a noun such as transcript or callRecording.",
    ],
    [
      { feature: "../x" },
      '"../x" given to --feature is not the name of a folder.',
      "Use one name of letters, digits and -, such as billing.",
    ],
    [
      { cronEnv: "A-B" },
      '"A-B" given to --cron-env is not the name of an environment variable.',
      "Use a name such as NIGHTLY_SYNC_CRON.",
    ],
    [{ dir: "" }, "The path given to --dir is empty.", "Give --dir a path or leave it out."],
  ])("refuses %j", (raw, message, hint) => {
    expect(refusal(() => checkRawAnswers(raw))).toEqual({ code: "ANSWER_INVALID", message, hint });
  });
});
