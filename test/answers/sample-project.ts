import type { KnownEvent, Project } from "../../src/project/project.js";

export const known = (value: string, rest: Partial<KnownEvent> = {}): KnownEvent => ({
  value,
  file: "src/lib/inngest/events.ts",
  line: 3,
  ...rest,
});

/** A project as detection gives it; what a test does not set is what a small project has. */
export function sampleProject(overrides: Partial<Project> = {}): Project {
  const client = { exported: "inngest", local: "inngest", module: { file: "src/lib/inngest/client.ts" } };
  return {
    root: "/app",
    unit: "",
    home: "",
    sourceRoot: "src",
    packageManager: "npm",
    sdk: { value: 4, file: "package.json", line: 5 },
    client: {
      value: client,
      file: "src/lib/inngest/client.ts",
      line: 3,
      declaredIn: "src/lib/inngest/client.ts",
      typed: false,
    },
    serve: {
      kind: "serve",
      file: "src/app/api/inngest/route.ts",
      line: 5,
      index: 0,
      adapter: "inngest/next",
      path: "/api/inngest",
    },
    registration: {
      file: "src/app/api/inngest/route.ts",
      line: 7,
      arrayStart: 100,
      path: ["src/app/api/inngest/route.ts"],
    },
    functionsDirectory: { value: "src/lib/inngest/functions", file: "src/lib/inngest/functions/a.ts", line: 1 },
    conventions: {
      style: { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true, eol: "\n" },
      specifiers: { form: "alias", alias: { prefix: "@/", directory: "src" }, extension: "" },
      fileCase: "kebab",
      filePrefix: "",
      fileSuffix: "",
      exportPrefix: "",
      exportSuffix: "Job",
      defaultExport: false,
      eventsHaveDomain: true,
      eventDomains: [],
      packages: { names: {}, deno: false, sourced: false },
    },
    functions: [],
    events: [],
    helpers: {},
    runner: {
      name: { value: "vitest", file: "package.json", line: 9 },
      globals: false,
      place: { kind: "beside" },
      suffix: ".test.ts",
      directory: "",
    },
    language: "ts",
    compiler: {
      bracketsForIndex: false,
      annotatedExports: false,
      declarations: false,
      checkedJavaScript: false,
      looseNulls: false,
      omitsNodeTypes: false,
    },
    warnings: [],
    parsed: [],
    ...overrides,
  };
}
