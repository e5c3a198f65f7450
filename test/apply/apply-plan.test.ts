import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyPlan } from "../../src/apply/apply-plan.js";
import { memoryHost } from "../../src/apply/memory-host.js";
import { onDisk, startChild, treeOf } from "./on-disk.js";
import { change, planOf, SAMPLE_AFTER, SAMPLE_FILES, samplePlan } from "./sample-plan.js";

describe("applyPlan", () => {
  it("leaves exactly the files that the plan says, and nothing of its own", async () => {
    const root = onDisk(SAMPLE_FILES);
    await applyPlan(samplePlan(root));
    expect(treeOf(root)).toEqual(treeOf(onDisk(SAMPLE_AFTER)));
  });

  it("writes in the order of the plan, the registration last", async () => {
    const host = memoryHost({ "/p/route.ts": "[]" });
    const plan = planOf(
      "/p",
      change("b.ts", undefined, "b"),
      change("a.ts", undefined, "a"),
      change("route.ts", "[]", "[b]"),
    );
    await applyPlan(plan, host);
    const written = host.steps.filter((step) => /^(moveNew|rename) \/p\/[a-z]/.test(step));
    expect(written).toEqual(["moveNew /p/b.ts", "moveNew /p/a.ts", "rename /p/route.ts"]);
  });

  it("makes each thing durable before the next one rests on it", async () => {
    const host = memoryHost({ "/p/route.ts": "[]" });
    await applyPlan(planOf("/p", change("new/a.ts", undefined, "a"), change("route.ts", "[]", "[a]")), host);
    const steps = host.steps.map((step) =>
      step.replace(/-[a-z0-9]{8}-(\d)\.tmp/, "-$1.tmp").replace(/\/\d+-.*lock/, "/lock"),
    );
    expect(steps.filter((step) => !step.startsWith("readFile "))).toEqual([
      "makeDirectory /p/.scaffold-inngest",
      "createFile /p/.scaffold-inngest/lock",
      "createFile /p/.scaffold-inngest/journal.tmp",
      "flush /p/.scaffold-inngest/journal.tmp",
      "rename /p/.scaffold-inngest/journal.json",
      "flush /p/.scaffold-inngest",
      "flush /p",
      "makeDirectory /p/new",
      "createFile /p/new/.scaffold-0.tmp",
      "createFile /p/.scaffold-1.tmp",
      "flush /p/new/.scaffold-0.tmp",
      "flush /p/.scaffold-1.tmp",
      "moveNew /p/new/a.ts",
      "rename /p/route.ts",
      "flush /p/new",
      "flush /p",
      "unlink /p/.scaffold-inngest/journal.json",
      "unlink /p/.scaffold-inngest/lock",
      "removeDirectory /p/.scaffold-inngest",
    ]);
  });

  it("gives temporary files no name that a watcher takes for source", async () => {
    const host = memoryHost({ "/p/route.ts": "[]" });
    await applyPlan(planOf("/p", change("a.ts", undefined, "a"), change("route.ts", "[]", "[a]")), host);
    const created = host.steps.filter((step) => step.startsWith("createFile ")).map((step) => step.split(".").at(-1));
    expect([...new Set(created)].sort()).toEqual(["lock", "tmp"]);
  });

  it("touches nothing when everything is identical", async () => {
    const host = memoryHost({ "/p/a.ts": "a" });
    const before = host.tree();
    await applyPlan(planOf("/p", change("a.ts", "a", "a")), host);
    expect(host.tree()).toEqual(before);
    expect(host.steps.filter((step) => step.includes("journal"))).toEqual([]);
  });

  it("keeps the mode of a file it changes", async () => {
    const root = onDisk({ "run.ts": "#!/usr/bin/env node\n" });
    chmodSync(join(root, "run.ts"), 0o775);
    await applyPlan(planOf(root, change("run.ts", "#!/usr/bin/env node\n", "#!/usr/bin/env node\n1;\n")));
    expect(statSync(join(root, "run.ts")).mode & 0o7777).toBe(0o775);
  });

  it("writes through a link to the file behind it", async () => {
    const root = onDisk({ "real/route.ts": "old" });
    symlinkSync("real/route.ts", join(root, "route.ts"));
    await applyPlan(planOf(root, change("route.ts", "old", "new")));
    expect(treeOf(root)).toMatchObject({ "route.ts": "-> real/route.ts", "real/route.ts": "644 new" });
  });

  it("creates a file through a linked directory, and behind a link that dangles", async () => {
    const root = onDisk({ "packages/web/package.json": "{}" });
    symlinkSync("packages/web", join(root, "app"));
    symlinkSync("packages/web/later.ts", join(root, "later.ts"));
    await applyPlan(planOf(root, change("app/src/a.ts", undefined, "a"), change("later.ts", undefined, "later")));
    expect(treeOf(root)).toMatchObject({ "packages/web/src/a.ts": "644 a", "packages/web/later.ts": "644 later" });
  });

  it("deletes a link, not the file behind it", async () => {
    const root = onDisk({ "real.ts": "text" });
    symlinkSync("real.ts", join(root, "link.ts"));
    await applyPlan(planOf(root, change("link.ts", "text", undefined)));
    expect(treeOf(root)).toEqual({ "real.ts": "644 text" });
  });

  it.each(["../x.ts", "/etc/x.ts", "a/../../x.ts", "a//x.ts", "./x.ts", "", ".git/hooks/pre-commit", "a\0.ts"])(
    "refuses the path %j",
    async (path) => {
      const root = onDisk(SAMPLE_FILES);
      const before = treeOf(root);
      await expect(applyPlan(planOf(root, change(path, undefined, "x")))).rejects.toMatchObject({
        code: "OUTSIDE_ROOT",
      });
      expect(treeOf(root)).toEqual(before);
    },
  );

  it.each(["file", "directory"])("refuses a link of a %s that leads out of the project", async (kind) => {
    const outside = onDisk({ "x.ts": "x" });
    const root = onDisk({ "a.ts": "a" });
    symlinkSync(kind === "file" ? join(outside, "x.ts") : outside, join(root, "link"));
    const path = kind === "file" ? "link" : "link/x.ts";
    const plan = planOf(root, change("b.ts", undefined, "b"), change(path, "x", "changed"));
    await expect(applyPlan(plan)).rejects.toMatchObject({ code: "OUTSIDE_ROOT", file: path });
    expect([treeOf(outside), Object.keys(treeOf(root))]).toEqual([{ "x.ts": "644 x" }, ["a.ts", "link"]]);
  });

  it("refuses links that go round in a circle", async () => {
    const root = onDisk({});
    symlinkSync("b", join(root, "a"));
    symlinkSync("a", join(root, "b"));
    await expect(applyPlan(planOf(root, change("a/x.ts", undefined, "x")))).rejects.toMatchObject({ code: "IO" });
  });

  it("refuses a read-only file before the first write", async () => {
    const root = onDisk(SAMPLE_FILES);
    chmodSync(join(root, "src/route.ts"), 0o444);
    const before = treeOf(root);
    await expect(applyPlan(samplePlan(root))).rejects.toMatchObject({ code: "READ_ONLY", file: "src/route.ts" });
    expect(treeOf(root)).toEqual(before);
  });

  it("refuses a read-only directory before the first write", async () => {
    const root = onDisk({ ...SAMPLE_FILES, "src/new/x": "" });
    chmodSync(join(root, "src/new"), 0o555);
    const before = treeOf(root);
    await expect(applyPlan(samplePlan(root))).rejects.toMatchObject({ code: "READ_ONLY" });
    chmodSync(join(root, "src/new"), 0o755);
    expect(treeOf(root)).toEqual({ ...before, "src/new/": "755" });
  });

  it.each([
    ["changed", "src/route.ts", "somebody's work"],
    ["appeared", "src/beside.ts", "somebody's work"],
    ["should stay the same and changed", "src/same.ts", "somebody's work"],
  ])("refuses a file that %s after the plan was made", async (_, path, text) => {
    const root = onDisk(SAMPLE_FILES);
    writeFileSync(join(root, path), text);
    const before = treeOf(root);
    await expect(applyPlan(samplePlan(root))).rejects.toMatchObject({ code: "CHANGED_ON_DISK", file: path });
    expect(treeOf(root)).toEqual(before);
  });

  it("refuses a directory in the way of a file, and a file in the way of a directory", async () => {
    const root = onDisk({ "a.ts/x": "", file: "" });
    for (const path of ["a.ts", "file/b.ts"]) {
      await expect(applyPlan(planOf(root, change(path, undefined, "x")))).rejects.toMatchObject({ code: "CONFLICT" });
    }
  });

  it("refuses two paths that are one file, which would lose the first change", async () => {
    const root = onDisk({ "real.ts": "old" });
    symlinkSync("real.ts", join(root, "link.ts"));
    const plan = planOf(root, change("real.ts", "old", "one"), change("link.ts", "old", "two"));
    await expect(applyPlan(plan)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(readFileSync(join(root, "real.ts"), "utf8")).toBe("old");
  });

  it("refuses a plan that still has a conflict", async () => {
    const root = onDisk({ "a.ts": "a" });
    const plan = planOf(root, { path: "a.ts", action: "conflict", before: "a", after: "b" });
    await expect(applyPlan(plan)).rejects.toMatchObject({ code: "CONFLICT", file: "a.ts" });
  });

  it("refuses a state directory that is a link", async () => {
    const outside = onDisk({});
    const root = onDisk({ "a.ts": "a" });
    symlinkSync(outside, join(root, ".scaffold-inngest"));
    await expect(applyPlan(planOf(root, change("a.ts", "a", "b")))).rejects.toMatchObject({ code: "OUTSIDE_ROOT" });
    expect(treeOf(outside)).toEqual({});
  });

  it("leaves what is not its own in the state directory", async () => {
    const root = onDisk({ "a.ts": "a", ".scaffold-inngest/mine.txt": "mine" });
    await applyPlan(planOf(root, change("a.ts", "a", "b")));
    expect(Object.keys(treeOf(root))).toEqual([".scaffold-inngest/", ".scaffold-inngest/mine.txt", "a.ts"]);
  });

  it("does not mind a journal that an earlier run never finished", async () => {
    const root = onDisk({ "a.ts": "a", ".scaffold-inngest/journal.tmp": '{"vers' });
    await applyPlan(planOf(root, change("a.ts", "a", "b")));
    expect(treeOf(root)).toEqual({ "a.ts": "644 b" });
  });

  it("does not replace a file that appears at the last moment", async () => {
    const host = memoryHost({ "/p/package.json": "{}" });
    const moveNew = host.moveNew;
    host.moveNew = (from, to) => {
      host.put(to, "somebody's work");
      moveNew(from, to);
    };
    const plan = planOf("/p", change("a.ts", undefined, "a"));
    await expect(applyPlan(plan, host)).rejects.toMatchObject({ code: "CHANGED_ON_DISK" });
    expect(host.readFile("/p/a.ts")?.toString()).toBe("somebody's work");
  });

  it("rolls back and names a file that somebody changes while it runs", async () => {
    const host = memoryHost({ "/p/route.ts": "old" });
    const moveNew = host.moveNew;
    host.moveNew = (from, to) => {
      moveNew(from, to);
      host.put("/p/route.ts", "somebody's work");
    };
    const plan = planOf("/p", change("new/a.ts", undefined, "a"), change("route.ts", "old", "new"));
    await expect(applyPlan(plan, host)).rejects.toMatchObject({ code: "CHANGED_ON_DISK", file: "route.ts" });
    expect(host.tree()).toEqual(memoryHost({ "/p/route.ts": "somebody's work" }).tree());
  });

  it("works on a registry of 5 MB", async () => {
    const text = "// a line of a long registry\r\n".repeat(175_000);
    const root = onDisk({ "types.ts": text });
    await applyPlan(planOf(root, change("types.ts", text, `${text}export {};\r\n`)));
    expect(readFileSync(join(root, "types.ts"), "utf8") === `${text}export {};\r\n`).toBe(true);
  });

  it("rolls back on Ctrl-C, with the exit code of a cancelled run", async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`src/${n}.ts`, `${n}`]));
    const root = onDisk(files);
    const plan = planOf(root, ...Object.entries(files).map(([path, text]) => change(path, text, `${text} changed`)));
    const planFile = join(onDisk({}), "plan.json");
    writeFileSync(planFile, JSON.stringify(plan));
    const before = treeOf(root);
    const child = await startChild("apply-interrupted", root, planFile);
    expect(await child.ended).toEqual({ code: 1, signal: null, output: "CANCELLED\n" });
    expect(treeOf(root)).toEqual(before);
  });

  it("does not mind a project in a directory that is itself behind a link", async () => {
    const root = onDisk({ "real/a.ts": "a" });
    symlinkSync("real", join(root, "project"));
    mkdirSync(join(root, "real/src"));
    await applyPlan(planOf(join(root, "project"), change("src/b.ts", undefined, "b")));
    expect(treeOf(root)).toMatchObject({ "real/src/b.ts": "644 b" });
  });
});
