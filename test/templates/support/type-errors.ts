import { dirname, join, posix } from "node:path";
import ts from "typescript";
import { repository } from "../../support/workspace.js";

const ROOT = "/rendered";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
};

/** What the generated Prisma client would be, but for its models: they are checked in the apps of `fixtures`. */
const PRISMA = "export declare class PrismaClient { [model: string]: any }\n";

/**
 * The type errors of projects in memory, each in a folder of its own whose `@/` leads to its `src`, in one program with
 * the real packages of that SDK major.
 *
 * @param files texts by path, `<project>/src/…`
 * @param types packages beside Node's whose types are there without an import
 * @param strict whether the compiler makes the strict checks, which is what a project should ask for
 */
export function typeErrors(
  files: Readonly<Record<string, string>>,
  sdk: 3 | 4,
  types = ["jest"],
  strict = true,
): string[] {
  const sources = Object.entries(files).filter(([path]) => path.endsWith(".ts"));
  const texts = new Map(sources.map(([path, text]) => [`${ROOT}/${path}`, text]));
  for (const project of new Set(sources.map(([path]) => path.split("/")[0])))
    texts.set(`${ROOT}/${project}/src/generated/prisma/client.ts`, PRISMA);
  const options = { ...OPTIONS, types: ["node", ...types], strict, exactOptionalPropertyTypes: strict };
  const program = ts.createProgram([...texts.keys()], options, hostOf(texts, sdk));
  return ts.getPreEmitDiagnostics(program).map((each) => ts.formatDiagnostic(each, FORMAT).trim());
}

const FORMAT: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (path) => path,
  getCurrentDirectory: () => ROOT,
  getNewLine: () => "\n",
};

function hostOf(texts: ReadonlyMap<string, string>, sdk: 3 | 4): ts.CompilerHost {
  const disk = ts.createCompilerHost(OPTIONS);
  const sources = new Map<string, ts.SourceFile | undefined>();
  const host: ts.CompilerHost = {
    ...disk,
    getCurrentDirectory: () => repository,
    fileExists: (path) => texts.has(path) || (!path.startsWith(ROOT) && disk.fileExists(path)),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile: (path, options) => {
      if (!sources.has(path)) {
        const text = host.readFile(path);
        sources.set(path, text === undefined ? undefined : ts.createSourceFile(path, text, options));
      }
      return sources.get(path);
    },
    resolveModuleNameLiterals: (literals, containing) =>
      literals.map(({ text }) => resolve(text, containing, { host, texts, sdk })),
  };
  return host;
}

interface Resolving {
  readonly host: ts.CompilerHost;
  readonly texts: ReadonlyMap<string, string>;
  readonly sdk: 3 | 4;
}

function resolve(
  name: string,
  containing: string,
  { host, texts, sdk }: Resolving,
): ts.ResolvedModuleWithFailedLookupLocations {
  if (containing.startsWith(ROOT) && /^(\.|@\/)/.test(name)) {
    const project = containing.split("/").slice(0, 3).join("/");
    const base = name.startsWith("@/") ? `${project}/src/${name.slice(2)}` : posix.join(dirname(containing), name);
    const found = [base, `${base}.ts`, `${base}/index.ts`, base.replace(/\.js$/, ".ts")].find((path) =>
      texts.has(path),
    );
    return { resolvedModule: found === undefined ? undefined : { resolvedFileName: found, extension: ".ts" } } as never;
  }
  const from = containing.startsWith(ROOT) ? join(repository, `fixtures/sdk${sdk}/app.ts`) : containing;
  return ts.resolveModuleName(name, from, OPTIONS, host);
}
