import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInProcess } from "../support/in-process.js";
import { copyApp, type Workspace } from "../support/workspace.js";

let app: Workspace;
let outside: string;
beforeAll(async () => {
  app = await copyApp("sdk4", "skill");
  outside = mkdtempSync(join(tmpdir(), "configured-mistakes-"));
  await runInProcess(["inngest", "templates", "new", "greet", "--to", "team"], app.directory);
  writeFileSync(join(outside, "jobs.yaml"), "jobs:\n  - name: a-b\n    event: q/w.e\n    fields: { wId: string }\n");
});
afterAll(async () => {
  await app.remove();
  rmSync(outside, { recursive: true });
});

const ADD = ["add", "a-b", "--event", "q/w.e", "--field", "wId:string", "--dry-run"];

const PRISMA = 'import { PrismaClient } from "@prisma/client";\n\nexport const prisma = new PrismaClient();\n';

async function outcome(config: object, args: readonly string[]) {
  writeFileSync(join(app.directory, "scaffold.config.json"), JSON.stringify(config, null, 2));
  return JSON.parse((await runInProcess(["inngest", ...args, "--json"], app.directory)).stdout);
}

const WRONG: [object, string][] = [
  [{ defaults: { template: "nope" } }, 'There is no template "nope".'],
  [{ defaults: { "on-conflict": "skip" } }, 'There is no key "on-conflict" here.'],
  [{ layout: { serve: "nope.ts" } }, "nope.ts has no serve() or connect() call of inngest."],
  [{ layout: { client: "nope.ts" } }, "nope.ts makes no client with new Inngest()."],
  [{ defaults: { "emit-from": "src/x.ts" } }, "The file src/x.ts given to emit-from is not there."],
];

describe("a value of the configuration that shows to be wrong in the project", () => {
  it.each(WRONG)("is refused at its place: %j", async (config, message) => {
    const expected = { code: "CONFIG_INVALID", message, file: "scaffold.config.json", line: 3 };
    expect((await outcome(config, ADD)).error).toMatchObject({ ...expected, hint: expect.not.stringContaining("--") });
    expect((await outcome(config, ["add", "--spec", join(outside, "jobs.yaml"), "--dry-run"])).error).toMatchObject(
      expected,
    );
  });

  it("is refused by info as well", async () => {
    const { error } = await outcome({ layout: { serve: "nope.ts" } }, ["info"]);
    expect(error).toMatchObject({ code: "CONFIG_INVALID", file: "scaffold.config.json", line: 3 });
  });

  it("keeps the lines that are to be added to a schema", async () => {
    const manifest = JSON.parse(readFileSync(join(app.directory, "package.json"), "utf8"));
    const dependencies = { ...manifest.dependencies, "@prisma/client": "6.0.0" };
    writeFileSync(join(app.directory, "package.json"), JSON.stringify({ ...manifest, dependencies }));
    writeFileSync(join(app.directory, "src/lib/prisma.ts"), PRISMA);
    mkdirSync(join(app.directory, "prisma"));
    writeFileSync(join(app.directory, "prisma/schema.prisma"), "model V {\n  id String @id\n}\n");
    const { error } = await outcome({ defaults: { db: "prisma" } }, ADD);
    expect(error).toMatchObject({ code: "MODEL_NOT_FOUND", file: "scaffold.config.json", line: 3 });
    expect([error.snippet, error.hint]).toEqual([
      expect.stringContaining("model W {"),
      expect.not.stringContaining("--"),
    ]);
  });

  it("is not blamed for what the command line says", async () => {
    const { error } = await outcome({ layout: { serve: "nope.ts" } }, [...ADD, "--serve", "other.ts"]);
    expect([error.code, error.file]).toEqual(["SERVE_NOT_FOUND", undefined]);
  });
});

describe("a template of the configuration that does not fit what starts a job", () => {
  it.each([
    [
      { templates: ["team"], defaults: { template: "greet" } },
      ["add", "j-n", "--cron", "0 2 * * *", "--dry-run"],
      "cron",
    ],
    [{ defaults: { template: "cron" } }, ADD, "event"],
    [{ defaults: { template: "cron" } }, ["add", "--spec", "jobs.yaml", "--dry-run"], "event"],
  ])("is left out with a warning: %j", async (config, args, used) => {
    const { warnings } = await outcome(
      config,
      args.map((arg) => (arg === "jobs.yaml" ? join(outside, arg) : arg)),
    );
    const { template } = config.defaults;
    expect(warnings).toContainEqual({
      code: "DEFAULT_UNUSED",
      message: `The default template "${template}" is not for what starts this job, and ${used} is used.`,
      file: "scaffold.config.json",
      line: expect.any(Number),
    });
  });

  it("is used without a word where it fits", async () => {
    const { warnings } = await outcome({ templates: ["team"], defaults: { template: "greet" } }, ADD);
    expect(warnings.map(({ code }: { code: string }) => code)).not.toContain("DEFAULT_UNUSED");
  });
});
