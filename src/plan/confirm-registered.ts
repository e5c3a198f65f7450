import { ScaffoldError } from "../errors/scaffold-error.js";
import { isCommonJs } from "../project/common-js.js";
import { detectRegistration } from "../project/detect.js";
import type { ReadHost } from "../project/host.js";
import { outlineOf } from "../project/outline.js";
import { parseDownwards, parseSource } from "../project/parse.js";
import type { Project, Registration } from "../project/project.js";
import { createResolver } from "../project/resolve-module.js";
import { isCode } from "../project/source-files.js";
import { typescriptSyntax } from "../project/typescript-syntax.js";
import { confirmImportable } from "./borders/confirm-importable.js";
import type { DetectionChoice } from "./detection-choice.js";
import { type EarlyRead, earlyReads } from "./early-reads.js";
import { importCycle } from "./import-cycle.js";
import { type ImportGraph, importPath } from "./import-graph.js";
import { notServed } from "./not-served.js";
import { overlayHost } from "./overlay.js";
import type { FileChange } from "./plan.js";
import { useOf } from "./use-of.js";

export interface Confirmation {
  readonly host: ReadHost;
  readonly project: Project;
  readonly changes: readonly FileChange[];
  readonly choice: DetectionChoice;
  readonly functions: readonly Registered[];
}

interface Registered {
  readonly file: string;
  readonly exportName: string;
}

/**
 * Looks at the project as it will be: every changed file parses, the array that serve() gets holds each function, its
 * imports lead to files and packages that are depended on, and loading it does not lead back to the registration.
 *
 * @throws REGISTRATION_NOT_CONFIRMED, NOT_IMPORTABLE, IMPORT_CYCLE; then nothing may be written
 */
export function confirmRegistered(input: Confirmation): void {
  const { project, changes, choice } = input;
  const { root } = project;
  const host = overlayHost(input.host, root, changes);
  const graph: ImportGraph = { host, root, resolve: createResolver(host, root) };
  for (const change of changes) confirmParses(change);
  confirmImportable(input);
  for (const change of changes) if (change.action === "create") confirmImports(graph, project, change);
  for (const added of input.functions) confirmNoCycle(graph, input, added);
  confirmServed(graph, detectRegistration(host, choice.cwd, choice.choose), input);
}

function confirmParses({ path, before, after }: FileChange): void {
  if (after === undefined || !isCode(path)) return;
  try {
    refuseTypes(path, before, after);
  } catch (cause) {
    throw new ScaffoldError("REGISTRATION_NOT_CONFIRMED", `${path} would not parse after the edit.`, {
      file: path,
      cause,
    });
  }
}

/** A JavaScript file may get no types; one that has some already is another tool's to compile. */
function refuseTypes(path: string, before: string | undefined, after: string): void {
  const { typesAt } = outlineOf(path, after);
  if (typesAt === undefined) return;
  if (before !== undefined && typescriptSyntax(parseDownwards(path, before)) !== undefined) return;
  throw new ScaffoldError("SYNTAX_ERROR", `${path} is JavaScript, and line ${typesAt} would be TypeScript.`);
}

/** Relative imports and those by the project's alias must lead to a file; packages are the package manager's affair. */
function confirmImports({ resolve }: ImportGraph, project: Project, { path, after }: FileChange): void {
  if (after === undefined || !isCode(path)) return;
  const prefix = project.conventions.specifiers.alias?.prefix;
  for (const specifier of outlineOf(path, after).specifiers) {
    const own = specifier.startsWith(".") || (prefix !== undefined && specifier.startsWith(prefix));
    if (!own || resolve(specifier, path) !== undefined) continue;
    throw new ScaffoldError(
      "REGISTRATION_NOT_CONFIRMED",
      `${path} would import ${specifier}, which leads to no file.`,
      { file: path },
    );
  }
}

/** Whichever of the two is loaded first reads the other before that is made (measured in Node: a ReferenceError). */
function confirmNoCycle(graph: ImportGraph, { host, project }: Confirmation, added: Registered): void {
  const { registration } = project;
  for (const place of [registration, ...(registration.also ?? [])]) {
    const way = importPath(graph, added.file, place.file);
    if (way === undefined || !isHarmful(graph, { host, project }, { way, place: place.file, added })) continue;
    const text = host.readText(`${graph.root}/${place.file}`);
    throw importCycle({ project, place, function: added, way, text });
  }
}

/** CommonJS gives what is set so far: a cycle does harm only where something is read before. */
function isHarmful(
  graph: ImportGraph,
  { host, project }: Pick<Confirmation, "host" | "project">,
  { way, place, added }: { readonly way: readonly string[]; readonly place: string; readonly added: Registered },
): boolean {
  const isOfCommonJs = (file: string): boolean =>
    isCommonJs(parseSource(file, graph.host.readText(`${graph.root}/${file}`) ?? ""));
  if (!way.every(isOfCommonJs)) return true;
  const { serve } = project;
  const before = new Set(earlyReads({ ...graph, host }, serve.file).map((each) => JSON.stringify(each)));
  const isNew = (each: EarlyRead): boolean => !before.has(JSON.stringify(each));
  if (earlyReads(graph, serve.file).some(isNew)) return true;
  // Loaded by a test, the function is missing in an array that nobody serves there.
  const isMissed = ({ reader, target }: EarlyRead): boolean =>
    target === added.file && reader === place && reader !== serve.file;
  return earlyReads(graph, added.file).some((each) => !isMissed(each));
}

function confirmServed(graph: ImportGraph, after: Registration, { host, project, functions }: Confirmation): void {
  const { registration } = project;
  const calls = [after, ...(after.shared ?? [])].map(({ names = [] }) => names);
  const places = [registration, ...(registration.also ?? [])];
  for (const added of functions) {
    const lacking = calls.findIndex((names) => useOf(graph, names, added) === undefined);
    const place = places[Math.max(lacking, 0)] ?? registration;
    // One that shares no more what the others get was left out.
    if (lacking !== -1 || calls.length <= (registration.shared ?? []).length)
      throw notServed({ host, project, place, function: added });
  }
}
