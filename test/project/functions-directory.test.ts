import { describe, expect, it } from "vitest";
import { functionsDirectory } from "../../src/project/functions-directory.js";

const directoryOf = (...files: string[]): string =>
  functionsDirectory({
    functions: files.map((file, at) => ({ id: `f-${at}`, file, line: 1, events: [], crons: [], served: true })),
    sourceRoot: "src",
    layout: undefined,
    client: { file: "src/inngest/client.ts", line: 1 },
    registration: "src/inngest/index.ts",
    serve: "src/server.ts",
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
      serve: "src/server.ts",
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

  it.each([
    ["the folder of their empty list", "src/jobs/index.ts", "src/server.ts", "src/jobs"],
    [
      "beside the client, where that folder is an endpoint",
      "src/api/jobs/a.ts",
      "src/api/jobs/a.ts",
      "src/b/inngest/x",
    ],
    ["beside the client, where the list lies elsewhere", "src/lib/all.ts", "src/server.ts", "src/b/inngest/x"],
  ])("is, without functions, %s", (_, registration, serve, directory) => {
    const client = { file: "src/b/inngest/client.ts", line: 1 };
    const found = functionsDirectory({
      functions: [],
      sourceRoot: "src",
      layout: undefined,
      client,
      registration,
      serve,
    });
    expect(found.value).toBe(directory.replace(/x$/, "functions"));
  });

  it("names other folders with as many functions", () => {
    const find = (...files: string[]) =>
      functionsDirectory({
        functions: files.map((file) => at(file, {})),
        ...{ sourceRoot: "src", layout: undefined, registration: "src/inngest/index.ts", serve: "src/server.ts" },
        client: { file: "src/inngest/client.ts", line: 1 },
      });
    expect(find("src/mail/a.ts", "src/mail/b.ts", "src/bill/c.ts", "src/bill/d.ts", "src/crm/e.ts")).toMatchObject({
      value: "src/mail",
      alike: ["src/bill"],
    });
    expect(find("src/mail/a.ts", "src/mail/b.ts", "src/bill/c.ts")).not.toHaveProperty("alike");
  });

  it("is not the source root itself", () => {
    expect(directoryOf("src/jobs/a.ts", "src/inngest/b.ts")).toBe("src/jobs");
  });
});
