import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { detectProject } from "../../src/project/detect.js";
import type { Project } from "../../src/project/project.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { detectSmallApp, errorOf, inApp, refusalOf, SMALL_APP, smallAppHost } from "./app.js";

const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** An app of the fixtures as `/app`, without what is installed or built in it. */
function fixtureHost(name: string) {
  const files: Record<string, string> = {};
  const read = (directory: string, below: string): void => {
    for (const entry of readdirSync(directory)) {
      if (entry === "node_modules" || entry.startsWith(".next")) continue;
      const path = join(directory, entry);
      if (statSync(path).isDirectory()) read(path, `${below}/${entry}`);
      else files[`${below}/${entry}`] = readFileSync(path, "utf8");
    }
  };
  read(join(FIXTURES, name), "/app");
  return memoryReadHost(files);
}

/** What decides where and how a new function is written. */
function summary({
  layout,
  sdk,
  sourceRoot,
  client,
  registration,
  registry,
  functionsDirectory,
  conventions,
  runner,
}: Project) {
  const { specifiers, fileCase, filePrefix, exportPrefix, exportSuffix, style } = conventions;
  return {
    layout,
    sdk: sdk.value,
    sourceRoot,
    client: [
      client.value.exported,
      "file" in client.value.module ? client.value.module.file : "",
      client.declaredIn,
      client.typed,
    ],
    registration: [registration.file, registration.path, registration.reExports?.file],
    registry: registry && [
      registry.parts.map(({ kind, file }) => `${kind} ${file}`),
      registry.basePayload,
      registry.module,
    ],
    functionsDirectory: functionsDirectory.value,
    names: [fileCase, filePrefix, exportPrefix, exportSuffix],
    specifiers: [specifiers.form, specifiers.alias, specifiers.extension],
    style: [style.quotes, style.semicolons, style.indent, style.trailingCommas],
    runner: runner && [runner.name.value, runner.globals, runner.place, runner.suffix],
  };
}

const SKILL = {
  layout: "skill",
  sourceRoot: "src",
  client: ["inngest", "src/lib/inngest/client.ts", "src/lib/inngest/client.ts", false],
  registration: ["src/app/api/inngest/route.ts", ["src/app/api/inngest/route.ts"], undefined],
  functionsDirectory: "src/lib/inngest/functions",
  names: ["kebab", "", "", "Job"],
  specifiers: ["alias", { prefix: "@/", directory: "src" }, ""],
  style: ["double", true, "  ", true],
  runner: ["vitest", false, { kind: "beside" }, ".test.ts"],
};
const FEATURES = {
  layout: "features",
  sourceRoot: "src",
  registration: ["src/app/api/inngest/route.ts", ["src/app/api/inngest/route.ts"], undefined],
  functionsDirectory: "src/features/{feature}/events",
  names: ["kebab", "event-", "event", ""],
};
const LIB = {
  layout: "lib",
  sourceRoot: "src",
  registration: [
    "src/lib/inngest/index.ts",
    ["src/app/api/inngest/route.ts", "src/lib/inngest/index.ts"],
    "src/lib/inngest/index.ts",
  ],
  functionsDirectory: "src/lib/inngest/functions",
  names: ["kebab", "", "", "Job"],
  specifiers: ["alias", { prefix: "@/", directory: "src" }, ""],
};
const BASE = { name: "baseTenantPayload", fields: ["tenantId"] };

