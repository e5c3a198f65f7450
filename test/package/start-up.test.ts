import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(repository, "bin/scaffold.mjs");

/** A name that only the code of each library has. */
const MARKS = {
  typescript: "getSourceFileConstructor",
  handlebars: "SafeString",
  zod: "ZodError",
  clack: "isCancel",
  "cron-parser": "CronExpressionParser",
  yaml: "YAMLParseError",
};

/** The libraries in the files that a command loads: Node's own account of it. */
function loaded(...args: string[]): string[] {
  const { stderr, status } = spawnSync(process.execPath, [bin, ...args], {
    cwd: tmpdir(),
    encoding: "utf8",
    env: { PATH: process.env.PATH, NODE_DEBUG: "esm" },
    maxBuffer: 2 ** 28,
  });
  expect([0, 2, 4]).toContain(status);
  const files = new Set([...stderr.matchAll(/file:\/\/(\S+?\/dist\/[\w/-]+\.js)/g)].map(([, file]) => file ?? ""));
  expect(files.size).toBeGreaterThan(0);
  const text = [...files].map((file) => readFileSync(file, "utf8")).join("\n");
  return Object.entries(MARKS).flatMap(([library, mark]) => (text.includes(mark) ? [library] : []));
}

describe("a command", () => {
  beforeAll(build, 120_000);

  it.each([["--help"], ["--version"], ["inngest", "add", "--help"], ["inngest", "list"]])(
    "that does not look at the project loads nothing for it: %s %s",
    (...args) => {
      expect(loaded(...args)).toEqual([]);
    },
  );

  it.each([
    ["templates", "list"],
    ["add", "--no-such-option"],
  ])("that parses no code does not load the parser: %s %s", (...args) => {
    expect(loaded("inngest", ...args)).not.toContain("typescript");
  });

  it("that looks at the project loads the parser", () => {
    expect(loaded("inngest", "info", "--cwd", join(repository, "fixtures/sdk3/skill"))).toContain("typescript");
  });

  it("that adds a function without a terminal loads no prompts", () => {
    const args = [
      "add",
      "a-job",
      "--event",
      "notes/item.added",
      "--dry-run",
      "--cwd",
      join(repository, "fixtures/sdk3/skill"),
    ];
    expect(loaded("inngest", ...args)).not.toContain("clack");
  });
});
