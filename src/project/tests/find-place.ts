import { posix } from "node:path";
import type { Modules } from "../modules.js";
import type { TestSet } from "../project.js";
import { TEST_FOLDERS, type TestPlace } from "./test-place.js";
import { fixedFolder, takesTest } from "./test-sets.js";

/** Where a test is written, and what its name ends in. */
export interface FoundPlace {
  readonly place: TestPlace;
  readonly suffix: string;
}

interface Input {
  readonly wanted: FoundPlace;
  /** The directory of new functions. */
  readonly directory: string;
  readonly sets: readonly TestSet[] | undefined;
  /** No other place will do. */
  readonly only: boolean;
}

/** The place and name itself where the runner takes a test there, else the nearest that it does; undefined where there is none. */
export function findPlace(modules: Modules, { wanted, directory, sets, only }: Input): FoundPlace | undefined {
  const isTaken = ({ place, suffix }: FoundPlace): boolean =>
    takesTest(sets, modules.root, posix.join(folderOf(place, directory), `x${suffix}`));
  if (sets === undefined) return wanted;
  const folders = TEST_FOLDERS.map((name): TestPlace => ({ kind: "tests-folder", name }));
  const named = sets.flatMap(({ include }) => include.flatMap(({ base, glob }) => namedFolder(modules, base, glob)));
  const [ofTests, ofCode] = [named.filter(isOfTests), named.filter((each) => !isOfTests(each))];
  const places: TestPlace[] = only
    ? [wanted.place]
    : [wanted.place, { kind: "beside" }, ...folders, ...ofTests, ...ofCode];
  const suffixes = [...new Set([wanted.suffix, ...others(wanted.suffix)])];
  return places.flatMap((place) => suffixes.map((suffix) => ({ place, suffix }))).find(isTaken);
}

/** What lies in a folder of tests is in the way of no code. */
const isOfTests = (place: TestPlace): boolean =>
  place.kind === "directory" && place.directory.split("/").some((part) => /^(__tests__|tests?|specs?)$/.test(part));

const folderOf = (place: TestPlace, directory: string): string =>
  place.kind === "directory"
    ? place.directory
    : place.kind === "beside"
      ? directory
      : posix.join(directory, place.name);

/** The same with the other words that runners know. */
function others(suffix: string): string[] {
  const extension = /\.[cm]?[jt]sx?$/.exec(suffix)?.[0] ?? ".ts";
  return [".test", ".spec", "_test", "-test"].map((name) => `${name}${extension}`);
}

/** `tests/**` holds tests of Inngest functions in `tests/unit/inngest` where it has a `unit` folder, else in `tests/inngest`. */
function namedFolder({ host, root }: Modules, base: string, glob: string | undefined): TestPlace[] {
  if (glob === undefined) return [];
  const fixed = posix.join(base, fixedFolder(glob));
  const inner = host.isDirectory(posix.join(root, fixed, "unit")) ? "unit/inngest" : "inngest";
  return glob.includes("**")
    ? [{ kind: "directory", directory: posix.join(fixed, inner) }]
    : [{ kind: "directory", directory: fixed }];
}
