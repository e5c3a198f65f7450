import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import build from "../support/build.js";
import { sample } from "../support/sample.js";
import { copyApp, execute, repository } from "../support/workspace.js";
import { eachOf } from "./each-of.js";
import { treeOf } from "./on-disk.js";

const bin = join(repository, "bin/scaffold.mjs");
const ADD = [
  "inngest",
  "add",
  "generate-report",
  "--event",
  "document/report.requested",
  "--field",
  "documentId:string",
];
const REMOVE = ["inngest", "remove", "generate-report", "--on-conflict", "overwrite"];
const isRoot = process.getuid?.() === 0;

/** A small app without dependencies, at a place of the test's choice. */
async function appAt(place: string): Promise<string> {
  const { directory, remove } = await copyApp("sdk4", "lib");
  rmSync(join(directory, "node_modules"), { recursive: true, force: true });
  mkdirSync(dirname(place), { recursive: true });
  cpSync(directory, place, { recursive: true });
  await remove();
  return place;
}

function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), "scaffold env ü-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const run = (root: string, args: readonly string[]) => execute(process.execPath, [bin, ...args], root);

/** A file system of its own in memory; undefined where mounting is not allowed. */
function mounted(kilobytes: number): string | undefined {
  const place = temporary();
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k,mode=777`, "tmpfs", place]);
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync("umount", ["-l", place]));
  return place;
}

const canMount = process.platform === "linux" && isRoot && spawnSync("mount", ["--version"]).status === 0;

describe("the machine", () => {
  beforeAll(build, 120_000);

  it.runIf(canMount)(
    "has a full disk: nothing changes, and the error says why",
    { timeout: 300_000 },
    async ({ skip }) => {
      const disk = mounted(2048) ?? skip();
      const root = await appAt(join(disk, "app"));
      const before = treeOf(root);
      // Filled up, with room for a few pages: the journal, the lock, some of the files.
      for (const left of [0, 1, 2, 3, 4, 6, 8]) {
        const filler = join(disk, "filler");
        spawnSync("sh", ["-c", `cat /dev/zero > '${filler}' 2>/dev/null; truncate -s -${left * 4096} '${filler}'`]);
        const { code, stderr } = await run(root, ADD);
        rmSync(filler);
        expect({ left, code, error: /^error (\w+) /m.exec(stderr)?.[1] }).toEqual({ left, code: 1, error: "IO" });
        expect(stderr).toContain("ENOSPC");
        expect(treeOf(root)).toEqual(before);
      }
      expect((await run(root, ADD)).code).toBe(0);
    },
  );

  it.runIf(canMount)("has a read-only disk: refused before the first write", async ({ skip }) => {
    const disk = mounted(4096) ?? skip();
    const root = await appAt(join(disk, "app"));
    const before = treeOf(root);
    execFileSync("mount", ["-o", "remount,ro", disk]);
    const { code, stderr } = await run(root, ADD);
    expect({ code, error: /^error (\w+) /m.exec(stderr)?.[1] }).toEqual({ code: 4, error: "READ_ONLY" });
    expect((await run(root, [...ADD, "--dry-run"])).code).toBe(0);
    expect(treeOf(root)).toEqual(before);
  });

  it.runIf(isRoot)("gives somebody else's files: refused before the first write", async () => {
    const parent = temporary();
    chmodSync(parent, 0o755);
    const root = await appAt(join(parent, "app"));
    const before = treeOf(root);
    // Nobody may read all of it and write none of it.
    const { status, stderr } = spawnSync(
      "setpriv",
      ["--reuid=65534", "--clear-groups", process.execPath, bin, ...ADD],
      {
        cwd: root,
        encoding: "utf8",
      },
    );
    if (status === null || /Cannot find module|EACCES: permission denied, open/.test(stderr)) return;
    expect({ status, error: /^error (\w+) /m.exec(stderr)?.[1] }).toEqual({ status: 4, error: "READ_ONLY" });
    expect(treeOf(root)).toEqual(before);
  });

  it.runIf(process.platform === "linux")("allows few open files: a plan of many jobs needs no more", async () => {
    const root = await appAt(join(temporary(), "app"));
    const names = Array.from({ length: 12 }, (_, at) => `file-note-${String.fromCharCode(97 + at)}`);
    const jobs = names.map((name) => ({ name, event: `notes/${name}.asked`, fields: { noteId: "string" } }));
    writeFileSync(join(root, "jobs.yaml"), JSON.stringify({ jobs }));
    const command = `ulimit -n 48 && exec '${process.execPath}' '${bin}' inngest add --spec jobs.yaml`;
    const { status, stderr } = spawnSync("sh", ["-c", command], { cwd: root, encoding: "utf8" });
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
    expect(status, stderr).toBe(0);
    for (const name of names) expect(existsSync(join(root, `src/lib/inngest/functions/${name}.ts`))).toBe(true);
  });
});

describe("a project", () => {
  beforeAll(build, 120_000);

  it("lies in folders with spaces and letters of other scripts", async () => {
    const root = await appAt(join(temporary(), "größe & co", "приложение $(x) '"));
    const before = treeOf(root);
    const directory = "src/lib/inngest/fünk tionen";
    expect((await run(root, [...ADD, "--dir", directory])).stderr).not.toContain("error");
    expect(existsSync(join(root, directory, "generate-report.ts"))).toBe(true);
    const removed = await run(root, REMOVE);
    expect(removed.code, removed.stderr).toBe(0);
    expect(treeOf(root)).toEqual(before);
  });

  it("serves 5,000 functions from one array, and their events from a file of 5 MB", { timeout: 600_000 }, async () => {
    const root = await appAt(join(temporary(), "app"));
    const ids = Array.from({ length: 5000 }, (_, at) => `job${at}`);
    const functions = ids.map(
      (id) =>
        `export const ${id} = inngest.createFunction({ id: "${id}", triggers: { cron: "0 2 * * *" } }, () => ${'"x"'});`,
    );
    writeFileSync(
      join(root, "src/lib/inngest/functions/many.ts"),
      `import { inngest } from "../client";\n\n${functions.join("\n")}\n`,
    );
    const index = join(root, "src/lib/inngest/index.ts");
    const text = readFileSync(index, "utf8");
    const array = text.replace(/(functions = \[)([^\]]*?),?\s*\]/, `$1\n  $2,\n  ${ids.join(",\n  ")},\n]`);
    expect(array).not.toBe(text);
    writeFileSync(index, `import { ${ids.join(", ")} } from "./functions/many";\n${array}`);
    const client = join(root, "src/lib/inngest/client.ts");
    const comment = `// ${"all work and no play ".repeat(6)}\n`;
    const many = comment.repeat(Math.ceil((5 << 20) / comment.length));
    writeFileSync(client, `${readFileSync(client, "utf8")}\n${many}`);
    const before = treeOf(root);
    const added = await run(root, ADD);
    expect(added.code, added.stderr).toBe(0);
    expect(readFileSync(index, "utf8")).toMatch(/job4999,\n {2}generateReport\w*,\n\]/);
    const removed = await run(root, REMOVE);
    expect(removed.code, removed.stderr).toBe(0);
    expect(treeOf(root)).toEqual(before);
  });

  const windows = (text: string): string => text.replaceAll("\n", "\r\n");
  const everySecond = (text: string): string => text.replace(/\n([^\n]*\n)/g, "\r\n$1");
  it.each([
    ["Windows line endings", windows],
    ["a byte-order mark", (text: string) => `\uFEFF${text}`],
    ["a byte-order mark and Windows line endings", (text: string) => `\uFEFF${windows(text)}`],
    ["mixed line endings", everySecond],
    ["no final newline", (text: string) => text.trimEnd()],
    ["empty lines at the end", (text: string) => `${text}\n\n  `],
  ])("has files with %s: each of their bytes stays, and what is added is as they are", async (_what, reshape) => {
    const root = await appAt(join(temporary(), "app"));
    const edited = ["src/lib/inngest/index.ts", "src/lib/inngest/client.ts"];
    for (const file of edited)
      writeFileSync(join(root, file), reshape(readFileSync(join(root, file), "utf8")), { mode: 0o640 });
    const before = treeOf(root);
    const added = await run(root, ADD);
    expect(added.code, added.stderr).toBe(0);
    const after = treeOf(root);
    for (const file of edited) {
      expect(after[file]).not.toBe(before[file]);
      expect(isWithin(before[file] ?? "", after[file] ?? ""), after[file]).toBe(true);
      // No ending is of a kind that the file had not.
      for (const ending of [/\r\n/, /(?<!\r)\n/])
        if (!ending.test(before[file] ?? "")) expect(after[file]).not.toMatch(ending);
    }
    expect((await run(root, ADD)).stdout).toContain("identical");
    const removed = await run(root, REMOVE);
    expect(removed.code, removed.stderr).toBe(0);
    expect(treeOf(root)).toEqual(before);
  });

  it("loses a directory while it is written to: all is written, or nothing", { timeout: 300_000 }, async () => {
    const root = await appAt(join(temporary(), "app"));
    const preload = join(repository, "test/apply/fault-preload.mjs");
    const faulty = (copy: string, env: Record<string, string>) =>
      execute(process.execPath, ["--import", preload, bin, ...ADD], copy, { FAULT_ROOT: copy, ...env });
    const copyOf = (name: string): string => {
      cpSync(root, `${root} ${name}`, { recursive: true });
      return `${root} ${name}`;
    };
    const log = join(dirname(root), "log");
    expect((await faulty(copyOf("whole"), { FAULT_LOG: log })).code).toBe(0);
    const steps = readFileSync(log, "utf8").trim().split("\n");
    // What is removed after the last file was written is no business of ours any more.
    const all = Array.from({ length: steps.lastIndexOf("rename src/lib/inngest/index.ts") + 1 }, (_, at) => at + 1);
    const codes = new Set<number | null>();
    await eachOf(sample(all, 3), async (at) => {
      const copy = copyOf(String(at));
      const { code, stderr } = await faulty(copy, { FAULT_AT: String(at), FAULT_HOW: "gone" });
      codes.add(code);
      if (code !== 0) expect(stderr).toMatch(/^error (IO|CHANGED_ON_DISK|INTERRUPTED) /m);
      expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m);
      const client = join(copy, "src/lib/inngest/client.ts");
      const written = existsSync(client) && readFileSync(client, "utf8").includes("document/report.requested");
      expect({ at, written }).toEqual({ at, written: code === 0 });
    });
    expect(codes).toEqual(new Set([0, 1]));
  });

  it("is moved away while a second run waits for the first", async () => {
    const root = await appAt(join(temporary(), "app"));
    renameSync(root, `${root} moved`);
    const { code, stderr } = await run(dirname(root), [...ADD, "--cwd", "app"]);
    expect(code).toBe(2);
    expect(stderr).toContain("There is no directory");
  });
});

/** Whether all characters of a text are in another one, in their order. */
function isWithin(text: string, other: string): boolean {
  let at = 0;
  for (const each of other) if (text[at] === each) at++;
  return at === text.length;
}
