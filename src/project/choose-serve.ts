import { codeFrame, framed } from "../errors/code-frame.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { ADD_BY_HAND } from "./by-hand.js";
import type { Wanted } from "./choose-spread.js";
import { lineAndColumn } from "./line-and-column.js";
import type { Modules } from "./modules.js";
import { findRegistration, type ServedArray } from "./registration.js";
import { type FoundServe, findServeCalls } from "./serve-calls.js";

export interface ChosenServe {
  readonly serve: FoundServe;
  readonly served: ServedArray;
}

/**
 * The one serve call of some files. Several that get the same array count as one.
 *
 * @param files also where a function of the project's own may be called that passes on what serve() gets
 * @param chosen as `serve` the file given with --serve, relative to the root, with `:line` where it has several calls
 * @returns undefined where no file has a call
 * @throws SERVE_AMBIGUOUS, SERVE_NOT_FOUND for a chosen file without a call, and what {@link findRegistration} throws
 */
export function chooseServe(
  modules: Modules,
  files: readonly string[],
  chosen: Wanted & { readonly serve?: string | undefined },
): ChosenServe | undefined {
  const calls = chosen.serve === undefined ? callsIn(modules, files) : chosenCalls(modules, chosen.serve);
  const [first] = calls;
  if (first === undefined) return undefined;
  if (calls.length === 1) return { serve: first, served: findRegistration(modules, first, chosen, files) };
  const found = calls.map((serve) => ({ serve, served: findRegistration(modules, serve, chosen, files) }));
  const arrays = new Set(found.map(({ served: { array } }) => `${array.file}:${array.node.pos}`));
  if (arrays.size > 1) throw ambiguous(modules, calls);
  return found[0];
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

function chosenCalls(modules: Modules, chosen: string): FoundServe[] {
  const [, file = chosen, line] = /^(.*?)(?::(\d+))?$/.exec(chosen) ?? [];
  const calls = findServeCalls(modules, file).filter(
    (call) => line === undefined || modules.line(call) === Number(line),
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
  const oneFile = new Set(calls.map((call) => call.file)).size === 1;
  return new ScaffoldError("SERVE_AMBIGUOUS", `There are ${calls.length} serve() calls: ${places.join(", ")}.`, {
    hint: oneFile
      ? `Choose one with its line: --serve ${places[0]}.`
      : `Choose one: --serve ${first?.file ?? "<file>"}.`,
    ...{ file: first?.file, line, column },
    snippet: framed(frames.join("\n\n"), ADD_BY_HAND),
    choices: places,
  });
}

function positionOf(modules: Modules, { file, node }: FoundServe): { text: string; line: number; column: number } {
  const { text } = node.getSourceFile();
  return { text, ...lineAndColumn(text, node.getStart(modules.source(file))) };
}
