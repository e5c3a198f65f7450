import { ScaffoldError } from "../errors/scaffold-error.js";
import { printable } from "./printable.js";
import { trimBlanks } from "./trim-blanks.js";

/** The states of a job, in the order in which they are written. */
export const JOB_STATES = ["pending", "processing", "completed", "failed"] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Where a job's state is kept, as it is answered. */
export interface StatusColumn {
  readonly column: string;
  /** What the column has in each state; a state that is absent is not written. Undefined where its type is to say. */
  readonly values?: Readonly<Partial<Record<JobState, string>>>;
}

const FLAG = "--status-column";
const FORM =
  "Write the column, and after = what it has while a job is pending, processing, completed and failed: status=queued|running|done|failed. A state that it does not have stays empty: status=|running|done|failed.";

/**
 * Reads `status`, `status=queued|running|done|failed`, or `none`.
 * @returns undefined for none
 * @throws ANSWER_INVALID
 */
export function parseStatusColumn(text: string): StatusColumn | undefined {
  const equals = text.indexOf("=");
  const column = trimBlanks(equals < 0 ? text : text.slice(0, equals));
  if (!/^[A-Za-z_$][\w$]*$/.test(column) || column.length > 64)
    throw invalid(`${printable(column)} given to ${FLAG} is not the name of a column.`);
  if (equals < 0) return column === "none" ? undefined : { column };
  const parts = text
    .slice(equals + 1)
    .split("|")
    .map(trimBlanks);
  if (parts.length !== JOB_STATES.length)
    throw invalid(`${printable(text)} given to ${FLAG} names ${parts.length} states of ${JOB_STATES.length}.`);
  const bad = parts.find((part) => part !== "" && !/^[\p{L}\p{N}_][\p{L}\p{N}_ .:-]{0,63}$/u.test(part));
  if (bad !== undefined)
    throw invalid(`${printable(bad)} given to ${FLAG} is not a value of letters, digits, ".", ":", "_" and "-".`);
  const values = Object.fromEntries(
    JOB_STATES.map((state, index) => [state, parts[index] ?? ""]).filter(([, value]) => value !== ""),
  );
  if (values.completed === undefined) throw invalid(`${printable(text)} given to ${FLAG} has no value for completed.`);
  return { column, values };
}

/** The text that `parseStatusColumn` reads as this. */
export function formatStatusColumn(answer: StatusColumn | undefined): string {
  if (answer === undefined) return "none";
  const { column, values } = answer;
  return values === undefined ? column : `${column}=${JOB_STATES.map((state) => values[state] ?? "").join("|")}`;
}

/** The model of the jobs' states where none is named. */
const STATUS_TABLE = "JobRun";

/**
 * The model that `--status-table` names; without a name the usual one.
 * @throws ANSWER_INVALID
 */
export function parseStatusTable(text: string): string {
  if (text === "true") return STATUS_TABLE;
  if (/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(text)) return text;
  throw new ScaffoldError("ANSWER_INVALID", `${printable(text)} given to --status-table is not the name of a model.`, {
    hint: `Use a name such as ${STATUS_TABLE}, or give --status-table alone.`,
  });
}

const invalid = (message: string): ScaffoldError => new ScaffoldError("ANSWER_INVALID", message, { hint: FORM });
