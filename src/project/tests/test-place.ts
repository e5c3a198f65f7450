import { posix } from "node:path";
import { majority } from "../majority.js";
import type { Modules } from "../modules.js";
import type { Runner } from "../project.js";
import { TEST_SUFFIX } from "./sibling-tests.js";

export type TestPlace = Runner["place"];

/** Where the functions are, and their tests would be. */
export interface FunctionsPlace {
  readonly unit: string;
  readonly sourceRoot: string;
  /** The files of existing functions. */
  readonly functionFiles: readonly string[];
  /** The directory of new ones, which may hold `{feature}`. */
  readonly directory: string;
}

export const TEST_FOLDERS = ["__tests__", "tests", "test"];

const OURS = /^(inngest|jobs?|functions?|workers?|workflows?|background)$/i;

/** A folder that holds tests alone: what comes before it and itself, with a folder of unit tests in it. */
const TOP = /^((?:.*?\/)?(?:tests?|__tests__|specs?)(?:\/unit)?)(?:\/|$)/;

/** Tests of functions, and of what else speaks of Inngest: those of functions tell before the others. */
export function placeOfOurTests(
  tests: readonly string[],
  { unit, functionFiles }: Pick<FunctionsPlace, "unit" | "functionFiles">,
): TestPlace | undefined {
  const directories = new Set(functionFiles.map((file) => posix.dirname(file)));
  const bases = new Set(functionFiles.map((file) => posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "")));
  const ofFunctions = tests.filter((file) => bases.has(posix.basename(file).replace(TEST_SUFFIX, "")));
  const places = (ofFunctions.length > 0 ? ofFunctions : tests).map((file): TestPlace => {
    const directory = posix.dirname(file);
    const folder = posix.basename(directory);
    if (directories.has(directory)) return { kind: "beside" };
    const around = posix.dirname(directory);
    // One that a whole unit has lies beside no code.
    const isBesideCode = folder === "__tests__" && around !== (unit === "" ? "." : unit);
    if (TEST_FOLDERS.includes(folder) && (isBesideCode || directories.has(around)))
      return { kind: "tests-folder", name: folder };
    // Tests that lie in the source tree lie beside what they test.
    const [, top] = TOP.exec(directory) ?? [];
    if (top === undefined) return { kind: "beside" };
    // Tests that only mention Inngest lie with what they are about; those of functions get a folder of their own.
    // A topic's folder with the test of one function among several is that topic's.
    const isTopic = bases.size > 2 && ofFunctions.filter((each) => posix.dirname(each) === directory).length < 2;
    const isNear =
      directory === top || OURS.test(folder) || [...directories].some((each) => each.split("/").includes(folder));
    const isOurs = isNear || (ofFunctions.length > 0 && !isTopic);
    return { kind: "directory", directory: isOurs ? directory : posix.join(top, "inngest") };
  });
  return majority(places);
}

/** Where a test of the functions would be if it were where the unit's other tests are: beside, in `__tests__`, in a tree. */
export function placeOfOtherTests(
  modules: Modules,
  tests: readonly string[],
  at: FunctionsPlace,
): TestPlace | undefined {
  const kinds = tests.map((file): TestPlace => {
    const directory = posix.dirname(file);
    if (posix.basename(directory) === "__tests__" && isInSource(modules, posix.dirname(directory), at))
      return { kind: "tests-folder", name: "__tests__" };
    const [, top] = TOP.exec(posix.relative(at.unit, directory)) ?? [];
    return top === undefined ? { kind: "beside" } : { kind: "directory", directory: posix.join(at.unit, top) };
  });
  const most = majority(kinds);
  if (most?.kind !== "directory") return most;
  return { kind: "directory", directory: folderIn(modules, most.directory, tests, at) };
}

/** Whether a directory holds code, and not tests alone. */
function isInSource({ host, root }: Modules, directory: string, { unit }: FunctionsPlace): boolean {
  if (directory === unit || directory === ".") return false;
  return host.list(posix.join(root, directory)).some((name) => /\.[cm]?[jt]sx?$/.test(name));
}

/** The folder of a tree of tests that mirrors the source, or one of its own where it does not. */
function folderIn(modules: Modules, top: string, tests: readonly string[], at: FunctionsPlace): string {
  const { host, root } = modules;
  const isFolder = (path: string): boolean => host.isDirectory(posix.join(root, path));
  const ours = mirrored(at);
  for (let path = ours; path !== "." && path !== ""; path = posix.dirname(path))
    if (isFolder(posix.join(top, path))) return posix.join(top, path);
  const inside = tests
    .filter((file) => file.startsWith(`${top}/`))
    .map((file) => posix.relative(top, posix.dirname(file)));
  const isMirror = inside.some((path) => path !== "" && isFolder(posix.join(at.sourceRoot, path)));
  return posix.join(top, isMirror && ours !== "" ? ours.replace(/\/functions$/, "") : "inngest");
}

/** Where the functions are below the source's root; "" where that cannot be told. */
function mirrored({ sourceRoot, directory }: FunctionsPlace): string {
  const path = posix.relative(sourceRoot, directory.replace(/\/?\{feature\}.*$/, ""));
  return path.startsWith("..") ? "" : path;
}
