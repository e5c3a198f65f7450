import type { Draft } from "../../src/plan/draft.js";
import { Drafts } from "../../src/plan/draft.js";
import { specifierIn } from "../../src/plan/specifier-in.js";
import type { ReadHost } from "../../src/project/host.js";
import type { Conventions, Project } from "../../src/project/project.js";
import { createResolver } from "../../src/project/resolve-module.js";

export const root = "/app";

/** A host over the files given, by their path relative to the root. */
export function hostOf(files: Readonly<Record<string, string>>): ReadHost {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
  const below = (directory: string): string[] => [...texts.keys()].filter((path) => path.startsWith(`${directory}/`));
  const mentioning = (directory: string, words: readonly string[]): string[] =>
    below(directory)
      .filter((path) => words.some((word) => texts.get(path)?.includes(word)))
      .sort();
  return {
    readText: (path) => texts.get(path),
    isFile: (path) => texts.has(path),
    isDirectory: (path) => below(path).length > 0,
    list: (directory) =>
      [...new Set(below(directory).map((path) => path.slice(directory.length + 1).split("/")[0] ?? ""))].sort(),
    filesMentioningInngest: (directory) => mentioning(directory, ["inngest"]),
    filesMentioning: mentioning,
  };
}

export const conventions: Conventions = {
  style: { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true, eol: "\n" },
  specifiers: { form: "alias", alias: { prefix: "@/", directory: "src" }, extension: "" },
  fileCase: "kebab",
  filePrefix: "",
  fileSuffix: "",
  exportPrefix: "",
  exportSuffix: "Job",
  defaultExport: false,
  eventsHaveDomain: true,
  eventDomains: ["crm"],
  packages: { names: {}, deno: false, sourced: false },
};

const client = "src/lib/inngest/client.ts";
const route = "src/app/api/inngest/route.ts";

/** A project of the skill layout on SDK 3 with an untyped client and zod. */
export const project: Project = {
  root,
  unit: "",
  home: "",
  sourceRoot: "src",
  packageManager: "npm",
  sdk: { value: 3, file: "package.json", line: 1 },
  client: {
    value: { exported: "inngest", local: "inngest", module: { file: client } },
    file: client,
    line: 3,
    declaredIn: client,
    typed: false,
  },
  serve: { kind: "serve", file: route, line: 4, index: 0, adapter: "inngest/next", path: "/api/inngest" },
  registration: { file: route, line: 4, arrayStart: 0, path: [route] },
  layout: "skill",
  functionsDirectory: { value: "src/lib/inngest/functions", file: route, line: 1 },
  conventions,
  functions: [],
  events: [],
  runner: {
    name: { value: "vitest", file: "package.json", line: 1 },
    globals: false,
    place: { kind: "beside" },
    suffix: ".test.ts",
    directory: "",
  },
  zod: { value: 4, file: "package.json", line: 1 },
  helpers: {},
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
};

/** What the parts of a plan share, over the files given. */
export function planningOn(files: Readonly<Record<string, string>>, own: Partial<Project> = {}) {
  const host = hostOf(files);
  const sample = { ...project, ...own };
  const resolve = createResolver(host, root);
  const drafts = new Drafts(host, root);
  const specifier = (draft: Draft, file: string): string =>
    specifierIn(draft.source(), draft.path, file, sample, resolve);
  return { host, project: sample, drafts, resolve, specifier, exportName: "parseTranscriptJob" };
}
