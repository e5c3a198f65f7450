import { nearest } from "../answers/nearest.js";
import type { Names, Shape } from "./known-names.js";

/** A part of a value by its dotted path; a key may hold dots itself. Undefined where any part is missing. */
function partAt(value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
    const key = path.slice(0, end);
    if (!Object.hasOwn(value, key)) continue;
    const part: unknown = Reflect.get(value, key);
    return end === path.length ? part : partAt(part, path.slice(end + 1));
  }
  return undefined;
}

function refuseUnknown(path: string, names: Names): void {
  if (partAt(names, path) !== undefined) return;
  const meant = nearest(path, pathsOf(names));
  const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  throw new Error(`there is nothing called ${JSON.stringify(path)} to ask for${hint}`);
}

const pathsOf = (names: Shape): string[] =>
  names === true
    ? []
    : Object.entries(names).flatMap(([name, below]) => [name, ...pathsOf(below).map((path) => `${name}.${path}`)]);

/**
 * Whether a condition holds. It is a list of terms joined by ` and ` and ` or `, of which ` and ` binds closer: `db`,
 * `!db`, `sdk=4`, `event.typing=parse`, `!answers.downstream`. A term without `=` holds when its value is neither absent,
 * empty, zero nor false.
 *
 * @param names all that the context can have, for this job or another
 * @throws Error for a name that is not among them, and for a value that it never has, wherever it stands in the condition
 */
export function holds(condition: string, context: object, names: Names): boolean {
  return alternativesOf(condition, names).some((terms) => terms.every((term) => isMet(term, context)));
}

function isMet({ negated, path, expected }: Term, context: object): boolean {
  const value = partAt(context, path);
  const found = Array.isArray(value) ? value.length > 0 : Boolean(value);
  return (expected === undefined ? found : String(value) === expected) !== negated;
}

interface Term {
  readonly negated: boolean;
  readonly path: string;
  readonly expected: string | undefined;
}

/** What was read of a condition before, for the same names. */
const read = new WeakMap<Names, Map<string, readonly (readonly Term[])[]>>();

function alternativesOf(condition: string, names: Names): readonly (readonly Term[])[] {
  const known = read.get(names) ?? new Map<string, readonly (readonly Term[])[]>();
  read.set(names, known);
  const before = known.get(condition);
  if (before !== undefined) return before;
  const alternatives = condition.split(" or ").map((part) => part.split(" and ").map(termOf));
  for (const { path, expected } of alternatives.flat()) {
    refuseUnknown(path, names);
    if (expected !== undefined) refuseNever(path, expected);
  }
  known.set(condition, alternatives);
  return alternatives;
}

/** What has only these values, other than what templates bring themselves. */
const VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  ["sdk", ["3", "4"]],
  ["trigger", ["event", "cron", "both"]],
  ["test.runner", ["vitest", "jest", "bun", "node"]],
  ["db.orm", ["prisma", "drizzle"]],
  ["db.id.from", ["text", "number"]],
  ["db.status.table.upsert", ["conflict", "duplicate"]],
]);

function refuseNever(path: string, expected: string): void {
  const values = VALUES.get(path);
  if (values === undefined || values.includes(expected)) return;
  throw new Error(`${path} is never ${JSON.stringify(expected)}: it is one of ${values.join(", ")}`);
}

function termOf(text: string): Term {
  const term = text.trim();
  const negated = term.startsWith("!");
  const [path = "", expected] = (negated ? term.slice(1) : term).split("=").map((part) => part.trim());
  return { negated, path, expected };
}
