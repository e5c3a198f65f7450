import { describe, expect, it } from "vitest";
import { checkRawAnswers } from "../../../src/answers/check-raw-answers.js";
import { QUESTIONS, type Question } from "../../../src/answers/questions.js";
import fc from "../../support/properties.js";
import { refusal } from "../refusal.js";

const check = (key: string, text: string): string => {
  const question = QUESTIONS.find((each) => each.key === key) as Question;
  return question.check?.(text) ?? text;
};

describe("the flow options", () => {
  it.each([
    ["concurrency", "5", "5"],
    ["concurrency", "1:event.data.projectId", "1:event.data.projectId"],
    ["concurrency", '2: event.data.a + "-" + event.data.b', '2:event.data.a + "-" + event.data.b'],
    ["concurrency", '3:event.data.plan == "free" ? event.data.userId : "paid"', undefined],
    ["throttle", "10/1m", "10/1m"],
    ["throttle", "10/1m, burst=5 :event.data.a", "10/1m,burst=5:event.data.a"],
    ["throttle", "1/7d", "1/7d"],
    ["rateLimit", "10/24h:event.data.a", undefined],
    ["rateLimit", "1/1d", undefined],
    ["debounce", "1s", undefined],
    ["debounce", "007d", "7d"],
    ["debounce", "30s,timeout=5m:event.data.a", undefined],
    ["priority", ' event.data.plan == "pro" ? 120 : -60', 'event.data.plan == "pro" ? 120 : -60'],
    ["idempotency", "event.data.orderId", undefined],
    ["cancelOn", "crm/deal.deleted", undefined],
    [
      "cancelOn",
      "crm/deal.deleted: async.data.a == event.data.a && async.data.force == true",
      "crm/deal.deleted:async.data.a == event.data.a && async.data.force == true",
    ],
    ["batch", "2/1s", undefined],
    ["batch", "500/5m:event.data.a", undefined],
    ["timeout", "2h", undefined],
    ["timeout", "finish=2h", "2h"],
    ["timeout", "start=10m", undefined],
    ["timeout", "start=10m,finish=2h", "2h,start=10m"],
    ["timeout", "2h, start=10m", "2h,start=10m"],
    ["singleton", "skip", undefined],
    ["singleton", "cancel:event.data.a", undefined],
  ])("--%s takes %j, and keeps it in one form", (key, text, kept = text) => {
    expect(check(key, text)).toBe(kept);
    expect(check(key, kept)).toBe(kept);
  });

  it.each([
    ["concurrency", "0", "is not a whole number from 1 to 100000"],
    ["concurrency", "-1", "is not a whole number"],
    ["concurrency", "1.5", "is not a whole number"],
    ["concurrency", "1e3", "is not a whole number"],
    ["concurrency", "", "is not a whole number"],
    ["concurrency", "5:", "it ends too early"],
    ["concurrency", "5:event.data.${x}", '".${x}" is not part'],
    ["concurrency", "5:`event.data.x`", "is not part"],
    ["concurrency", "5:project-${event.data.x}", "is not part"],
    ["concurrency", "5:data.x", "data.x is not a path from event"],
    ["concurrency", "5:event", "event is not a path from event"],
    ["concurrency", '5:"all"', "it reads nothing of the event"],
    ["concurrency", "5,scope=env", '"scope=env" given to --concurrency is not understood'],
    ["throttle", "10", "is not written number/time"],
    ["throttle", "10/1m/1", "is not written number/time"],
    ["throttle", "0/1m", "is not a whole number from 1"],
    ["throttle", "10/500ms", "is not a period such as 1s"],
    ["throttle", "10/1 minute", "is not a period such as 1s"],
    ["throttle", "10/1h30m", "is not a period such as 1s"],
    ["throttle", "10/8d", "The period 8d given to --throttle is not from 1s to 7d"],
    ["throttle", "10/0s", "The period 0s"],
    ["throttle", "10/1m,burst=0", "is not a whole number from 1"],
    ["throttle", "10/1m,burst=1,burst=2", "burst is given twice"],
    ["throttle", "10/1m,speed=1", "is not understood"],
    ["rateLimit", "10/25h", "The period 25h given to --rate-limit is not from 1s to 24h"],
    ["rateLimit", "10/2d", "is not from 1s to 24h"],
    ["rateLimit", "0/1h", "is not a whole number from 1"],
    ["debounce", "soon", "is not a period such as 1s"],
    ["debounce", "8d", "is not from 1s to 168h"],
    ["debounce", "5m,timeout=5m", "is no longer than its period"],
    ["priority", "10000", "it reads nothing of the event"],
    ["priority", "event.data.a === 1", "CEL compares with =="],
    ["idempotency", "data.orderId", "data.orderId is not a path"],
    ["cancelOn", "", "is given no event"],
    ["cancelOn", ":async.data.a == event.data.a", "is given no event"],
    ["cancelOn", "a/b:data.id == async.data.id", "data.id is not a path from async or event"],
    ["cancelOn", "a/b:size(async.data.a) == 1", "size() is a function call"],
    ["cancelOn", "a/b:event.data.a == 'x'", "reads nothing of the event that cancels"],
    ["batch", "1/10s", "is not a whole number from 2 to 500"],
    ["batch", "1000/10s", "is not a whole number from 2 to 500"],
    ["batch", "10/500ms", "is not a period"],
    ["batch", "10/1h", "The period 1h given to --batch is not from 1s to 5m"],
    ["timeout", "soon", "is not a time such as 1s"],
    ["timeout", "0s", "The time 0s"],
    ["timeout", "", "is given no time"],
    ["timeout", "2h,finish=3h", "finish is given twice"],
    ["timeout", "2h:event.data.a", "takes no key"],
    ["singleton", "wait", "is neither skip nor cancel"],
    ["singleton", "", "is neither skip nor cancel"],
  ])("--%s refuses %j", (key, text, reason) => {
    const { code, message, hint } = refusal(() => check(key, text));
    expect(code).toBe("ANSWER_INVALID");
    expect(message).toContain(reason);
    expect(hint).toBeTruthy();
  });

  it("are given no oftener than Inngest takes them", () => {
    const twice = refusal(() => checkRawAnswers({ concurrency: ["1", "2:event.data.a", "3:event.data.b"] }));
    expect(twice.message).toBe("--concurrency is given 3 times.");
    const six = ["a/1", "a/2", "a/3", "a/4", "a/5", "a/6"];
    expect(refusal(() => checkRawAnswers({ cancelOn: six })).message).toBe("--cancel-on is given 6 times.");
    expect(refusal(() => checkRawAnswers({ cancelOn: ["a/1", "a/1"] })).message).toBe(
      '--cancel-on is given "a/1" twice.',
    );
  });

  it("take or refuse every text, and what they keep they take again", () => {
    const keys = QUESTIONS.filter(({ group }) => group === "Flow").map(({ key }) => key);
    const piece = fc.constantFrom(
      "10",
      "/",
      "1m",
      "0s",
      "7d",
      ",",
      "burst",
      "start",
      "timeout",
      "=",
      "5",
      ":",
      " ",
      "event.data.a",
      "a/b",
      "skip",
      "==",
      "async.data.a",
      '"',
      "${",
    );
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.array(piece, { maxLength: 9 }), (key, pieces) => {
        const text = pieces.join("");
        let kept: string;
        try {
          kept = check(key, text);
        } catch {
          expect(refusal(() => check(key, text)).code).toBe("ANSWER_INVALID");
          return;
        }
        expect(check(key, kept)).toBe(kept);
      }),
      { numRuns: 2000 },
    );
  });
});
