import type { JobState } from "../../answers/status-column.js";
import type { Column } from "../../project/project.js";

/** Where the rows of a model say how far a job is. */
export interface StatusForm {
  /** The column with a value for each state; a time stands for one of its own. */
  readonly column: Column;
  /** What the column has in a state; states that it does not tell apart are absent. */
  readonly values: Readonly<Partial<Record<JobState, string | boolean | null>>>;
  /** A text for what went wrong. */
  readonly error?: Column;
  /** Columns with the time at which a state began. */
  readonly times: Readonly<Partial<Record<JobState, Column>>>;
}

/** A value that is written to a column in a state of the job. */
export interface Assignment {
  readonly column: string;
  readonly value: AssignedValue;
}

export type AssignedValue =
  | { readonly kind: "literal"; readonly value: string | boolean | null }
  /** The time at which it is written: a date, or its text as the database takes it. */
  | { readonly kind: "time"; readonly as: "date" | "iso" | "sql" }
  /** What went wrong, as much of it as fits. */
  | { readonly kind: "message"; readonly length?: number };

/** What each state writes; nothing where the form does not tell it from the one before. */
export function assignmentsOf(form: StatusForm): Readonly<Record<JobState, readonly Assignment[]>> {
  const own = (state: JobState): Assignment[] => [...valueIn(form, state), ...timeIn(form, state)];
  const { error } = form;
  const reset: Assignment[] = error?.optional ? [{ column: error.name, value: { kind: "literal", value: null } }] : [];
  const message: Assignment[] = error === undefined ? [] : [{ column: error.name, value: messageFor(error) }];
  const begins = own("processing");
  return {
    pending: own("pending"),
    processing: begins.length === 0 ? [] : inOrder(begins, reset),
    // What a failure before left is taken back where nothing says that the job begins.
    completed: begins.length === 0 ? inOrder(own("completed"), reset) : own("completed"),
    failed: inOrder(own("failed"), message),
  };
}

/** The value of the state, what went with it, and its time. */
function inOrder([first, ...times]: readonly Assignment[], others: readonly Assignment[]): Assignment[] {
  return [...(first === undefined ? [] : [first]), ...others, ...times];
}

function valueIn({ column, values }: StatusForm, state: JobState): Assignment[] {
  const value = values[state];
  return value === undefined ? [] : [{ column: column.name, value: { kind: "literal", value } }];
}

function timeIn({ times }: StatusForm, state: JobState): Assignment[] {
  const column = times[state];
  return column === undefined ? [] : [{ column: column.name, value: { kind: "time", as: column.time ?? "date" } }];
}

const messageFor = ({ length }: Column): AssignedValue => ({
  kind: "message",
  ...(length === undefined ? {} : { length }),
});
