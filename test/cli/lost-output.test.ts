import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import build from "../support/build.js";
import { copyApp, repository } from "../support/workspace.js";

const bin = `'${process.execPath}' '${join(repository, "bin/scaffold.mjs")}'`;

/** A command line of a shell, in a project. */
async function shell(line: string): Promise<{ status: number | null; stderr: string; directory: string }> {
  const { directory, remove } = await copyApp("sdk4", "lib");
  onTestFinished(remove);
  const { status, stderr } = spawnSync("bash", ["-c", line], { cwd: directory, encoding: "utf8" });
  return { status, stderr, directory };
}

describe("a command whose output cannot be written", () => {
  beforeAll(build, 120_000);

  it.runIf(existsSync("/dev/full")).each(["inngest info", "inngest info --json", "inngest templates list", "--help"])(
    "ends with 1 and one line that says why, on a full disk: %s",
    async (args) => {
      const { status, stderr } = await shell(`${bin} ${args} > /dev/full`);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringMatching(/^error IO The output could not be written: ENOSPC[^\n]*\n {2}[^\n]+\n$/),
      });
    },
  );

  it.runIf(existsSync("/dev/full"))("has done its work all the same, and leaves nothing of its own", async () => {
    const { status, directory } = await shell(`${bin} inngest add nightly-sync --cron "0 2 * * *" --json > /dev/full`);
    expect(status).toBe(1);
    expect(readdirSync(join(directory, "src/lib/inngest/functions"))).toContain("nightly-sync.ts");
    expect(readdirSync(directory)).not.toContain(".scaffold-inngest");
  });

  it("ends as if nothing was when the reader has had enough", async () => {
    const { status, stderr } = await shell(
      `${bin} inngest info --json | head -c 5 > /dev/null; exit \${PIPESTATUS[0]}`,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("ends as it would where standard error is full, too", async () => {
    const { status } = await shell(`${bin} inngest remove nothing 2> /dev/full`);
    expect(status).toBe(2);
  });
});
