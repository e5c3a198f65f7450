import { codeFrame, framed } from "../errors/code-frame.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { ADD_BY_HAND, inFormOf } from "./by-hand.js";
import type { Wanted } from "./choose-spread.js";
import { lineAndColumn } from "./line-and-column.js";
import type { Modules } from "./modules.js";
import { findRegistration, type ServedArray } from "./registration.js";
import { type FoundServe, findServeCalls } from "./serve-calls.js";
import { isShared } from "./shared-array.js";

/** A serve call, and the array that it gets. */
export interface FollowedServe {
  readonly serve: FoundServe;
  readonly served: ServedArray;
}

export interface ChosenServe extends FollowedServe {
  /** Other calls, of the same files, that get the same functions from the same array. */
  readonly sharing: readonly FollowedServe[];
}

/** What is said about the serve call that is meant. */
export interface ServeChoice extends Wanted {
  /** The file given with --serve, relative to the root, with `:line` where it has several calls. */
  readonly serve?: string | undefined;
  /** Which of the calls of that file, counted from 0: lines move while a plan is made. */
  readonly serveIndex?: number | undefined;
}

/**
 * The one serve call of some files. Several that get the same array count as one.
 *
 * @param files also where a function of the project's own may be called that passes on what serve() gets
 * @returns undefined where no file has a call
 * @throws SERVE_AMBIGUOUS, SERVE_NOT_FOUND for a chosen file without a call, and what {@link findRegistration} throws
 */
export function chooseServe(modules: Modules, files: readonly string[], chosen: ServeChoice): ChosenServe | undefined {
  const calls = chosen.serve === undefined ? callsIn(modules, files) : chosenCalls(modules, chosen.serve, chosen);
  const found = calls.map((serve) => ({ serve, served: findRegistration(modules, serve, chosen, files) }));
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  if (others.some(({ served }) => !isShared(modules, first.served, served))) throw ambiguous(modules, calls);
  const rest = chosen.serve === undefined ? [] : othersIn(modules, files, found, chosen);
  return { ...first, sharing: [...others, ...rest.filter(({ served }) => isShared(modules, first.served, served))] };
}

/** The other serve calls of some files, as far as they can be followed: how others serve is theirs. */
export function othersIn(
  modules: Modules,
  files: readonly string[],
  known: readonly FollowedServe[],
  wanted: Wanted,
): FollowedServe[] {
  return files.flatMap((file) =>
    tolerated(() => findServeCalls(modules, file)).flatMap((serve) =>
      known.some((each) => each.serve.node === serve.node)
        ? []
        : tolerated(() => [{ serve, served: findRegistration(modules, serve, wanted, files) }]),
    ),
  );
}

function tolerated<T>(find: () => T[]): T[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof ScaffoldError) return [];
    throw error;
  }
}

/** A file in another encoding matters only if no other file serves: then it may be the one. */
function callsIn(modules: Modules, files: readonly string[]): FoundServe[] {
  let unread: unknown;
  const calls = files.flatMap((file) => {
    try {
      return findServeCalls(modules, file);
    } catch (error) {
      if (!(error instanceof ScaffoldError) || error.code !== "NOT_UTF8") throw error;
      unread ??= error;
      return [];
    }
  });
  if (calls.length === 0 && unread !== undefined) throw unread;
  return calls;
}

function chosenCalls(modules: Modules, chosen: string, { serveIndex }: ServeChoice): FoundServe[] {
  const [, file = chosen, line] = /^(.*?)(?::(\d+))?$/.exec(chosen) ?? [];
  const calls = findServeCalls(modules, file).filter(
    (call, index) =>
      (line === undefined || modules.line(call) === Number(line)) && (serveIndex === undefined || index === serveIndex),
  );
  if (calls.length > 0) return calls;
  throw new ScaffoldError("SERVE_NOT_FOUND", `${chosen} has no serve() or connect() call of inngest.`, {
    hint: "Name the file that calls serve(): --serve <file>.",
    ...(modules.isFile(file) ? { file } : {}),
  });
}

/** More calls than these are only listed. */
const SHOWN = 4;

function ambiguous(modules: Modules, calls: readonly FoundServe[]): ScaffoldError {
  const places = calls.map((call) => `${call.file}:${modules.line(call)}`);
  const [first] = calls;
  const positions = calls.map((call) => positionOf(modules, call));
  const frames = positions
    .slice(0, SHOWN)
    .map(({ text, line, column }, at) => `${places[at]}\n${codeFrame(text, line, column)}`);
  const [{ line, column } = {}] = positions;
  const source = first && modules.source(first.file);
  const oneFile = new Set(calls.map((call) => call.file)).size === 1;
  const kinds = [...new Set(calls.map(({ kind }) => `${kind}()`))].sort().reverse().join(" and ");
  return new ScaffoldError("SERVE_AMBIGUOUS", `There are ${calls.length} ${kinds} calls: ${places.join(", ")}.`, {
    hint: oneFile
      ? `Choose one with its line: --serve ${places[0]}.`
      : `Choose one: --serve ${first?.file ?? "<file>"}.`,
    ...{ file: first?.file, line, column },
    snippet: framed(frames.join("\n\n"), source === undefined ? ADD_BY_HAND : inFormOf(source, ADD_BY_HAND)),
    choices: places,
  });
}

function positionOf(modules: Modules, { file, node }: FoundServe): { text: string; line: number; column: number } {
  const { text } = node.getSourceFile();
  return { text, ...lineAndColumn(text, node.getStart(modules.source(file))) };
}
