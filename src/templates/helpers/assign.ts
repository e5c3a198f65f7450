import { propertyKey, stringLiteral } from "../../text/ts-literal.js";
import type { StatusFacts, StatusWrite } from "../context.js";
import type { FileScope } from "../file-scope.js";
import { type HelperFactory, optionsOf, textArgument } from "./helper.js";
import { runner } from "./runner.js";

type State = keyof Omit<StatusFacts, "table" | "error">;

/**
 * `{{assign "processing"}}`: what a state of the job writes, as properties: `status: "RUNNING", error: null`. `now` and
 * `message` are expressions for the time and for what went wrong; `expected=true` gives what a test compares with.
 */
export const assign: HelperFactory =
  (scope) =>
  (...args) => {
    const {
      now = "new Date()",
      message = "message",
      expected,
    } = optionsOf(args).hash as Partial<Record<string, unknown>>;
    const written = writesOf(scope, textArgument(args, 0, "assign"));
    const text = expected === true ? expectedValue(scope, String(message)) : valueText(String(now), String(message));
    return written.map(({ column, value }) => `${propertyKey(column)}: ${text(value)}`).join(", ");
  };

/** What a state writes, or what is asked for. */
export function writesOf({ context: { db } }: FileScope, state: string): readonly StatusWrite[] {
  const { status } = db ?? {};
  if (status === undefined) return [];
  const { table: _table, error: _error, ...states } = status;
  const written = Object.hasOwn(states, state) ? states[state as State] : undefined;
  if (written === undefined) throw new Error(`a job has no state ${JSON.stringify(state)}`);
  return written;
}

export const literal = (value: string | boolean | null): string =>
  typeof value === "string" ? stringLiteral(value) : String(value);

const valueText =
  (now: string, message: string) =>
  (value: StatusWrite["value"]): string => {
    if (value.kind === "literal") return literal(value.value);
    if (value.kind === "message") return cut(message, value.length);
    if (value.as === "date") return now;
    // What MySQL takes for a time.
    return value.as === "iso" ? `${now}.toISOString()` : `${now}.toISOString().slice(0, 19).replace("T", " ")`;
  };

/** As much of a text as a column takes. */
const cut = (text: string, length: number | undefined): string =>
  length === undefined || text.startsWith('"') ? cutLiteral(text, length) : `${text}.slice(0, ${length})`;

/** The same of a literal, as a test writes it out. */
function cutLiteral(text: string, length: number | undefined): string {
  if (length === undefined || !text.startsWith('"')) return text;
  return stringLiteral((JSON.parse(text) as string).slice(0, length));
}

const expectedValue =
  (scope: FileScope, message: string) =>
  (value: StatusWrite["value"]): string => {
    if (value.kind === "literal") return literal(value.value);
    if (value.kind === "message") return cutLiteral(message, value.length);
    return `${runner(scope)("expect", {})}.any(${value.as === "date" ? "Date" : "String"})`;
  };
