import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import { runInProcess } from "../support/in-process.js";
import { copyApp, repository } from "../support/workspace.js";

const OPTIONS = { semi: false, tabWidth: 4, printWidth: 60 } as const;
const ADD = ["add", "archive-note", "--event", "notes/note.archived", "--field", "noteId:string", "--json"];
/** No commit holds the files. */
const LOST = ["--json", "--on-conflict", "overwrite"];
interface Change {
  readonly path: string;
  readonly action: string;
}

async function app() {
  const copy = await copyApp("sdk4", "skill");
  const modules = join(copy.directory, "node_modules");
  writeFileSync(join(copy.directory, ".prettierrc"), JSON.stringify(OPTIONS));
  mkdirSync(modules, { recursive: true });
  try {
    symlinkSync(join(repository, "node_modules/prettier"), join(modules, "prettier"), "dir");
  } catch {
    // The app brings it.
  }
  return copy;
}

describe("add in a project with Prettier", () => {
  it("formats new files and leaves one alone that it would write otherwise, shows what it writes, and finds them done", async () => {
    const { directory, remove } = await app();
    const read = (path: string): string => readFileSync(join(directory, path), "utf8");
    const route = read("src/app/api/inngest/route.ts");
    const dry = await runInProcess([...ADD, "--dry-run", "--diff"], directory);
    const done = await runInProcess([...ADD, "--diff"], directory);
    expect([done.code, done.stdout]).toEqual([0, dry.stdout]);
    const changes = (JSON.parse(done.stdout) as { changes: Change[] }).changes;
    const created = changes.filter(({ action }) => action === "create").map(({ path }) => path);
    expect(created.length).toBeGreaterThan(2);
    for (const path of created) {
      expect(read(path)).toBe(await prettier.format(read(path), { ...OPTIONS, filepath: path }));
    }
    expect(read(created[0] ?? "")).toMatch(/^import .*"$/m);
    // The user's own files keep their semicolons.
    const after = read("src/app/api/inngest/route.ts").split("\n");
    expect(route.split("\n").filter((line) => !after.includes(line))).toEqual([]);
    const again = JSON.parse((await runInProcess(ADD, directory)).stdout) as { changes: Change[]; warnings: unknown[] };
    expect(new Set(again.changes.map(({ action }) => action))).toEqual(new Set(["identical"]));
    await remove();
  });

  it("leaves them as they are with --no-format, also for a run without it", async () => {
    const { directory, remove } = await app();
    const done = JSON.parse((await runInProcess([...ADD, "--no-format"], directory)).stdout) as { changes: Change[] };
    expect(readFileSync(join(directory, done.changes[0]?.path ?? ""), "utf8")).toMatch(/^import .*";$/m);
    const again = JSON.parse((await runInProcess(ADD, directory)).stdout) as { changes: Change[] };
    expect(new Set(again.changes.map(({ action }) => action))).toEqual(new Set(["identical"]));
    await remove();
  });

  it("takes a function out as Prettier would write the file then, and with --no-format by the edit alone", async () => {
    const { directory, remove } = await app();
    const route = join(directory, "src/app/api/inngest/route.ts");
    const read = (): string => readFileSync(route, "utf8");
    const clean = await prettier.format(read(), { ...OPTIONS, filepath: route });
    writeFileSync(route, clean);
    const takenOut = async (...flags: string[]): Promise<string> => {
      await runInProcess(["add", "archive-deleted-notes", "--cron", "0 3 * * *", "--json"], directory);
      expect(read()).toContain(
        "    functions: [\n        summarizeDocumentJob,\n        archiveDeletedNotesJob,\n    ],\n",
      );
      const taken = await runInProcess(["remove", "archive-deleted-notes", ...LOST, ...flags], directory);
      expect(taken.code, taken.stdout).toBe(0);
      return read();
    };
    expect(clean).toContain("functions: [summarizeDocumentJob],\n");
    expect(await takenOut()).toBe(clean);
    expect(await takenOut("--no-format")).toBe(
      clean.replace("[summarizeDocumentJob]", "[\n        summarizeDocumentJob,\n    ]"),
    );
    await remove();
  });
});
