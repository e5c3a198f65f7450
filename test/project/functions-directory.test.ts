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

  const at = (file: string, own: { events?: string[]; crons?: string[] }) => ({
    ...{ id: file, file, line: 1, events: [], crons: [], served: true },
    ...own,
  });
  const among = (functions: ReturnType<typeof at>[], trigger?: "event" | "cron") =>
    functionsDirectory({
      functions,
      sourceRoot: "src",
      layout: undefined,
      client: { file: "src/inngest/client.ts", line: 1 },
      registration: "src/inngest/index.ts",
      trigger,
    }).value;

  it("is no folder that is called after the other kind", () => {
    const functions = [
      ...["a", "b", "c"].map((name) => at(`src/inngest/crons/${name}.ts`, { crons: ["* * * * *"] })),
      at("src/inngest/events/d.ts", { events: ["x/d"] }),
    ];
    expect([among(functions), among(functions, "cron")]).toEqual(["src/inngest/events", "src/inngest/crons"]);
  });

  it("is the folder above several topics none of which has most functions", () => {
    const files = ["mail/a", "mail/b", "bill/c", "chat/d"].map((file) => `src/inngest/functions/${file}.ts`);
    expect(directoryOf(...files)).toBe("src/inngest/functions");
    expect(directoryOf(...files, "src/inngest/functions/mail/e.ts")).toBe("src/inngest/functions/mail");
  });

  it("takes a folder of the functions among features for no feature", () => {
    expect(directoryOf("src/modules/inngest/a.ts", "src/modules/inngest/b.ts")).toBe("src/modules/inngest");
    expect(directoryOf("src/modules/inngest/functions/a.ts")).toBe("src/modules/inngest/functions");
    expect(directoryOf("src/modules/billing/jobs/a.ts")).toBe("src/modules/{feature}/jobs");
  });

  it("is not the source root itself", () => {
    expect(directoryOf("src/jobs/a.ts", "src/inngest/b.ts")).toBe("src/jobs");
  });
});
