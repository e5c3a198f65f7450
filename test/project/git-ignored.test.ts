import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commitAll } from "../../fixtures/copy-app.mjs";
import { ignoredByGit } from "../../src/project/git-ignored.js";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "scaffold-inngest-")));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), text);
  }
};

describe("ignoredByGit", () => {
  it("names what is ignored and the pattern, of files and folders that are not there too", () => {
    write({ ".gitignore": "# jobs\njobs/\nevents.ts\n", "src/a.ts": "" });
    commitAll(root);
    expect(ignoredByGit(root, ["src/jobs/b.ts", "src/a.ts", "src/events.ts"])).toEqual([
      { path: "src/jobs/b.ts", pattern: "jobs/", file: ".gitignore", line: 2 },
      { path: "src/events.ts", pattern: "events.ts", file: ".gitignore", line: 3 },
    ]);
  });

  it("counts a new file beside tracked ones of an ignored folder, and no tracked one", () => {
    write({ "jobs/a.ts": "" });
    commitAll(root);
    write({ "jobs/.gitignore": "*\n" });
    expect(ignoredByGit(root, ["jobs/a.ts", "jobs/b.ts"]).map(({ path, file }) => [path, file])).toEqual([
      ["jobs/b.ts", "jobs/.gitignore"],
    ]);
  });

  it("leaves out what a later pattern takes back in", () => {
    write({ ".gitignore": "*.ts\n!keep.ts\n" });
    commitAll(root);
    expect(ignoredByGit(root, ["keep.ts", "drop.ts"]).map(({ path }) => path)).toEqual(["drop.ts"]);
  });

  it("takes names with spaces, quotes and other letters as they are", () => {
    write({ ".gitignore": "out*/\n" });
    commitAll(root);
    const path = 'out put/"é".ts';
    expect(ignoredByGit(root, [path])).toMatchObject([{ path }]);
  });

  it("finds none where there is no repository, and none of none", () => {
    write({ ".gitignore": "*\n" });
    expect([ignoredByGit(root, ["a.ts"]), ignoredByGit(root, [])]).toEqual([[], []]);
  });
});
