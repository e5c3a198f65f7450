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
    ["above the folders for topics, whichever is the largest", "src/inngest/functions", ["a/x.ts", "a/y.ts", "b/z.ts"]],
    [
      "the folder for all sorts, however few are in it",
      "src/inngest/functions",
      ["a/x.ts", "a/y.ts", "b/z.ts", "c.ts"],
    ],
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

  const find = (files: readonly string[], about: readonly string[] = [], listed?: readonly string[]) =>
    functionsDirectory({
      functions: files.map((file) => at(file, {})),
      ...{ sourceRoot: "src", layout: undefined, registration: "src/inngest/index.ts", serve: "src/server.ts" },
      client: { file: "src/inngest/client.ts", line: 1 },
      ...{ about, listed: listed?.map((file) => ({ file, line: 1 })) },
    });

  it("is beside the client where each folder is for a topic, and names them", () => {
    expect(find(["src/mail/a.ts", "src/mail/b.ts", "src/bill/c.ts", "src/crm/deals/e.ts"])).toMatchObject({
      value: "src/inngest/functions",
      choices: ["src/inngest/functions", "src/mail", "src/bill", "src/crm/deals"],
    });
  });

  it("is a folder per feature where the folders for topics are alike, and the client's where no feature is known", () => {
    expect(find(["src/crm/jobs/a.ts", "src/crm/jobs/b.ts", "src/billing/jobs/c.ts"])).toMatchObject({
      value: "src/{feature}/jobs",
      otherwise: "src/inngest/functions",
    });
    expect(find(["src/integrations/clerk/inngest/a.ts", "src/integrations/stripe/inngest/b.ts"]).value).toBe(
      "src/integrations/{feature}/inngest",
    );
  });

  it.each([
    ["its name", ["billing"], "src/bill/billing"],
    ["the same in the plural", ["deal"], "src/crm/deals"],
    ["the same in another case", ["user-profile"], "src/crm/userProfiles"],
    ["the surest word", ["deals", "billing"], "src/crm/deals"],
  ])("is the folder of the topic that the job is about, by %s", (_, about, directory) => {
    const files = ["src/bill/billing/a.ts", "src/crm/deals/b.ts", "src/crm/userProfiles/c.ts", "src/crm/d.ts"];
    expect(find(files, about)).toEqual({ value: directory, file: expect.stringContaining(directory), line: 1 });
  });

  it("is the only folder, and names the one above where that is for all sorts", () => {
    expect(find(["src/stripe/a.ts", "src/stripe/b.ts"])).toEqual({
      value: "src/stripe",
      file: "src/stripe/a.ts",
      line: 1,
    });
    expect(find(["src/inngest/mail/a.ts", "src/inngest/mail/b.ts"])).toMatchObject({
      value: "src/inngest/mail",
      choices: ["src/inngest/mail", "src/inngest"],
    });
  });

  it.each(["src/integrations/slack/jobs", "src/vendors/stripe", "src/lib/providers/clerk/inngest", "src/plugins/crm"])(
    "is the only folder, and names the client's where it is one of another service: %s",
    (folder) => {
      expect(find([`${folder}/a.ts`, `${folder}/b.ts`])).toMatchObject({ choices: [folder, "src/inngest/functions"] });
    },
  );

  it("names folders for all sorts that hold as many functions", () => {
    expect(find(["src/jobs/a.ts", "src/workers/b.ts"])).toMatchObject({ choices: ["src/jobs", "src/workers"] });
    expect(find(["src/jobs/a.ts", "src/jobs/c.ts", "src/workers/b.ts"])).not.toHaveProperty("choices");
  });

  it("is where the functions of the array are that takes the new one", () => {
    const files = ["src/inngest/handlers/a.ts", "src/inngest/handlers/b.ts", "src/inngest/nightly/c.ts"];
    expect(find(files, [], ["src/inngest/nightly/c.ts"]).value).toBe("src/inngest/nightly");
    expect(find(files, [], ["src/inngest/index.ts"]).value).toBe("src/inngest");
  });

  it("is not the source root itself", () => {
    expect(directoryOf("src/jobs/a.ts", "src/inngest/b.ts")).toBe("src/jobs");
  });

  it.each([
    ["app/api/inngest/route.ts", "inngest/functions"],
    ["pages/api/inngest.ts", "inngest/functions"],
    ["src/routes/inngest/+server.ts", "src/inngest/functions"],
    ["src/server.ts", "src/inngest/functions"],
    ["src/inngest/handler.ts", "src/inngest/functions"],
  ])("is out of the way of endpoints where a package gives the client that %s serves with", (serve, directory) => {
    const sourceRoot = serve.startsWith("src/") ? "src" : "";
    const input = { functions: [], sourceRoot, layout: undefined, registration: serve, serve };
    expect(functionsDirectory({ ...input, client: { file: serve, line: 1 } }).value).toBe(directory);
  });
});
