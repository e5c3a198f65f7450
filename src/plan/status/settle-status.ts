import { nearest } from "../../answers/nearest.js";
import { printable } from "../../answers/printable.js";
import { formatStatusColumn, JOB_STATES, type JobState, type StatusColumn } from "../../answers/status-column.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Column, Model } from "../../project/project.js";
import { words } from "../../text/case.js";
import { isText, isTime } from "./find-columns.js";
import { formOf, type Proposal, proposeStatus } from "./propose-status.js";
import { assignmentsOf, type StatusForm } from "./status-form.js";

export interface SettledStatus {
  readonly form: StatusForm | undefined;
  /** Nobody said that this column is meant: who reads the plan should know. */
  readonly assumed: boolean;
  /** Columns that may be meant where none was taken. */
  readonly open: readonly Column[];
}

/**
 * Where the job's status goes: as it was answered, else where the model says so by itself.
 *
 * @param answer false for nowhere
 * @param job the job's name, which tells of several columns the one that is about it
 * @throws ANSWER_INVALID for a column that is not there, and for values that it does not take
 */
export function settleStatus(model: Model, answer: StatusColumn | false | undefined, job: string): SettledStatus {
  if (answer === false) return { form: undefined, assumed: false, open: [] };
  if (answer !== undefined) return { form: answeredForm(model, answer), assumed: false, open: [] };
  const proposals = proposeStatus(model);
  const form = theOne(proposals, job);
  const open = form === undefined ? openColumns(model, proposals) : [];
  return { form, assumed: form !== undefined && words(form.column.name).length === 1, open };
}

/** The most telling one that is sure, or of several the one with a word that the job has too. */
function theOne(proposals: readonly Proposal[], job: string): StatusForm | undefined {
  const [first] = proposals.filter((each) => each.sure);
  const sure = proposals.filter((each) => each.sure && each.rank === first?.rank);
  if (first === undefined || sure.length === 1) return first?.form;
  const stems = words(job).map((word) => word.slice(0, 5));
  const own = sure.filter(({ form }) => words(form.column.name).some((word) => stems.includes(word.slice(0, 5))));
  return own.length === 1 ? own[0]?.form : undefined;
}

/** What a person could choose: what was proposed, and texts called status whose values nobody lists. */
function openColumns({ columns }: Model, proposals: readonly Proposal[]): Column[] {
  const named = columns.filter((column) => /^(status|state)$|(Status|_status|State|_state)$/.test(column.name));
  const usable = named.filter((column) => isText(column) || column.type === "enum");
  return [...new Set([...proposals.map(({ form }) => form.column), ...usable])];
}

function answeredForm(model: Model, answer: StatusColumn): StatusForm {
  const column = model.columns.find(({ name }) => name === answer.column);
  if (column === undefined) throw noColumn(model, answer.column);
  const values = answer.values === undefined ? undefined : checkedValues(model, column, answer.values);
  const form = formOf(model, column, values);
  if (form !== undefined && assignmentsOf(form).completed.length > 0) return form;
  throw notTold(model, column);
}

function noColumn(model: Model, name: string): ScaffoldError {
  const names = model.columns.map((column) => column.name);
  const meant = nearest(name, names) ?? names.find((each) => each.toLowerCase() === name.toLowerCase());
  const all = names.slice(0, 20).join(", ");
  return new ScaffoldError("ANSWER_INVALID", `${model.value} has no column ${printable(name)} for --status-column.`, {
    hint: meant === undefined ? `Its columns are ${all}.` : `Did you mean ${meant}?`,
    file: model.file,
    line: model.line,
  });
}

function checkedValues(model: Model, column: Column, given: NonNullable<StatusColumn["values"]>): StatusForm["values"] {
  const entries = JOB_STATES.flatMap((state) => (given[state] === undefined ? [] : [[state, given[state]] as const]));
  if (column.type === "boolean")
    return Object.fromEntries(entries.map(([state, text]) => [state, asBoolean(model, column, text)]));
  if (isTime(column) || !(isText(column) || column.type === "enum"))
    throw refused(
      model,
      column,
      `is a ${column.type === "other" ? "column of another type" : column.type}, and takes no states`,
      `Give --status-column ${column.name} alone.`,
    );
  const wrong = entries.find(([, text]) => column.values !== undefined && !column.values.includes(text));
  if (wrong !== undefined) {
    const [, text] = wrong;
    const known = column.values ?? [];
    const meant = known.find((each) => each.toLowerCase() === text.toLowerCase()) ?? nearest(text, known);
    const list = `It has ${known.join(", ")}.`;
    throw refused(
      model,
      column,
      `has no value ${printable(text)}`,
      meant === undefined ? list : `Did you mean ${meant}? ${list}`,
    );
  }
  return Object.fromEntries(entries) as Record<JobState, string>;
}

function asBoolean(model: Model, column: Column, text: string): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw refused(
    model,
    column,
    `is a boolean, and ${printable(text)} is neither true nor false`,
    `Write --status-column ${column.name}=false||true|, or the name alone.`,
  );
}

const refused = ({ value, file, line }: Model, { name }: Column, what: string, hint: string): ScaffoldError =>
  new ScaffoldError("ANSWER_INVALID", `${value}.${name}, given to --status-column, ${what}.`, { hint, file, line });

/** The column cannot say by itself what it has in which state. */
function notTold(model: Model, column: Column): ScaffoldError {
  const list = column.values ?? column.noted;
  if (column.type !== "enum" && !isText(column))
    return refused(model, column, "can hold no status", "Name a column of texts, an enum, a boolean or a time.");
  const example = formatStatusColumn({
    column: column.name,
    values: {
      pending: list?.[0] ?? "pending",
      processing: list?.[1] ?? "processing",
      completed: list?.[2] ?? "completed",
      failed: list?.[3] ?? "failed",
    },
  });
  return refused(
    model,
    column,
    list === undefined ? "does not say which values it has" : `has ${list.join(", ")}: which says what is not clear`,
    `Say what it has while a job is pending, processing, completed and failed, such as --status-column '${example}'.`,
  );
}
