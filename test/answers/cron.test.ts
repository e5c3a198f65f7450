import { describe, expect, it } from "vitest";
import { formatCron, parseCron } from "../../src/answers/cron.js";
import { formatRun, nextRuns } from "../../src/answers/cron-runs.js";
import { cronWords } from "../../src/answers/cron-words.js";
import fc from "../support/properties.js";
import { refusal } from "./refusal.js";

describe("parseCron", () => {
  it.each([
    ["0 2 * * *", { fields: "0 2 * * *" }],
    ["  0   2 * *\t* ", { fields: "0 2 * * *" }],
    ["*/15 9-17 * * MON-FRI", { fields: "*/15 9-17 * * MON-FRI" }],
    ["0 0 1,15 * ?", { fields: "0 0 1,15 * ?" }],
    ["5/10 * * jan,Dec *", { fields: "5/10 * * jan,Dec *" }],
    ["TZ=Europe/Prague 0 4 * * *", { fields: "0 4 * * *", zone: "Europe/Prague" }],
    ["CRON_TZ=UTC 0 4 * * *", { fields: "0 4 * * *", zone: "UTC" }],
    ["TZ=Asia/Calcutta 0 4 * * *", { fields: "0 4 * * *", zone: "Asia/Calcutta" }],
    ["0 0 29 2 *", { fields: "0 0 29 2 *" }],
    ["0 0 31 2 MON", { fields: "0 0 31 2 MON" }],
  ])("takes %j", (text, cron) => {
    expect(parseCron(text)).toEqual(cron);
  });

  it.each([
    ["61 * * * *", 'The minute "61" of the schedule is not valid: "61" is not between 0 and 59.'],
    ["0 24 * * *", 'The hour "24" of the schedule is not valid: "24" is not between 0 and 23.'],
    ["0 0 0 * *", 'The day of month "0" of the schedule is not valid: "0" is not between 1 and 31.'],
    ["0 0 * * 7", 'The day of week "7" of the schedule is not valid: Sunday is 0, not 7.'],
    ["0 0 L * *", 'The day of month "L" of the schedule is not valid: "L" is not between 1 and 31.'],
    ["0 0 * * 1#2", 'The day of week "1#2" of the schedule is not valid: "1#2" is none of *, a, a-b, */n and a-b/n.'],
    ["*/0 * * * *", 'The minute "*/0" of the schedule is not valid: the step 0 is not between 1 and 59.'],
    ["30-10 * * * *", 'The minute "30-10" of the schedule is not valid: the range "30-10" ends before it begins.'],
    ["1,,2 * * * *", 'The minute "1,,2" of the schedule is not valid: "" is none of *, a, a-b, */n and a-b/n.'],
    ["0 0 2 * * *", 'The schedule "0 0 2 * * *" has 6 fields; it needs five.'],
    ["0 2 * *", 'The schedule "0 2 * *" has 4 fields; it needs five.'],
    ["", "The schedule is empty."],
    ["@daily", 'Inngest does not take the schedule "@daily".'],
    ["@every 5m", 'Inngest does not take the schedule "@every 5m".'],
    ["every day", 'The schedule "every day" has 2 fields; it needs five.'],
    ["0 0 31 2 *", 'The schedule "0 0 31 2 *" never comes: no month it names has a day 31.'],
    ["0 0 30,31 FEB ?", 'The schedule "0 0 30,31 FEB ?" never comes: no month it names has a day 30.'],
    ["TZ=Mars/Base 0 2 * * *", 'There is no time zone "Mars/Base".'],
    ["TZ=europe/prague 0 2 * * *", 'There is no time zone "europe/prague".'],
    ["TZ=UTC+2 0 2 * * *", 'There is no time zone "UTC+2".'],
    ["TZ=+02:00 0 2 * * *", 'There is no time zone "+02:00".'],
    ["TZ= 0 2 * * *", 'There is no time zone "".'],
  ])("refuses %j with the reason", (text, message) => {
    expect(refusal(() => parseCron(text))).toMatchObject({ code: "CRON_INVALID", message });
  });

  it.each([
    ["@daily", 'Write "0 0 * * *".'],
    ["TZ=europe/prague 0 2 * * *", "Use Europe/Prague."],
    ["TZ=Prague 0 2 * * *", "Use Europe/Prague."],
    ["0 0 * * 7", "The day of week is 0 to 6, or sun to sat."],
  ])("says for %j what to write", (text, hint) => {
    expect(refusal(() => parseCron(text)).hint).toBe(hint);
  });

  it("reads again what formatCron writes, for every schedule it takes", () => {
    const part = (least: number, most: number) =>
      fc.oneof(
        fc.constant("*"),
        fc.integer({ min: least, max: most }).map(String),
        fc
          .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
          .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
        fc.integer({ min: 1, max: most }).map((step) => `*/${step}`),
      );
    const schedule = fc
      .tuple(part(0, 59), part(0, 23), part(1, 28), part(1, 12), part(0, 6))
      .map((parts) => parts.join(" "));
    const zone = fc.constantFrom("", "TZ=Europe/Prague ", "TZ=America/New_York ");
    fc.assert(
      fc.property(zone, schedule, (prefix, fields) => {
        const text = prefix + fields;
        expect(formatCron(parseCron(text))).toBe(text);
        expect(nextRuns(text, new Date("2026-01-01T00:00:00Z"))).toHaveLength(3);
        expect(cronWords(text)).not.toBe("");
      }),
    );
  });

  it("never fails in another way than by a refusal", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(refusal(() => parseCron(`${text} x`)).code).toBe("CRON_INVALID");
      }),
    );
  });
});

describe("nextRuns", () => {
  it("gives the next three moments in the schedule's own zone, over a change of clocks", () => {
    const runs = nextRuns("TZ=Europe/Prague 0 4 * * *", new Date("2026-03-28T00:00:00Z"));
    expect(runs.map((run) => run.toISOString())).toEqual([
      "2026-03-28T03:00:00.000Z",
      "2026-03-29T02:00:00.000Z",
      "2026-03-30T02:00:00.000Z",
    ]);
  });

  it("takes UTC where no zone is given", () => {
    const runs = nextRuns("0 2 * * ?", new Date("2026-11-24T02:00:00Z"), 1);
    expect(runs.map((run) => run.toISOString())).toEqual(["2026-11-25T02:00:00.000Z"]);
  });
});

describe("formatRun", () => {
  it("names day, date, time and offset", () => {
    const run = new Date("2026-11-24T23:30:00Z");
    expect([formatRun(run), formatRun(run, "Europe/Prague")]).toEqual([
      "Tue 24 Nov 2026, 23:30 UTC",
      "Wed 25 Nov 2026, 00:30 CET",
    ]);
  });
});

describe("cronWords", () => {
  it("says when in words, and the zone", () => {
    expect([cronWords("0 */6 * * *"), cronWords("TZ=Europe/Prague 0 2 * * MON")]).toEqual([
      "On the hour, every 6 hours",
      "At 02:00 AM, only on Monday, Europe/Prague time",
    ]);
  });
});
