import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { execute, repository } from "../support/workspace.js";

beforeAll(build, 120_000);

describe("npm run demo", () => {
  it("takes a real row from pending to completed through the generated function, and cleans up", {
    timeout: 120_000,
  }, async () => {
    const result = await execute(process.execPath, [join(repository, "fixtures/demo.mjs")], repository);
    expect(result.code, result.output).toBe(0);

    const rows = [...result.output.matchAll(/^ {2}(\S+) +row: (\w+)/gm)].map(([, moment, status]) => [moment, status]);
    expect(rows).toEqual([
      ["seeded", "pending"],
      ["update-status-processing", "processing"],
      ["fetch-document", "processing"],
      ["process-document", "processing"],
      ["save-result", "completed"],
    ]);

    const directory = /^Copied to (.+)$/m.exec(result.output)?.[1] ?? "";
    expect(directory).not.toBe("");
    expect(existsSync(directory)).toBe(false);
  });
});