const EXPECTED: Readonly<Record<string, object>> = {
  "sdk3/skill": { ...SKILL, sdk: 3, registry: undefined },
  "sdk4/skill": {
    ...SKILL,
    sdk: 4,
    registry: [["event-types src/lib/inngest/events.ts"], undefined, { file: "src/lib/inngest/events.ts" }],
  },
  "sdk3/barrel": {
    layout: "barrel",
    sdk: 3,
    sourceRoot: "",
    client: ["inngest", "inngest/index.ts", "inngest/client.ts", true],
    registration: [
      "inngest/functions/index.ts",
      ["app/api/inngest/route.ts", "inngest/functions/index.ts"],
      "inngest/functions/index.ts",
    ],
    registry: [["record inngest/types.ts", "schema-map inngest/types.ts"], BASE, { file: "inngest/index.ts" }],
    functionsDirectory: "inngest/functions",
    names: ["kebab", "", "", ""],
    specifiers: ["alias", { prefix: "@/", directory: "" }, ""],
    style: ["single", false, "  ", true],
    runner: ["vitest", false, { kind: "tests-folder", name: "__tests__" }, ".test.ts"],
  },
  "sdk4/barrel": {
    layout: "barrel",
    sdk: 4,
    sourceRoot: "src",
    client: ["inngest", "src/inngest/index.ts", "src/inngest/client.ts", false],
    registration: [
      "src/inngest/functions/index.ts",
      ["src/app/api/inngest/route.ts", "src/inngest/functions/index.ts"],
      undefined,
    ],
    registry: [
      ["record src/inngest/types.ts", "schema-map src/inngest/types.ts", "event-types src/inngest/types.ts"],
      BASE,
      { file: "src/inngest/index.ts" },
    ],
    functionsDirectory: "src/inngest/functions",
    names: ["kebab", "", "", ""],
    specifiers: ["alias", { prefix: "@/", directory: "src" }, ""],
    style: ["double", true, "\t", true],
    runner: ["vitest", false, { kind: "tests-folder", name: "__tests__" }, ".spec.ts"],
  },
  "sdk3/features": {
    ...FEATURES,
    sdk: 3,
    client: ["inngest", "src/lib/inngest.ts", "src/lib/inngest.ts", true],
    registry: [["record src/lib/inngest.ts"], undefined, { file: "src/lib/inngest.ts" }],
    specifiers: ["alias", { prefix: "@/", directory: "src" }, ""],
    style: ["double", true, "\t", true],
    runner: ["jest", true, { kind: "beside" }, ".test.ts"],
  },
  "sdk4/features": {
    ...FEATURES,
    sdk: 4,
    client: ["inngest", "src/lib/inngest.ts", "src/lib/inngest.ts", false],
    registry: [["event-types src/lib/inngest.ts"], undefined, { file: "src/lib/inngest.ts" }],
    specifiers: ["relative", undefined, ""],
    style: ["double", true, "  ", true],
    runner: ["vitest", false, { kind: "beside" }, ".test.ts"],
  },
  "sdk3/lib": {
    ...LIB,
    sdk: 3,
    client: ["inngest", "src/lib/inngest/client.ts", "src/lib/inngest/client.ts", true],
    registry: [["record src/lib/inngest/client.ts"], undefined, { file: "src/lib/inngest/client.ts" }],
    style: ["double", true, "  ", true],
    runner: ["vitest", false, { kind: "directory", directory: "tests/unit/inngest" }, ".test.ts"],
  },
  "sdk4/lib": {
    ...LIB,
    sdk: 4,
    client: ["inngest", "src/lib/inngest/client.ts", "src/lib/inngest/client.ts", false],
    registry: [["event-types src/lib/inngest/client.ts"], undefined, { file: "src/lib/inngest/client.ts" }],
    style: ["single", true, "    ", true],
    runner: ["jest", true, { kind: "directory", directory: "tests/unit/inngest" }, ".test.ts"],
  },
};

