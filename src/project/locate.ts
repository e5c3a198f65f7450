import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { type ChosenServe, chooseServe, othersIn, type ServeChoice } from "./choose-serve.js";
import type { Wanted } from "./choose-spread.js";
import { chosenPath } from "./chosen-path.js";
import { servedFunctions } from "./existing-functions.js";
import { type Manifest, readManifests } from "./manifest.js";
import type { Modules } from "./modules.js";
import { findUnit } from "./root.js";
import { serveByHand } from "./serve-by-hand.js";
import { isShared } from "./shared-array.js";
import { isAside } from "./source-files.js";
import { whereInngestIs } from "./uses-inngest.js";

/** Where a run takes place. */
export interface Place {
  readonly unit: string;
  readonly manifests: readonly Manifest[];
  /** Files of the unit that mention inngest. */
  readonly mentions: readonly string[];
  readonly seen: { readonly file: string; readonly line: number };
  readonly found: ChosenServe;
}

/** Finds the unit and its serve call; a package that is served by another one is looked for in the whole repository. */
export function locate(modules: Modules, cwd: string, choose: ServeChoice): Place {
  const unit = findUnit(modules.host, modules.root, cwd);
  const mentions = mentionsBelow(modules, unit);
  const seen = whereInngestIs(modules, unit, readManifests(modules.host, modules.root, unit), mentions);
  const path = (given: string | undefined): string | undefined =>
    given === undefined ? undefined : chosenPath(modules.host, { root: modules.root, cwd }, given);
  const wanted = { trigger: choose.trigger, dir: path(choose.dir), about: choose.about };
  const { serveIndex } = choose;
  const own = chooseServe(modules, servable(mentions, unit), { ...wanted, serve: path(choose.serve), serveIndex });
  if (own !== undefined) {
    const inner = findUnit(modules.host, modules.root, posix.join(modules.root, posix.dirname(own.serve.file)));
    const manifests = readManifests(modules.host, modules.root, inner);
    const found = withOthers(modules, own, { unit, inner, wanted });
    return { unit: inner, manifests, mentions: mentions.filter((file) => isBelow(file, inner)), seen, found };
  }
  const found = unit === "" ? undefined : servedElsewhere(modules, unit, wanted);
  if (found !== undefined)
    return { unit, manifests: readManifests(modules.host, modules.root, unit), mentions, seen, found };
  const example = mentions.find(
    (file) => isExample(posix.relative(unit, file)) && serveIn(modules, file, wanted) !== undefined,
  );
  const but = example === undefined ? "" : ` but that of ${example}, which is an example`;
  throw new ScaffoldError("SERVE_NOT_FOUND", `No serve() or connect() call of inngest was found${but}.`, {
    hint: `Serve an array of functions first (https://www.inngest.com/docs/learn/serving-inngest-functions), or name the file that does: --serve ${example ?? "<file>"}.`,
    snippet: serveByHand(readManifests(modules.host, modules.root, unit)),
  });
}

interface Around {
  /** Where serve calls were looked for already. */
  readonly unit: string;
  /** The package of the serve call that was found. */
  readonly inner: string;
  readonly wanted: Wanted;
}

/** An array of another package than the one that serves it may be served by a third as well. */
function withOthers(modules: Modules, own: ChosenServe, { unit, inner, wanted }: Around): ChosenServe {
  const { path, elements } = own.served;
  const parts = [...path, ...elements.map(({ file }) => file)];
  if (unit === "" || parts.every((file) => isBelow(file, inner))) return own;
  const files = servable(mentionsBelow(modules, ""), "").filter((file) => !isBelow(file, unit));
  const others = othersIn(modules, files, [], wanted).filter(({ served }) => isShared(modules, own.served, served));
  return { ...own, sharing: [...own.sharing, ...others] };
}

/** Whether a path, relative to the unit, is of what shows how it is done: it serves nobody's app, unless somebody says so. */
const isExample = (path: string): boolean => /(^|\/)examples?\//.test(path);

/** The serve call of another package of the repository that gets functions of this one. */
function servedElsewhere(modules: Modules, unit: string, wanted: Wanted): ChosenServe | undefined {
  const files = servable(mentionsBelow(modules, ""), "").filter((file) => !isBelow(file, unit));
  const found = files.flatMap((file) => serveIn(modules, file, wanted) ?? []);
  const ours = found.filter(({ served }) =>
    [...served.path, ...servedFunctions(modules, served).map((each) => each.file)].some((file) => isBelow(file, unit)),
  );
  return ours.length < 2
    ? ours[0]
    : chooseServe(
        modules,
        ours.map(({ serve }) => serve.file),
        wanted,
      );
}

/** What others serve and how is theirs: nothing there may stop this run. */
function serveIn(modules: Modules, file: string, wanted: Wanted): ChosenServe | undefined {
  try {
    return chooseServe(modules, [file], wanted);
  } catch (error) {
    if (error instanceof ScaffoldError) return undefined;
    throw error;
  }
}

/** Whether a file is of a directory, both relative to the root. */
export const isBelow = (file: string, unit: string): boolean => unit === "" || file.startsWith(`${unit}/`);

/** Those of some files that may hold a serve call of the project itself. */
export const servable = (files: readonly string[], unit: string): string[] =>
  files.filter((file) => !isAside(posix.relative(unit, file)));

/** The files of a directory that mention inngest, relative to the root. */
export function mentionsBelow({ host, root }: Modules, unit: string): string[] {
  return host
    .filesMentioningInngest(posix.join(root, unit).replace(/(?<=.)\/$/, ""))
    .map((path) => posix.relative(root, path));
}
