import { describe, expect, it } from "vitest";
import { inOwnWords, invocation } from "../../src/cli/invocation.js";

describe("invocation", () => {
  it.each([
    "file:///home/me/.npm/_npx/2f3a/node_modules/scaffold-inngest/dist/index.js",
    "file:///home/me/.cache/pnpm/dlx/4b/node_modules/scaffold-inngest/dist/index.js",
    "file:///tmp/xfs-1/dlx-77/node_modules/scaffold-inngest/dist/index.js",
    "file:///tmp/bunx-1000-scaffold-inngest@latest/node_modules/scaffold-inngest/dist/index.js",
    "C:\\Users\\me\\AppData\\npm-cache\\_npx\\2f\\node_modules\\scaffold-inngest\\dist\\index.js",
  ])("is the package's own name where it is not installed: %s", (location) => {
    expect(invocation(location)).toEqual(["npx", "scaffold-inngest"]);
  });

  it("is the short one where it is installed", () => {
    expect(invocation("file:///home/me/app/node_modules/scaffold-inngest/dist/index.js")).toEqual([
      "npx",
      "scaffold",
      "inngest",
    ]);
  });
});

describe("inOwnWords", () => {
  it("names the command that works", () => {
    const text = "See scaffold inngest add --help, or npx scaffold inngest info.";
    expect(inOwnWords(text, ["npx", "scaffold", "inngest"])).toBe(text);
    expect(inOwnWords(text, ["npx", "scaffold-inngest"])).toBe(
      "See npx scaffold-inngest add --help, or npx scaffold-inngest info.",
    );
  });
});