describe("detectProject", () => {
  it.each(Object.entries(EXPECTED))("reads the layout of %s", (name, expected) => {
    expect(summary(detectProject(fixtureHost(name), "/app"))).toEqual(expected);
  });

  it("reads functions and events with their fields, constants followed", () => {
    const { functions, events } = detectProject(fixtureHost("sdk4/barrel"), "/app");
    expect(functions).toEqual([
      {
        id: "analyze-document",
        exportName: "analyzeDocument",
        file: "src/inngest/functions/analyze-document.ts",
        line: 13,
        events: ["lease/analysis.requested"],
        crons: [],
        retries: "RETRY_CONFIG.default.retries",
        served: true,
      },
      {
        id: "start-analysis",
        exportName: "startAnalysis",
        file: "src/inngest/functions/start-analysis.ts",
        line: 3,
        events: ["lease/document.uploaded"],
        crons: [],
        retries: "RETRY_CONFIG.default.retries",
        served: true,
      },
    ]);
    expect(events.map(({ value, constant, fields }) => ({ value, constant, fields }))).toEqual([
      {
        value: "lease/document.uploaded",
        constant: "documentUploaded",
        fields: [
          { name: "tenantId", type: "string", optional: false, inherited: true },
          { name: "documentId", type: "string", optional: false },
          { name: "source", type: '"upload" | "email"', optional: false },
        ],
      },
      {
        value: "lease/analysis.requested",
        constant: "analysisRequested",
        fields: [
          { name: "tenantId", type: "string", optional: false, inherited: true },
          { name: "documentId", type: "string", optional: false },
        ],
      },
    ]);
  });

  it.each([
    ["its own statement", "export const tidyJob = CALL;", "tidyJob"],
    [
      "another constant that says its type",
      "const made = CALL;\nexport const tidyJob: InngestFunction.Any = made;",
      "tidyJob",
    ],
    ["a list of such a constant", "const a = CALL;\nconst b: Any = a;\nexport { b as tidyJob };", "tidyJob"],
    [
      "a default export of such a constant",
      "const a = CALL;\nconst b = a satisfies Any;\nexport default b;",
      "default",
    ],
  ])("knows a function by the name that %s exports it under", (_, text, exportName) => {
    const call = 'inngest.createFunction({ id: "tidy" }, { event: "app/tidy.asked" }, async () => {})';
    const head = 'import { inngest } from "@/lib/inngest/client";\n\n';
    const file = "src/lib/inngest/functions/tidy.ts";
    const imported = exportName === "default" ? "tidyJob" : "{ tidyJob }";
    const route = (SMALL_APP["src/app/api/inngest/route.ts"] ?? "").replace("{ tidyJob }", imported);
    const { functions } = detectSmallApp({
      [file]: `${head}${text.replace("CALL", call)}\n`,
      "src/app/api/inngest/route.ts": route,
    });
    expect(functions).toMatchObject([{ id: "tidy", exportName, file, served: true }]);
  });

  it("reads what is optional and may be undefined as what is optional", () => {
    const events =
      '/** Data of "app/tidy.asked". */\nexport type TidyAskedPayload = { id: string; mode?: "a" | "b" | undefined; note: string | undefined };\n';
    const known = detectSmallApp({ "src/lib/inngest/events.ts": events }).events;
    expect(known.find(({ file }) => file.endsWith("events.ts"))?.fields).toEqual([
      { name: "id", type: "string", optional: false },
      { name: "mode", type: '"a" | "b"', optional: true },
      { name: "note", type: "string | undefined", optional: false },
    ]);
  });

  it("parses only the files between serve and the functions, however large the repository is", () => {
    const others = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [
        `src/other/file${index}.ts`,
        'import { inngest } from "@/lib/inngest/client";\nexport const send = () => inngest.send({ name: "a/b" });\n',
      ]),
    );
    expect(detectSmallApp(others).parsed).toEqual([
      "src/app/api/inngest/route.ts",
      "src/lib/inngest/functions/tidy.ts",
      "src/lib/inngest/client.ts",
    ]);
  });

  it("finds a function that nothing serves, beside the others and elsewhere", () => {
    const unserved = (id: string): string =>
      `import { inngest } from "@/lib/inngest/client";\nexport const x = inngest.createFunction({ id: "${id}" }, { event: "app/x" }, async () => {});\n`;
    const { functions } = detectSmallApp({
      "src/lib/inngest/functions/idle.ts": unserved("idle"),
      "src/other.ts": unserved("lost"),
    });
    expect(functions.map(({ id, file, served }) => [id, file, served])).toEqual([
      ["tidy", "src/lib/inngest/functions/tidy.ts", true],
      ["idle", "src/lib/inngest/functions/idle.ts", false],
      ["lost", "src/other.ts", false],
    ]);
  });

  it("takes the functions directory and the client that it is told", () => {
    const project = detectSmallApp(
      {
        "src/other/client.ts": 'import { Inngest } from "inngest";\nexport const second = new Inngest({ id: "b" });\n',
      },
      { dir: "src/jobs", client: "src/other/client.ts" },
    );
    expect([project.functionsDirectory.value, project.client.value]).toEqual([
      "src/jobs",
      { exported: "second", local: "second", module: { file: "src/other/client.ts" } },
    ]);
  });

  it("puts functions beside the client where there is none yet", () => {
    const route =
      'import { serve } from "inngest/next";\nimport { inngest } from "@/lib/inngest/client";\n\nexport const { GET, POST, PUT } = serve({ client: inngest, functions: [] });\n';
    const project = detectSmallApp({
      "src/app/api/inngest/route.ts": route,
      "src/lib/inngest/functions/tidy.ts": undefined,
    });
    expect([project.functionsDirectory.value, project.conventions.exportSuffix, project.functions]).toEqual([
      "src/lib/inngest/functions",
      "Job",
      [],
    ]);
  });

  it("works from a directory below the package and from the root of a monorepo", () => {
    const files = {
      ...Object.fromEntries(Object.entries(SMALL_APP).map(([path, text]) => [`apps/web/${path}`, text])),
      ".git/HEAD": "ref: x\n",
      "package.json": '{ "workspaces": ["apps/*"] }',
    };
    const host = memoryReadHost(inApp(files));
    for (const cwd of ["/app", "/app/apps/web", "/app/apps/web/src/lib"]) {
      const { root, unit, sourceRoot } = detectProject(host, cwd);
      expect({ root, unit, sourceRoot }).toEqual({ root: "/app", unit: "apps/web", sourceRoot: "apps/web/src" });
    }
  });

  it("finds the functions of one package that another package serves", () => {
    const host = memoryReadHost(
      inApp({
        "package.json": '{ "workspaces": ["apps/*", "packages/*"] }',
        "packages/jobs/package.json":
          '{ "name": "@acme/jobs", "main": "./src/index.ts", "dependencies": { "inngest": "^4.0.0" } }',
        "packages/jobs/src/client.ts":
          'import { Inngest } from "inngest";\nexport const inngest = new Inngest({ id: "jobs" });\n',
        "packages/jobs/src/index.ts":
          'import { inngest } from "./client";\nexport { inngest };\nconst tidy = inngest.createFunction({ id: "tidy", triggers: { cron: "0 0 * * *" } }, async () => {});\nexport const functions = [tidy];\n',
        "apps/web/package.json": '{ "name": "web", "dependencies": { "@acme/jobs": "*", "inngest": "^4.0.0" } }',
        "apps/web/app/api/inngest/route.ts":
          'import { serve } from "inngest/next";\nimport { functions, inngest } from "@acme/jobs";\nexport const { GET, POST, PUT } = serve({ client: inngest, functions });\n',
      }),
    );
    const { unit, serve, registration } = detectProject(host, "/app/packages/jobs");
    expect([unit, serve.file, registration.file]).toEqual([
      "packages/jobs",
      "apps/web/app/api/inngest/route.ts",
      "packages/jobs/src/index.ts",
    ]);
  });

  it("takes no other package's serve call that has nothing to do with the one worked in", () => {
    const host = memoryReadHost(
      inApp({
        ...Object.fromEntries(Object.entries(SMALL_APP).map(([path, text]) => [`apps/web/${path}`, text])),
        "package.json": '{ "workspaces": ["apps/*"] }',
        "apps/worker/package.json": '{ "name": "worker", "dependencies": { "inngest": "^3.0.0" } }',
      }),
    );
    expect(refusalOf(() => detectProject(host, "/app/apps/worker"))).toMatchObject({ code: "SERVE_NOT_FOUND" });
  });

  it("does not take a package above for the root of a workspace that this one is no part of", () => {
    const files = {
      "/tmp/package.json": '{ "workspaces": ["fixtures/*"] }',
      ...Object.fromEntries(Object.entries(SMALL_APP).map(([path, text]) => [`/tmp/copy/${path}`, text])),
    };
    expect(detectProject(memoryReadHost(files), "/tmp/copy").root).toBe("/tmp/copy");
  });

  it("names the packages below a directory that is none itself, where Inngest is used", () => {
    const below = (directory: string) =>
      Object.entries(SMALL_APP).map(([path, text]) => [`/tmp/repo/${directory}/${path}`, text] as const);
    const files = { "/tmp/repo/.git/HEAD": "", ...Object.fromEntries([...below("my api"), ...below("web")]) };
    const host = memoryReadHost({ ...files, "/tmp/repo/docs/package.json": "{}" });
    expect(() => detectProject(host, "/tmp/repo")).toThrow(
      expect.objectContaining({
        code: "NO_PROJECT",
        hint: "Inngest is used below: name the project by --cwd 'my api', --cwd web.",
      }),
    );
  });

  it("names a serve call that is but an example", () => {
    const route = "src/app/api/inngest/route.ts";
    const moved = { [route]: undefined, "examples/next/route.ts": SMALL_APP[route] };
    const { message, hint } = errorOf(() => detectSmallApp(moved));
    expect(message).toBe(
      "No serve() or connect() call of inngest was found but that of examples/next/route.ts, which is an example.",
    );
    expect(hint).toMatch(/--serve examples\/next\/route\.ts\.$/);
    expect(detectSmallApp(moved, { serve: "examples/next/route.ts" }).registration.file).toBe("examples/next/route.ts");
    const tested = { [route]: undefined, "tests/route.ts": SMALL_APP[route] };
    expect(errorOf(() => detectSmallApp(tested)).hint).toMatch(/--serve <file>\.$/);
  });

  it.each([
    ["NO_PROJECT", "a directory that is no project", { "package.json": undefined }],
    [
      "NO_INNGEST",
      "a project that does not depend on inngest",
      {
        "package.json": "{}",
        "src/lib/inngest/client.ts": undefined,
        "src/lib/inngest/functions/tidy.ts": undefined,
        "src/app/api/inngest/route.ts": undefined,
      },
    ],
    ["SERVE_NOT_FOUND", "a project that serves nothing", { "src/app/api/inngest/route.ts": undefined }],
    [
      "SYNTAX_ERROR",
      "a route that does not parse",
      { "src/app/api/inngest/route.ts": 'import { serve } from "inngest/next";\nserve({ functions: [ });\n' },
    ],
    [
      "SERVE_AMBIGUOUS",
      "two serve calls",
      { "src/app/api/jobs/route.ts": `${SMALL_APP["src/app/api/inngest/route.ts"]}` },
    ],
    [
      "CLIENT_NOT_FOUND",
      "a client that only a call gives",
      {
        "src/lib/inngest/functions/tidy.ts": undefined,
        "src/app/api/inngest/route.ts":
          'import { Inngest } from "inngest";\nimport { serve } from "inngest/next";\nconst inngest = () => new Inngest({ id: "a" });\nserve({ client: inngest(), functions: [] });\n',
      },
    ],
    ["SDK_UNSUPPORTED", "SDK 2", { "package.json": '{ "dependencies": { "inngest": "^2.7.0" } }' }],
  ])("refuses with %s: %s", (code, _, changes) => {
    expect(refusalOf(() => detectSmallApp(changes)).code).toBe(code);
  });

  it("refuses a choice outside the project", () => {
    expect(refusalOf(() => detectProject(smallAppHost(), "/app", { dir: "../elsewhere" })).code).toBe("OUTSIDE_ROOT");
  });

  it("warns where the code and the version disagree, and follows the version", () => {
    const { sdk, warnings } = detectSmallApp({ "package.json": '{ "dependencies": { "inngest": "^4.1.0" } }' });
    expect([sdk.value, warnings.map(({ code, file, line }) => ({ code, file, line }))]).toEqual([
      4,
      [{ code: "SDK_MISMATCH", file: "src/lib/inngest/functions/tidy.ts", line: 3 }],
    ]);
  });
});
