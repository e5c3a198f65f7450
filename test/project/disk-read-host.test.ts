import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { diskReadHost } from "../../src/project/disk-read-host.js";
import { refusalOf } from "./app.js";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "read-host-")));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

const git = (...args: string[]): void => void execFileSync("git", ["-C", root, ...args], { stdio: "ignore" });
const found = (): string[] =>
  diskReadHost()
    .filesMentioningInngest(root)
    .map((path) => path.slice(root.length + 1));

const FILES = {
  "src/a.ts": 'import "inngest";',
  "src/with space/ünï.tsx": "// inngest",
  "src/a.test.js": "inngest",
  "src/none.ts": "nothing",
  "src/types.d.ts": "inngest",
  "README.md": "inngest",
  "src/latin.ts": Uint8Array.from([...Buffer.from("// inngest "), 0xe9]),
  "src/binary.ts": Uint8Array.from([0, ...Buffer.from("inngest")]),
  "node_modules/x/index.js": "inngest",
  "dist/a.js": "inngest",
  ".next/a.js": "inngest",
};
const EXPECTED = ["src/a.test.js", "src/a.ts", "src/latin.ts", "src/with space/ünï.tsx"];

describe("filesMentioningInngest", () => {
  it("finds the same files with git, tracked or new, as without", () => {
    write(FILES);
    expect(found()).toEqual(EXPECTED);
    git("init", "-q");
    expect(found()).toEqual(EXPECTED);
    git("add", "src/a.ts");
    expect(found()).toEqual(EXPECTED);
  });

  it("leaves out what git ignores, and nested repositories", () => {
    write({
      "a.ts": "inngest",
      "made/b.ts": "inngest",
      ".gitignore": "made\n",
      "nested/.git/HEAD": "ref: refs/heads/main\n",
      "nested/.git/objects/x": "",
      "nested/.git/refs/x": "",
      "nested/c.ts": "inngest",
    });
    git("init", "-q");
    expect(found()).toEqual(["a.ts"]);
  });

  it("reads a project that lies in a directory that git ignores", () => {
    write({ "tmp/app/a.ts": "inngest", ".gitignore": "tmp\n" });
    git("init", "-q");
    expect(diskReadHost().filesMentioningInngest(join(root, "tmp/app"))).toEqual([join(root, "tmp/app/a.ts")]);
  });

  it("finds nothing in a repository without inngest", () => {
    write({ "a.ts": "nothing" });
    git("init", "-q");
    expect(found()).toEqual([]);
  });
});

describe("filesMentioning", () => {
  it("finds code of every kind, with git as without", () => {
    write({
      ...FILES,
      "src/A.vue": "inngest",
      "src/b/[id].astro": "inngest",
      "src/C.svelte": "i",
      "src/d.md": "inngest",
    });
    const mentioning = () =>
      diskReadHost()
        .filesMentioning(root, ["inngest"])
        .map((path) => path.slice(root.length + 1));
    const all = [
      "src/A.vue",
      "src/a.test.js",
      "src/a.ts",
      "src/b/[id].astro",
      "src/latin.ts",
      "src/with space/ünï.tsx",
    ];
    expect(mentioning()).toEqual(all);
    git("init", "-q");
    expect(mentioning()).toEqual(all);
    expect(found()).toEqual(EXPECTED);
  });
});

describe("readText", () => {
  it("keeps the byte-order mark and line endings", () => {
    write({ "a.ts": "\uFEFFa\r\nb\n" });
    expect(diskReadHost().readText(join(root, "a.ts"))).toBe("\uFEFFa\r\nb\n");
  });

  it("is undefined for what is no file", () => {
    expect([diskReadHost().readText(join(root, "gone")), diskReadHost().readText(root)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("refuses bytes that are not UTF-8", () => {
    write({ "a.ts": Uint8Array.from([0xe9]) });
    expect(refusalOf(() => diskReadHost().readText(join(root, "a.ts"))).code).toBe("NOT_UTF8");
  });
});

describe("a path below a file", () => {
  it("is neither a file nor a directory, and has no text", () => {
    write({ "package.json": "{}" });
    const host = diskReadHost();
    const path = join(root, "package.json/index.ts");
    expect([host.isFile(path), host.isDirectory(path), host.list(path), host.readText(path)]).toEqual([
      false,
      false,
      [],
      undefined,
    ]);
  });
});
