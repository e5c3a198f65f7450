import { posix } from "node:path";
import type { Answers } from "../answers/answers.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import type { Conventions, Project } from "../project/project.js";
import { camelCase, kebabCase, pascalCase, snakeCase } from "../text/case.js";
import { driverPath } from "./driver-path.js";
import { featureFolder } from "./feature-folder.js";
import { moduleExtension } from "./module-extension.js";
import { isRouteFolder } from "./route-folder.js";

/** Where the files of one job go, relative to the project root, and what its export is called. */
export interface Placement {
  readonly function: string;
  readonly effects: string;
  /** Absent where no test is written. */
  readonly test?: string;
  readonly driver?: string;
  readonly exportName: string;
}

export interface PlacementInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly answers: Answers;
  /** camelCase. */
  readonly entity: string;
  /** Those of the job itself, where this is for a further function of it: the two lie together. */
  readonly main?: Answers | undefined;
  /** The function where it exists already; its place and export name are kept. */
  readonly existing?: { readonly file: string; readonly exportName?: string } | undefined;
}

/** @throws ANSWER_INVALID when the functions directory given is a route folder */
export function place(input: PlacementInput): Placement {
  const { project, answers, existing } = input;
  const { conventions } = project;
  const file = existing?.file ?? join(functionsDirectory(input), fileName(answers.name, project));
  const extension = posix.extname(file);
  const base = baseOf(file, answers.name);
  const test = testPath(input, posix.dirname(file), base);
  return {
    function: file,
    effects: join(posix.dirname(file), effectsName(base, extension)),
    ...(test === undefined ? {} : { test, driver: driverPath(input.host, project, test) }),
    exportName: ownName(existing?.exportName) ?? exportName(answers.name, conventions),
  };
}

/** A module of the template's own beside the function, or that module's test; undefined where no test is written. */
export function placeSibling(
  input: PlacementInput,
  placement: Placement,
  { name, test }: { readonly name: string; readonly test: boolean },
): string | undefined {
  const directory = posix.dirname(placement.function);
  const base = CASES[input.project.conventions.fileCase](name);
  return test ? testPath(input, directory, base) : join(directory, `${base}${posix.extname(placement.function)}`);
}

/** A default export has no name that another file could know. */
const ownName = (name: string | undefined): string | undefined => (name === "default" ? undefined : name);

const join = (...parts: string[]): string => posix.join(...parts.filter((part) => part !== ""));

function functionsDirectory(input: PlacementInput): string {
  const { project, answers, main = answers } = input;
  const { value } = project.functionsDirectory;
  const directory = value.includes("{feature}") ? featureFolder({ ...input, answers: main }).directory : value;
  if (!isRouteFolder(directory, project.serve)) return directory;
  if (answers.dir !== undefined) {
    throw new ScaffoldError("ANSWER_INVALID", `Every file in ${directory} becomes an endpoint.`, {
      hint: "Give --dir a directory that is not made of routes.",
    });
  }
  return join(project.sourceRoot, "inngest/functions");
}

const CASES = { kebab: kebabCase, camel: camelCase, pascal: pascalCase, snake: snakeCase } as const;

/** With the folder that it has for itself, where the others have one. */
function fileName(name: string, { conventions, language }: Project): string {
  const { folder, fileExtension = language } = conventions;
  const base = fileBase(name, conventions);
  if (folder === undefined) return `${base}.${fileExtension}`;
  return `${base}/${folder === "index" ? "index" : base}.${fileExtension}`;
}

/** What the files beside a function are called after: the folder, where it is the index of its own. */
function baseOf(file: string, name: string): string {
  const [base, folder] = [posix.basename(file, posix.extname(file)), posix.basename(posix.dirname(file))];
  const isOwn = base === "index" && Object.values(CASES).some((cased) => folder.includes(cased(name)));
  return isOwn ? folder : base;
}

/** No component; the ending that keeps a module out of the browser stays the last. */
function effectsName(base: string, extension: string): string {
  const stem = base.replace(/\.server$/, "");
  return `${stem}.effects${base.slice(stem.length)}${extension.replace("x", "")}`;
}

/** A name that has the prefix or suffix of its siblings already does not get it twice. */
function fileBase(name: string, { fileCase, filePrefix, fileSuffix }: Conventions): string {
  // "on" makes onProbeJob of probe-job, and "event-" makes event-probeJob.
  const joined = fileCase === "camel" && /[A-Za-z0-9]$/.test(filePrefix);
  const cased = CASES[joined ? "pascal" : fileCase](name);
  const prefix = filePrefix !== "" && !joined && cased.startsWith(filePrefix) ? "" : filePrefix;
  const suffix = fileSuffix !== "" && cased.endsWith(fileSuffix) ? "" : fileSuffix;
  return `${prefix}${cased}${suffix}`;
}

function exportName(name: string, { exportPrefix, exportSuffix }: Conventions): string {
  const pascal = pascalCase(name);
  const prefixed = exportPrefix !== "" && !`${name}-`.startsWith(`${kebabCase(exportPrefix)}-`);
  const stem = prefixed ? `${exportPrefix}${pascal}` : camelCase(name);
  return exportSuffix !== "" && pascal.endsWith(exportSuffix) ? stem : `${stem}${exportSuffix}`;
}

/** Vitest itself is a module of the language, and so is its test; what other runners load is as the project's modules are. */
function testSuffix(project: Project, { test }: Answers): string {
  const { runner, language, conventions } = project;
  const suffix = runner?.suffix ?? `.test.${language}`;
  const isVitest = (test ?? runner?.name.value) === "vitest";
  return conventions.fileExtension === undefined || isVitest
    ? suffix
    : suffix.replace(/\.js$/, `.${moduleExtension(project)}`);
}

function testPath({ project, answers }: PlacementInput, directory: string, base: string): string | undefined {
  if (answers.test === "none" || (answers.test === undefined && project.runner === undefined)) return undefined;
  const name = `${base}${testSuffix(project, answers)}`;
  const place = project.runner?.place ?? { kind: "beside" };
  // A framework would serve the test as well.
  if (place.kind === "directory")
    return join(isRouteFolder(place.directory, project.serve) ? directory : place.directory, name);
  return place.kind === "beside" ? join(directory, name) : join(directory, place.name, name);
}
