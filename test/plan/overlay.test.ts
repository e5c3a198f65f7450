import { describe, expect, it } from "vitest";
import { overlayHost } from "../../src/plan/overlay.js";
import { hostOf, root } from "./sample-project.js";

const host = overlayHost(hostOf({ "a/old.ts": "inngest", "a/gone.ts": "inngest", "a/kept.ts": "inngest" }), root, [
  { path: "a/old.ts", action: "modify", before: "inngest", after: "new inngest" },
  { path: "a/gone.ts", action: "delete", before: "inngest", after: undefined },
  { path: "b/c/made.ts", action: "create", before: undefined, after: "inngest" },
]);

describe("overlayHost", () => {
  it("reads files as they will be", () => {
    const read = ["a/old.ts", "a/gone.ts", "a/kept.ts", "b/c/made.ts"].map((path) => host.readText(`${root}/${path}`));
    expect(read).toEqual(["new inngest", undefined, "inngest", "inngest"]);
  });

  it("lists directories as they will be", () => {
    expect([host.list(`${root}/a`), host.list(`${root}/b`)]).toEqual([["kept.ts", "old.ts"], ["c"]]);
    expect([host.isDirectory(`${root}/b/c`), host.isFile(`${root}/a/gone.ts`)]).toEqual([true, false]);
  });

  it("finds what will mention inngest", () => {
    expect(host.filesMentioningInngest(root)).toEqual([`${root}/a/kept.ts`, `${root}/a/old.ts`, `${root}/b/c/made.ts`]);
  });
});
