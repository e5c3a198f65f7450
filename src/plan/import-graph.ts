import { ts } from "@ts-morph/common";
import { isTypeOnly } from "../edit/find-import.js";
import type { ReadHost } from "../project/host.js";
import { parseSource } from "../project/parse.js";
import { requiredAtOnce } from "../project/scope.js";
import { isCode } from "../project/source-files.js";

type Resolve = (specifier: string, fromFile: string) => string | undefined;

export interface ImportGraph {
  readonly host: ReadHost;
  /** Absolute path. */
  readonly root: string;
  readonly resolve: Resolve;
}

/** More files than this on one way are no project of functions any more. */
const LIMIT = 400;

/**
 * The files on the way over imports that are made at load time, from one file to another; undefined where none leads
 * there. Files are scanned as text; only those of a way that was found are parsed, to be sure of it.
 */
export function importPath(graph: ImportGraph, from: string, to: string): string[] | undefined {
  const unreal = new Set<string>();
  for (;;) {
    const way = scannedPath(graph, from, to, unreal);
    const wrong = way?.findIndex((file, at) => at > 0 && !loadedImports(graph, way[at - 1] ?? "").includes(file)) ?? -1;
    if (way === undefined || wrong === -1) return way;
    unreal.add(`${way[wrong - 1]}\0${way[wrong]}`);
  }
}

function scannedPath(graph: ImportGraph, from: string, to: string, unreal: ReadonlySet<string>): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (let file = queue.shift(); file !== undefined && cameFrom.size < LIMIT; file = queue.shift()) {
    for (const next of scannedImports(graph, file)) {
      if (cameFrom.has(next) || unreal.has(`${file}\0${next}`)) continue;
      cameFrom.set(next, file);
      if (next === to) return wayBack(cameFrom, from, to);
      queue.push(next);
    }
  }
  return undefined;
}

function wayBack(cameFrom: ReadonlyMap<string, string>, from: string, to: string): string[] {
  const way = [to];
  for (let at = cameFrom.get(to); at !== undefined && at !== from; at = cameFrom.get(at)) way.unshift(at);
  return [from, ...way];
}

const textOf = ({ host, root }: ImportGraph, file: string): string => host.readText(`${root}/${file}`) ?? "";

/** A `require`, wherever it stands. */
const REQUIRE = /\brequire\s*\(\s*["']([^"'\n]+)["']\s*\)/g;

const STATEMENT = /^[^\S\n]*(?:import|export)\b(?!\s+type\b)(?:[^'"`;]*?\bfrom\b)?\s*["']([^"'\n]+)["']/gm;

const scanned = new Map<string, { readonly text: string; readonly specifiers: readonly string[] }>();

/** Every file that a text seems to import; a comment may add some, nothing is missed. */
function scannedImports(graph: ImportGraph, file: string): string[] {
  const text = textOf(graph, file);
  const known = scanned.get(file);
  if (known?.text === text) return resolved(graph, file, known.specifiers);
  const specifiers = [...text.matchAll(STATEMENT), ...text.matchAll(REQUIRE)].map((match) => match[1] ?? "");
  scanned.set(file, { text, specifiers });
  return resolved(graph, file, specifiers);
}

/** The files that a module loads: not those of which it takes types alone. */
function loadedImports(graph: ImportGraph, file: string): string[] {
  const source = parseSource(file, textOf(graph, file));
  const specifiers = source.statements.flatMap((statement) =>
    [loads(statement) ?? [], requiredAtOnce(statement)].flat(),
  );
  return resolved(graph, file, specifiers);
}

function loads(statement: ts.Statement): string | undefined {
  const typeOnly = ts.isImportDeclaration(statement)
    ? statement.importClause !== undefined && isTypeOnly(statement.importClause)
    : ts.isExportDeclaration(statement) && statement.isTypeOnly;
  if (typeOnly || !(ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))) return undefined;
  const { moduleSpecifier } = statement;
  return moduleSpecifier !== undefined && ts.isStringLiteralLike(moduleSpecifier) ? moduleSpecifier.text : undefined;
}

const resolved = ({ resolve }: ImportGraph, file: string, specifiers: readonly string[]): string[] =>
  [...new Set(specifiers)].flatMap((specifier) => resolve(specifier, file) ?? []).filter(isCode);
