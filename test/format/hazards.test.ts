import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commitAll } from "../../fixtures/copy-app.mjs";
import { copyHazard, type Hazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { changedFiles, readTree, type Tree } from "../support/tree.js";
import { execute } from "../support/workspace.js";

/** The command lines with which projects check the layout of their files. */
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  "node_modules/prettier/bin/prettier.cjs": ["--list-different"],
  "node_modules/@biomejs/biome/bin/biome": ["check", "--linter-enabled=false"],
};

/** What the project's own formatter has to say of its source files. */
async function judgement(directory: string, tree: Tree): Promise<{ code: number | null; differ: string[] }> {
  const [program, words] = Object.entries(CHECKS).find(([path]) => existsSync(join(directory, path))) ?? ["", []];
  const files = [...tree.keys()].filter((path) => path.startsWith("src/"));
  const { code, stdout } = await execute(process.execPath, [join(directory, program), ...words, ...files], directory);
  return { code, differ: files.filter((file) => stdout.split("\n").includes(file)) };
}

const withFormatter: readonly Hazard[] = readHazards().filter(({ name }) => /prettier|biome/.test(name));

describe.each(withFormatter)("hazards/$name", (one) => {
  it("leaves every file to its formatter's liking that was so before, and none once the function is gone", async () => {
    const app = await copyHazard(one);
    const { directory } = app;
    try {
      commitAll(directory);
      const before = await readTree(directory);
      const said = await judgement(directory, before);
      expect(await runInProcess([...one.args, "--json"], directory)).toMatchObject({ code: 0, stderr: "" });
      const after = await readTree(directory);
      expect(changedFiles(before, after).size).toBeGreaterThan(1);
      expect(await judgement(directory, after)).toEqual(said);
      const remove = ["remove", one.args[1] ?? "", "--json", "--on-conflict", "overwrite"];
      expect(await runInProcess(remove, directory)).toMatchObject({ code: 0, stderr: "" });
      expect(changedFiles(before, await readTree(directory))).toEqual(new Map());
    } finally {
      await app.remove();
    }
  });
});
