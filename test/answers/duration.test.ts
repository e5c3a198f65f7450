import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { normalDuration, parseDuration } from "../../src/answers/duration.js";
import fc from "../support/properties.js";
import { repository } from "../support/workspace.js";
import { refusal } from "./refusal.js";

describe("normalDuration", () => {
  it.each([
    ["24h", "1d"],
    ["7d", "1w"],
    ["90m", "1h30m"],
    ["60s", "1m"],
    ["90s", "1m30s"],
    ["1h", "1h"],
    ["365d", "52w1d"],
    ["694861s", "1w1d1h1m1s"],
  ])("writes %s as %s", (given, normal) => {
    expect(normalDuration(given)).toBe(normal);
  });

  it.each(["", "0s", "1h30m", "soon", "5", "1.5h", "-1s", "1w"])("has no form for %j", (given) => {
    expect(normalDuration(given)).toBeUndefined();
  });

  it.each(["node_modules", "fixtures/sdk4/node_modules"])("writes what the SDK of %s writes", async (modules) => {
    const file = join(repository, modules, "inngest/helpers/strings.js");
    const { timeStr }: { timeStr: (text: string) => string } = await import(pathToFileURL(file).href);
    const time = fc.tuple(fc.integer({ min: 0, max: 31_536_000 }), fc.constantFrom("s", "m", "h", "d"));
    fc.assert(
      fc.property(time, ([number, unit]) => {
        const text = accepted(`${number}${unit}`);
        fc.pre(text !== undefined);
        expect(timeStr(text)).not.toBe("");
        expect(normalDuration(text)).toBe(timeStr(text));
      }),
    );
  });
});

describe("parseDuration", () => {
  it.each([
    ["1s", "7d", "from 1s to 7d: 1s, 30s, 5m, 2h, 1d."],
    ["1s", "5m", "from 1s to 5m: 1s, 30s, 5m."],
    ["1m", "24h", "from 1m to 24h: 5m, 2h, 1d."],
  ])("names only times from %s to %s where it refuses another", (least, most, examples) => {
    const { hint } = refusal(() => parseDuration("--batch", "period", "8d", { least, most }));
    expect(hint).toContain(examples);
  });
});

/** What a template's question takes. */
function accepted(text: string): string | undefined {
  try {
    return parseDuration("--wait", "time", text, { least: "1s", most: "365d" });
  } catch {
    return undefined;
  }
}
