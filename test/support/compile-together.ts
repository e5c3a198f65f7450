import { dirname, join } from "node:path";
import ts from "typescript";
import { readTree } from "./tree.js";
import { repository, type Sdk } from "./workspace.js";

/** Not the project's own code, or code for a tool that is not installed here. */
const LEFT_OUT = /(^|\/)(dist|\.next|\.output|vendor|third_party|__mocks__|test)\/|\.(test|stories|config)\.ts$/;

const STRICT: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  types: ["node"],
  typeRoots: [join(repository, "node_modules/@types")],
};

/**
 * The errors of several projects, compiled as one program, so that the libraries are read and checked once. Every import
 * is resolved as the nearest tsconfig says; frameworks that are not installed here count as `any`.
 */
export async function compileTogether(sdk: Sdk, directories: readonly string[]): Promise<string[]> {
  const trees = await Promise.all(
    directories.map(async (directory) => ({ directory, paths: [...(await readTree(directory)).keys()] })),
  );
  const roots = trees.flatMap(({ directory, paths }) =>
    paths.filter((path) => /\.tsx?$/.test(path) && !LEFT_OUT.test(path)).map((path) => join(directory, path)),
  );
  const host = ts.createCompilerHost(STRICT);
  const libraries = ts.createModuleResolutionCache(repository, (name) => name, STRICT);
  host.resolveModuleNameLiterals = (names, file) =>
    names.map(({ text }) => {
      if (file.includes("/node_modules/"))
        return ts.resolveModuleName(text, file, STRICT, host, libraries, undefined, ts.ModuleKind.ESNext);
      const own = ts.resolveModuleName(text, file, optionsFor(file), host, undefined, undefined, ts.ModuleKind.ESNext);
      if (own.resolvedModule !== undefined) return own;
      const beside = join(repository, "fixtures", sdk, "app.ts");
      return ts.resolveModuleName(text, beside, STRICT, host, libraries, undefined, ts.ModuleKind.ESNext);
    });
  const program = ts.createProgram({ rootNames: roots, options: STRICT, host });
  return ts
    .getPreEmitDiagnostics(program)
    .filter((each) => !isMissingFramework(each))
    .map(described);
}

/** As the nearest tsconfig says, and strict. */
export function optionsFor(file: string): ts.CompilerOptions {
  const path = ts.findConfigFile(dirname(file), ts.sys.fileExists);
  if (path === undefined) return STRICT;
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  return { ...STRICT, ...ts.parseJsonConfigFileContent(config, ts.sys, dirname(path)).options };
}

/** No such module, or none with types. */
const NOT_FOUND = new Set([2307, 7016]);

function isMissingFramework({ code, messageText }: ts.Diagnostic): boolean {
  const name =
    /(?:Cannot find|declaration file for) module '([^']+)'/.exec(
      ts.flattenDiagnosticMessageText(messageText, "\n"),
    )?.[1] ?? "";
  return NOT_FOUND.has(code) && /^(express|h3|hono|fastify|next)(\/|$)/.test(name);
}

function described({ file, start, messageText }: ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(messageText, "\n");
  if (file === undefined) return text;
  const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
  return `${file.fileName}:${line + 1} ${text}`;
}
