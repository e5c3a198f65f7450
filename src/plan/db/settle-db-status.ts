import type { Answers } from "../../answers/answers.js";
import type { JobState } from "../../answers/status-column.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Column, Model, Orm } from "../../project/project.js";
import { STATUS_COLUMNS, STATUS_TABLE_COLUMNS, schemaLines } from "../schema-lines.js";
import { pendingWhere } from "../status/pending-where.js";
import { settleStatus } from "../status/settle-status.js";
import { type Assignment, assignmentsOf, type StatusForm } from "../status/status-form.js";
import type { Gap } from "./explain-gap.js";
import { findModel, findNeeded, unfilledBeyond } from "./find-model.js";
import type { NeededStatus } from "./needed.js";

/** Where the job's status goes, and what each state writes there. */
export interface StatusPlace {
  readonly states: Readonly<Record<JobState, readonly Assignment[]>>;
  /** What a row has that waits for the job. */
  readonly waiting: readonly Assignment[];
  /** What a row has whose job runs; nothing where no value says so. */
  readonly running: readonly Assignment[];
  /** A table of its own, with a row for each run's subject; the entity's own row where absent. */
  readonly table?: Model;
}

export interface StatusInput {
  readonly orm: Orm;
  readonly model: Model | undefined;
  readonly answers: Answers;
  readonly entity: string;
  readonly needed: NeededStatus | undefined;
}

export type SettledDbStatus =
  | { readonly status?: StatusPlace | undefined; readonly notes: readonly string[] }
  | { readonly gap: Gap };

/**
 * Where the job's status goes: to the columns that were answered or that the model has for it, to a table of its own, or
 * nowhere, and then what to add to have it.
 *
 * @throws ANSWER_INVALID
 */
export function settleDbStatus(input: StatusInput): SettledDbStatus {
  const { model, answers, needed } = input;
  if (needed === undefined || model === undefined) {
    refuseUnused(answers);
    return { notes: [] };
  }
  if (answers.statusTable !== undefined) return inTable(input, answers.statusTable, needed);
  const { form, assumed, open } = settleStatus(model, answers.statusColumn, answers.name);
  const states = form && assignmentsOf(form);
  const waiting = form === undefined ? [] : pendingWhere(form);
  const lacks =
    needed.required === true && (states === undefined || waiting.length === 0 || states.completed.length === 0);
  if (lacks) return withoutRequired(input, model, form);
  if (form === undefined || states === undefined)
    return { notes: answers.statusColumn === false ? [] : [missingNote(input, model, open)] };
  return { status: { states, waiting, running: runningIn(form) }, notes: assumed ? [assumedNote(model, form)] : [] };
}

/** The value that says that the job runs. */
function runningIn({ column, values: { processing: value } }: StatusForm): Assignment[] {
  return value === undefined ? [] : [{ column: column.name, value: { kind: "literal", value } }];
}

function refuseUnused({ template, statusColumn, statusTable }: Answers): void {
  const flag = statusTable !== undefined ? "--status-table" : statusColumn ? "--status-column" : undefined;
  if (flag === undefined) return;
  throw new ScaffoldError("ANSWER_INVALID", `${flag} is given, but the template ${template} keeps no status.`, {
    hint: `Leave ${flag} out.`,
  });
}

/** @throws ANSWER_INVALID where the column that was named does not say which rows wait */
function withoutRequired(
  { entity, answers }: StatusInput,
  model: Model,
  form: StatusForm | undefined,
): SettledDbStatus {
  if (form !== undefined && answers.statusColumn)
    throw new ScaffoldError("ANSWER_INVALID", `${model.value}.${form.column.name} does not say which rows wait.`, {
      hint: `Say what it has while a row waits: --status-column '${form.column.name}=pending||done|'.`,
    });
  const text = `${model.value} has no column that says which rows wait, and what became of them`;
  const hint = "Name one that does by --status-column, add columns such as these to the schema, or leave --db out.";
  return { gap: { entity, model, missing: STATUS_COLUMNS, text, hint } };
}

/** The status of a model's rows goes to a column that was not named: whose status it is, somebody has to know. */
const assumedNote = (model: Model, { column, values }: StatusForm): string => {
  const list = Object.values(values).filter((value) => typeof value === "string");
  return `Its status goes to ${model.value}.${column.name}${list.length === 0 ? "" : ` (${list.join(", ")})`}. Another column is named by --status-column, none by --status-column none.`;
};

function missingNote({ orm, entity }: StatusInput, model: Model, open: readonly Column[]): string {
  const lines = schemaLines(orm.name, { entity, model, missing: STATUS_COLUMNS });
  const [first] = open;
  const kept =
    first === undefined
      ? `${model.value} has no column that says how far the job is, so no step writes it.`
      : `No step writes how far the job is: ${open.map(({ name }) => `${model.value}.${name}`).join(", ")} may be about something else. Where it is not, name it: --status-column ${exampleOf(first)}.`;
  return `${kept} A status needs columns such as these, or a table of its own (--status-table), and the job made anew:\n${lines}`;
}

function exampleOf({ name, type, values }: Column): string {
  if (type !== "string" && type !== "enum") return name;
  const [pending = "pending", processing = "processing", completed = "completed", failed = "failed"] = values ?? [];
  return `'${name}=${[pending, processing, completed, failed].join("|")}'`;
}

/** A table with the states of all jobs, a row for each job and what it is about. */
function inTable({ orm, answers }: StatusInput, name: string, needed: NeededStatus): SettledDbStatus {
  if (needed.states.includes("pending"))
    throw new ScaffoldError(
      "ANSWER_INVALID",
      `--status-table is given, but the template ${answers.template} asks the rows themselves which of them wait.`,
      {
        hint: "Name a column of theirs by --status-column.",
      },
    );
  const table = findModel(orm.models, [name]);
  const missing = STATUS_TABLE_COLUMNS.filter((column) => findNeeded(table, column) === undefined);
  const unfilled = unfilledBeyond(table, STATUS_TABLE_COLUMNS);
  if (table === undefined || missing.length > 0 || unfilled.length > 0 || table.key.join() !== "id")
    return { gap: tableGap(name, { model: table, missing, unfilled }) };
  return { status: { states: tableStates(table), waiting: [], running: [stateOf("processing")], table }, notes: [] };
}

const tableGap = (entity: string, { model, missing, unfilled }: Omit<Gap, "entity">): Gap => ({
  ...{ entity, model, unfilled },
  missing: model === undefined ? STATUS_TABLE_COLUMNS : missing,
  hint: "Add these lines to the schema and run the command again, name another model, or leave --status-table out.",
});

const stateOf = (value: string): Assignment => ({ column: "state", value: { kind: "literal", value } });
const noError: Assignment = { column: "error", value: { kind: "literal", value: null } };
const since: Assignment = { column: "updatedAt", value: { kind: "time", as: "date" } };

function tableStates({ columns }: Model): StatusPlace["states"] {
  const length = columns.find(({ name }) => name === "error")?.length;
  const message: Assignment = {
    column: "error",
    value: { kind: "message", ...(length === undefined ? {} : { length }) },
  };
  return {
    pending: [],
    processing: [stateOf("processing"), noError, since],
    completed: [stateOf("completed"), since],
    failed: [stateOf("failed"), message, since],
  };
}
