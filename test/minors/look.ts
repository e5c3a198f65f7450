import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { CACHE, entriesOf, installDeclarations, manifestIn, published } from "./packages.js";
import { type Probe, probeText } from "./probe-text.js";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.esnext.d.ts", "lib.dom.d.ts"],
  types: ["node"],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The names of what a version exports and takes, by group; a group is absent where its types tell nothing of it. */
export type Seen = Readonly<Record<string, readonly string[]>>;

/** What a version exports and takes, read from its own declarations; kept for as long as the questions stay the same. */
export function lookAt(version: string): Seen {
  const key = createHash("sha1")
    .update(probeText(majorOf(version)).text)
    .digest("hex")
    .slice(0, 12);
  const kept = join(CACHE, "looked-at", `${version}-${key}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, "utf8")) as Seen;
  installDeclarations();
  const seen = { entries: entriesOf(manifestIn(published(version))), ...declaredBy(version) };
  mkdirSync(join(CACHE, "looked-at"), { recursive: true });
  writeFileSync(kept, JSON.stringify(seen));
  return seen;
}

const majorOf = (version: string): 3 | 4 => (version.startsWith("3") ? 3 : 4);

function declaredBy(version: string): Seen {
  const path = join(published(version), "probe.ts");
  const { text, probes } = probeText(majorOf(version));
  const program = ts.createProgram([path], OPTIONS, hostOf(path, text, version));
  const source = program.getSourceFile(path);
  if (source === undefined) throw new Error("the probes were not compiled");
  const errors = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  const failed = new Set(errors.map(({ start }) => source.getLineAndCharacterOfPosition(start ?? 0).line));
  const compiling = probes.filter(({ line, wrong }) => !failed.has(line) && !wrong);
  // Where its types take what does not exist, only an error says that something does.
  const silent = new Set(compiling.flatMap(({ group, name }) => (name === "" ? [group] : [])));
  const telling = (group: string): readonly Probe[] => (silent.has(group) ? knownIn(probes, failed) : compiling);
  const groups = [...new Set(probes.map(({ group }) => group))].map((group) => {
    const names = telling(group).flatMap((probe) => (probe.group === group ? [probe.name] : []));
    return [group, names] as const;
  });
  return {
    ...exportedBy(program, source),
    ...Object.fromEntries(groups.filter(([group, names]) => !silent.has(group) || names.length > 0)),
  };
}

/** What a wrong value of is an error; what has none that could be tried is known with the option it belongs to. */
function knownIn(probes: readonly Probe[], failed: ReadonlySet<number>): Probe[] {
  const tried = probes.filter(({ wrong }) => wrong);
  const known = new Set(tried.flatMap(({ name, line }) => (failed.has(line) ? [name] : [])));
  const isTried = new Set(tried.map(({ name }) => name));
  return probes.filter(({ name, wrong }) => !wrong && known.has(isTried.has(name) ? name : (name.split(".")[0] ?? "")));
}

/** Names that a module really has when it runs, and those that only types have. */
function exportedBy(program: ts.Program, source: ts.SourceFile): Seen {
  const checker = program.getTypeChecker();
  const [imported] = source.statements.filter(ts.isImportDeclaration);
  const module = imported && checker.getSymbolAtLocation(imported.moduleSpecifier);
  if (module === undefined) throw new Error("the package has no declarations");
  const exported = checker.getExportsOfModule(module);
  const values = exported.filter((symbol) => isValue(checker, symbol)).map(({ name }) => name);
  const types = exported.map(({ name }) => name).filter((name) => !values.includes(name));
  return { values, types };
}

/** False where anything between the export and its declaration is for types alone. */
function isValue(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  // Public since TypeScript 5.0, but not declared.
  const { getImmediateAliasedSymbol: next } = checker as ts.TypeChecker & {
    getImmediateAliasedSymbol(symbol: ts.Symbol): ts.Symbol | undefined;
  };
  let at: ts.Symbol | undefined = symbol;
  while (at !== undefined) {
    if (at.declarations?.some(ts.isTypeOnlyImportOrExportDeclaration)) return false;
    if (!(at.flags & ts.SymbolFlags.Alias)) return Boolean(at.flags & ts.SymbolFlags.Value);
    at = next(at);
  }
  return false;
}

/** What is not of the package itself is read once for all versions. */
const shared = new Map<string, ts.SourceFile | undefined>();

function hostOf(path: string, text: string, version: string): ts.CompilerHost {
  const disk = ts.createCompilerHost(OPTIONS);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => file === path || disk.fileExists(file),
    readFile: (file) => (file === path ? text : disk.readFile(file)),
    getSourceFile: (file, options) => {
      const isShared = !file.includes("/published/");
      if (isShared && shared.has(file)) return shared.get(file);
      const content = host.readFile(file);
      const source = content === undefined ? undefined : ts.createSourceFile(file, content, options);
      if (isShared) shared.set(file, source);
      return source;
    },
    resolveModuleNameLiterals: (literals, file) =>
      literals.map(({ text: name }) =>
        name === "inngest"
          ? { resolvedModule: { resolvedFileName: typesOf(version), extension: ts.Extension.Dts } }
          : ts.resolveModuleName(name, file, OPTIONS, host),
      ),
  };
  return host;
}

/** The declarations of the package's main module. */
function typesOf(version: string): string {
  const { types, import: imported } = manifestIn(published(version)).exports["."] ?? {};
  const own = typeof types === "object" ? (types.import ?? types.default) : types;
  const found = own ?? (typeof imported === "object" ? imported.types : undefined);
  if (found === undefined) throw new Error(`${version} has no types`);
  return join(published(version), found);
}
