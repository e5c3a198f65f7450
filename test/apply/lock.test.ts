import { readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Claim } from "../../src/apply/claim.js";
import { acquireLock } from "../../src/apply/lock.js";
import { memoryHost } from "../../src/apply/memory-host.js";
import { onDisk, startChild, treeOf } from "./on-disk.js";

const FULL = process.env.SCAFFOLD_FULL === "1";

describe("acquireLock", () => {
  it("leaves nothing behind when it is released", async () => {
    const root = onDisk({ "a.ts": "a" });
    const release = await acquireLock(root, { waitMs: 0 });
    expect(readdirSync(join(root, ".scaffold-inngest"))).toHaveLength(1);
    await release();
    expect(treeOf(root)).toEqual({ "a.ts": "644 a" });
  });

  it("names the process, the machine and the time of who holds it", async () => {
    const root = onDisk({});
    const release = await acquireLock(root, { waitMs: 0 });
    await expect(acquireLock(root, { waitMs: 0 })).rejects.toMatchObject({
      code: "LOCKED",
      message: expect.stringMatching(new RegExp(`process ${process.pid} on .+, since \\d{4}-\\d\\d-\\d\\dT`)),
      hint: expect.stringContaining(".lock"),
    });
    await release();
  });

  it("waits for another run, and says so once", async () => {
    const root = onDisk({});
    const release = await acquireLock(root, { waitMs: 0 });
    const waitedFor: Claim[] = [];
    const second = acquireLock(root, { waitMs: 5000, onWait: (holder) => waitedFor.push(holder) });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await release();
    await (await second)();
    expect(waitedFor.map((claim) => claim.pid)).toEqual([process.pid]);
  });

  it("is the same lock by every path to the project", async () => {
    const root = onDisk({ "real/a.ts": "" });
    symlinkSync("real", join(root, "link"));
    const release = await acquireLock(join(root, "real"), { waitMs: 0 });
    await expect(acquireLock(join(root, "link"), { waitMs: 0 })).rejects.toMatchObject({ code: "LOCKED" });
    await release();
  });

  it("is taken over from a process that was killed", async () => {
    const root = onDisk({});
    const holder = await startChild("hold", root);
    await holder.firstOutput;
    holder.process.kill("SIGKILL");
    await holder.ended;
    expect(readdirSync(join(root, ".scaffold-inngest"))).toHaveLength(1);
    await (await acquireLock(root, { waitMs: 0 }))();
    expect(treeOf(root)).toEqual({});
  });

  it("is released by Ctrl-C, and the process ends by the signal", async () => {
    const root = onDisk({});
    const holder = await startChild("hold", root);
    await holder.firstOutput;
    holder.process.kill("SIGINT");
    expect(await holder.ended).toMatchObject({ code: null, signal: "SIGINT" });
    expect(treeOf(root)).toEqual({});
  });

  it("does not believe a claim of a process whose number was given to another one", async () => {
    const root = onDisk({
      [`.scaffold-inngest/${process.pid}-1-1700000000000-a@${encodeURIComponent(hostname())}.lock`]: "",
    });
    await (await acquireLock(root, { waitMs: 0 }))();
    expect(treeOf(root)).toEqual({});
  });

  it("believes a claim from another machine, which cannot be asked", async () => {
    const root = onDisk({ ".scaffold-inngest/1-1-1700000000000-a@elsewhere.lock": "" });
    await expect(acquireLock(root, { waitMs: 0 })).rejects.toMatchObject({
      code: "LOCKED",
      message: expect.stringContaining("process 1 on elsewhere, since 2023-11-14T22:13:20.000Z"),
    });
  });

  it("tries again when a run that ends takes the empty directory away", async () => {
    const host = memoryHost({ "/p/a.ts": "" });
    const { createFile } = host;
    let attempts = 0;
    host.createFile = (path, bytes) => {
      if (++attempts < 3) host.removeDirectory("/p/.scaffold-inngest");
      createFile(path, bytes);
    };
    const before = host.tree();
    await (await acquireLock("/p", { waitMs: 0, host }))();
    expect([attempts, host.tree()]).toEqual([3, before]);
  });

  it("refuses when a file has the name of its directory", async () => {
    const root = onDisk({ ".scaffold-inngest": "" });
    await expect(acquireLock(root, { waitMs: 0 })).rejects.toMatchObject({ code: "OUTSIDE_ROOT" });
  });

  it("is held by one process at a time, while others come, go and are killed", { timeout: 120_000 }, async () => {
    const root = onDisk({});
    const rounds = FULL ? 100 : 20;
    const children = await Promise.all(Array.from({ length: 4 }, () => startChild("critical", root, String(rounds))));
    const ended = children.map((child) => child.ended);
    for (let kills = 0; kills < (FULL ? 60 : 10); kills++) {
      const holder = await startChild("hold", root);
      await new Promise((resolve) => setTimeout(resolve, 40 + Math.random() * 60));
      holder.process.kill("SIGKILL");
      await holder.ended;
    }
    const clean = { code: 0, signal: null, output: "" };
    expect(await Promise.all(ended)).toEqual([clean, clean, clean, clean]);
    rmSync(join(root, ".scaffold-inngest"), { recursive: true, force: true });
    expect(treeOf(root)).toEqual({});
  });

  it("is not disturbed by a file of another kind beside the claims", async () => {
    const root = onDisk({});
    const release = await acquireLock(root, { waitMs: 0 });
    writeFileSync(join(root, ".scaffold-inngest/notes.lock"), "");
    await release();
    expect(treeOf(root)).toMatchObject({ ".scaffold-inngest/notes.lock": "644 " });
  });
});
