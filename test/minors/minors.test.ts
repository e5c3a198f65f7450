import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import minors from "../../src/project/sdk/minors.json" with { type: "json" };
import { compareVersions } from "../../src/text/version-range.js";
import { full } from "../support/sample.js";
import { repository } from "../support/workspace.js";
import { entriesOf, manifestIn } from "./packages.js";
import { sdkVersionsPage } from "./page.js";
import { type Since, tableOf } from "./table.js";

const minutes = 60_000;
const { oldest, newest, ...groups } = minors;
const rows = Object.entries(groups).flatMap(([group, features]) =>
  Object.entries(features as Record<string, Since>).map(([name, since]) => ({ group, name, since })),
);

describe("src/project/sdk/minors.json", () => {
  it("names for every feature the versions of each major since which it is there", () => {
    expect(rows.length).toBeGreaterThan(200);
    for (const { group, name, since } of rows)
      for (const [major, version] of Object.entries(since)) {
        const place = `${group}.${name}`;
        expect(version, place).toMatch(new RegExp(`^${major}\\.\\d+\\.\\d+$`));
        expect(compareVersions(version, oldest[major as "3"]), place).toBeGreaterThanOrEqual(0);
        expect(compareVersions(version, newest[major as "3"]), place).toBeLessThanOrEqual(0);
      }
  });

  it.each(["3", "4"] as const)("says what SDK %s, as it is installed here, exports when it runs", async (major) => {
    const directory = installed(major);
    const manifest = manifestIn(directory);
    expect(manifest.version).toBe(newest[major]);
    const named = (group: "values" | "entries"): string[] =>
      rows.filter((row) => row.group === group && row.since[major] !== undefined).map(({ name }) => name);
    const loaded = (await import(pathToFileURL(join(directory, "index.js")).href)) as object;
    const own = Object.keys(loaded).filter((name) => name !== "__esModule");
    expect(own.sort()).toEqual(named("values").sort());
    expect(entriesOf(manifest).sort()).toEqual(named("entries").sort());
  });

  it.runIf(full)("is what the published packages give", { timeout: 60 * minutes }, () => {
    expect(tableOf(newest)).toEqual(minors);
  });

  // `npm run minors`, when a version has come out.
  it.runIf(process.env.UPDATE_MINORS === "1")("is made anew", { timeout: 60 * minutes }, () => {
    const file = fileURLToPath(new URL("../../src/project/sdk/minors.json", import.meta.url));
    writeFileSync(file, `${JSON.stringify(tableOf(), null, 2)}\n`);
  });
});

it("docs/sdk-versions.md says what the table does", { timeout: 120_000 }, () => {
  const file = join(repository, "docs/sdk-versions.md");
  const page = sdkVersionsPage();
  if (process.env.UPDATE_FIXTURES === "1") writeFileSync(file, page);
  expect(readFileSync(file, "utf8")).toBe(page);
});

function installed(major: string): string {
  const own = join(repository, `fixtures/sdk${major}/node_modules/inngest`);
  return existsSync(own) ? own : join(repository, "node_modules/inngest");
}
