import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyHazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { serveInNode } from "../support/serve-in-node.js";
import { readTree } from "../support/tree.js";
import { runTests, type Workspace } from "../support/workspace.js";

/*
 * The CommonJS projects of fixtures/hazards: Node loads what the commands leave behind, Inngest is told of the new
 * function, its test passes, and removing the function gives the tree back.
 */
const minute = 60_000;
const hazards = readHazards().flatMap((one) =>
  one.refused || one.serves === undefined ? [] : [{ ...one, serves: one.serves }],
);

describe.each(hazards)("$name", ({ serves: [module, id], ...one }) => {
  let app: Workspace;
  let before: ReadonlyMap<string, Buffer>;

  beforeAll(async () => {
    app = await copyHazard(one);
    before = await readTree(app.directory);
    const served = await serveInNode(app.directory, module);
    const added = await runInProcess([...one.args, "--json"], app.directory);
    expect(added.code, added.stdout).toBe(0);
    expect(served.ids).not.toContain(id);
  }, minute);

  afterAll(() => app.remove());

  it("serves the new function", { timeout: minute }, async () => {
    const served = await serveInNode(app.directory, module);
    expect(served.ids).toContain(id);
    expect(served.count).toBe(served.ids.length);
  });

  it("has a test that passes, if there is a runner", { timeout: minute }, async () => {
    const { devDependencies = {} } = JSON.parse(await readFile(join(app.directory, "package.json"), "utf8"));
    const tests = [...(await readTree(app.directory)).keys()].filter((path) => /\.test\.c?js$/.test(path));
    expect(tests).toHaveLength(Object.keys(devDependencies).length);
    if (tests.length === 0) return;
    const { code, output } = await runTests(app.directory);
    expect(code, output).toBe(0);
    expect(output).toMatch(/\b[5-9]|[1-9]\d+ passed/);
  });

  it("is as it was when the function is removed", async () => {
    const name = one.args[1] ?? "";
    const removed = await runInProcess(["remove", name, "--on-conflict", "overwrite", "--json"], app.directory);
    expect(removed.code, removed.stdout).toBe(0);
    const after = await readTree(app.directory);
    const texts = (tree: ReadonlyMap<string, Buffer>) =>
      Object.fromEntries([...tree].map(([path, text]) => [path, String(text)]));
    expect(texts(after)).toEqual(texts(before));
  });
});
