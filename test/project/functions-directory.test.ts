import { describe, expect, it } from "vitest";
import { functionsDirectory } from "../../src/project/functions-directory.js";

const directoryOf = (...files: string[]): string =>
  functionsDirectory({
    functions: files.map((file, at) => ({ id: `f-${at}`, file, line: 1, events: [], crons: [], served: true })),
    sourceRoot: "src",
    layout: undefined,
    client: { file: "src/inngest/client.ts", line: 1 },
    registration: "src/inngest/index.ts",
  }).value;

describe("functionsDirectory", () => {
  it.each<[string, string, string[]]>([
    ["the common parent", "src/inngest/functions", ["a/index.ts", "b/index.ts"]],
    ["the parent of most", "src/inngest/functions", ["a/index.ts", "b/index.ts", "c.ts"]],
    ["the folder of most", "src/inngest/functions/a", ["a/x.ts", "a/y.ts", "b/z.ts"]],
    ["the folder of all", "src/inngest/functions", ["a.ts", "b.ts"]],
    ["the folder of the only one", "src/inngest/functions/a", ["a/index.ts"]],
  ])("is %s: %s", (_, directory, files) => {
    expect(directoryOf(...files.map((file) => `src/inngest/functions/${file}`))).toBe(directory);
  });

  it("is not the source root itself", () => {
    expect(directoryOf("src/jobs/a.ts", "src/inngest/b.ts")).toBe("src/jobs");
  });
});
