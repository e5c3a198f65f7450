import { existsSync, readFileSync } from "node:fs";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { denoBoot, denoCheck, findDeno } from "../support/deno.js";
import { copyHazard, type Hazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { readTree } from "../support/tree.js";
import { repository, type Sdk, type Workspace } from "../support/workspace.js";

/*
 * What the commands of fixtures/hazards leave behind for Deno is checked and booted by Deno itself: a package that is
 * called otherwise than in the files that are there would not be found.
 */
const minute = 60_000;
const found = await findDeno();
if ("missing" in found) console.warn(`Nothing is run in Deno: ${found.missing}`);
const program = "program" in found ? found.program : "";

const hazards = readHazards().flatMap((one) =>
  one.refused || one.deno === undefined ? [] : [{ ...one, module: one.deno }],
);

describe.skipIf(program === "").each(hazards)("$name", (one) => {
  let app: Workspace;

  beforeAll(async () => {
    app = await copyHazard(one);
    const added = await runInProcess([...one.args, "--json"], app.directory);
    expect(added.code, added.stdout).toBe(0);
    await providePackages(app.directory, one);
  }, minute);

  afterAll(() => app.remove());

  it("passes deno check", { timeout: minute }, async () => {
    const { code, output } = await denoCheck(program, app.directory, one.module);
    expect(`${code} ${output}`).toBe("0 ");
  });

  it("boots, and serves one function more", { timeout: minute }, async () => {
    const { output } = await denoBoot(program, app.directory, one.module);
    expect(output.trim()).toBe("200 2");
  });
});

describe.skipIf(program === "")("a bare name in a place where packages have a source", () => {
  it("is not found by Deno", { timeout: minute }, async () => {
    const one = hazards.find(({ name }) => name === "an-edge-function-with-npm-specifiers") as (typeof hazards)[number];
    const app = await copyHazard(one);
    try {
      await providePackages(app.directory, one);
      const client = join(app.directory, "supabase/functions/_shared/inngest.ts");
      await writeFile(client, (await readFile(client, "utf8")).replace(/npm:inngest@[\d.]+/, "inngest"));
      const { output } = await denoBoot(program, app.directory, one.module);
      expect(output).toMatch(/nowhere\.js imported from .*_shared\/inngest\.ts/);
    } finally {
      await app.remove();
    }
  });
});

/**
 * What a registry would give: npm's packages in `node_modules`, the addresses of others mapped to these. Where no import
 * map of the project gives bare names a source they lead nowhere, as they do without `node_modules`.
 */
async function providePackages(directory: string, { sdk }: Hazard): Promise<void> {
  for (const name of ["inngest", "zod", "@types/node"]) {
    const link = join(directory, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(installed(sdk, name), link, "junction").catch(() => undefined);
  }
  const files = await readTree(directory);
  if ([...files.keys()].some((path) => /(^|\/)(deno\.jsonc?|import_map\.json)$/.test(path))) return;
  const texts = [...files.values()].map(String).join("\n");
  const others = [...texts.matchAll(/["'](https:\/\/[^"']+|jsr:[^"']+)["']/g)].map((match) => match[1] ?? "");
  const imports = {
    ...{ inngest: "./nowhere.js", "inngest/": "./nowhere/", zod: "./nowhere.js", "zod/": "./nowhere/" },
    ...Object.fromEntries(others.map((specifier) => [specifier, ofNpm(specifier, sdk)])),
  };
  await writeFile(join(directory, "node_modules/import_map.json"), JSON.stringify({ imports }));
}

function ofNpm(specifier: string, sdk: Sdk): string {
  const name = specifier.includes("zod") ? "zod" : "inngest";
  const { version } = JSON.parse(readFileSync(join(installed(sdk, name), "package.json"), "utf8")) as Manifest;
  return `npm:${name}@${version}${/\/edge\b/.test(specifier) ? "/edge" : ""}`;
}

interface Manifest {
  readonly version: string;
}

function installed(sdk: Sdk, name: string): string {
  const own = join(repository, "fixtures", sdk, "node_modules", name);
  return existsSync(own) ? own : join(repository, "node_modules", name);
}
