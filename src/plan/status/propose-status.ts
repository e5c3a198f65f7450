import type { JobState } from "../../answers/status-column.js";
import type { Column, Model } from "../../project/project.js";
import { words } from "../../text/case.js";
import { findColumn, isText, isTime } from "./find-columns.js";
import { knownStates, usualStates } from "./state-words.js";
import type { StatusForm } from "./status-form.js";

/** A place for the status that a model has. */
export interface Proposal {
  readonly form: StatusForm;
  /** Nobody has to be asked: its name or its values say that it is about jobs. */
  readonly sure: boolean;
  /** How telling its kind is: a status of a job before any other, then what only says that a row was worked on. */
  readonly rank: number;
}

/** Words before "status" that say it is that of a job. */
const JOB_WORDS: ReadonlySet<string> = new Set([
  ...["processing", "process", "job", "task", "run", "import", "export", "sync", "ingest", "ingestion", "generation"],
  ...["extraction", "transcription", "analysis", "indexing", "index", "embedding", "ocr", "conversion", "enrichment"],
  ...["scoring", "parsing", "parse", "rendering", "render", "build", "workflow", "pipeline", "execution", "upload"],
]);

/** Things whose status is no job's, whatever its values. */
const BUSINESS = /payment|payout|refund|transaction|order|subscription|invoice|charge|invitation|booking/i;

/** Where the rows of a model may say how far a job is, the surest first. */
export function proposeStatus(model: Model): Proposal[] {
  const byColumn = model.columns.flatMap((column) => ofColumn(model, column) ?? []);
  const found = [...byColumn, ...(ofTimes(model) ?? [])];
  return found.sort((one, other) => other.rank - one.rank);
}

const RANKS = { job: 3, status: 2, flag: 1, time: 0 } as const;

function rankOf(column: Column): number {
  if (column.type === "boolean") return RANKS.flag;
  return isOfJob(column) ? RANKS.job : RANKS.status;
}

/** The form in which a column of the model says it; undefined where it cannot. */
export function formOf(model: Model, column: Column, given?: StatusForm["values"]): StatusForm | undefined {
  const values = given ?? valuesOf(column);
  if (isTime(column))
    return { column, values: {}, ...withError(model, column), times: { ...timesOf(model, column), completed: column } };
  return values === undefined
    ? undefined
    : { column, values, ...withError(model, column), times: timesOf(model, column) };
}

function ofColumn(model: Model, column: Column): Proposal | undefined {
  if (!/(status|state)$/i.test(column.name) && !isProcessedFlag(column)) return undefined;
  const form = column.type === "boolean" && !isProcessedFlag(column) ? undefined : formOf(model, column);
  return form && { form, sure: isSure(model, column), rank: rankOf(column) };
}

/** `processed`, `isProcessed`, `ocrProcessed`. */
const isProcessedFlag = ({ name, type }: Column): boolean => type === "boolean" && words(name).at(-1) === "processed";

function isSure(model: Model, column: Column): boolean {
  if (column.type === "boolean") return true;
  const list = column.values ?? column.noted;
  if (list === undefined) return isOfJob(column) && usualStates(column.preset) !== undefined;
  const { only } = knownStates(list);
  const plain = words(column.name).length === 1;
  return isOfJob(column) || (only && plain && !BUSINESS.test(model.value));
}

function isOfJob({ name }: Column): boolean {
  const [first = ""] = words(name);
  return words(name).length > 1 && JOB_WORDS.has(first);
}

/** What a column has in each state; undefined where it does not tell those that are written apart. */
function valuesOf(column: Column): StatusForm["values"] | undefined {
  if (column.type === "boolean") return { pending: false, completed: true };
  if (!isText(column) && column.type !== "enum") return undefined;
  const list = column.values ?? column.noted;
  if (list === undefined) return usualStates(column.preset);
  const { values } = knownStates(list);
  const complete = values.processing !== undefined && values.completed !== undefined && values.failed !== undefined;
  if (!complete) return undefined;
  return values.pending === undefined && column.optional ? { ...values, pending: null } : values;
}

/** Without a column of states, one with the time of its end says that a row was worked on. */
function ofTimes(model: Model): Proposal[] | undefined {
  const processed = findColumn(model, ["processed-at"], (column) => isTime(column) && column.optional);
  const ended =
    processed ?? findColumn(model, ["completed-at", "finished-at"], (column) => isTime(column) && column.optional);
  if (ended === undefined) return undefined;
  const form = formOf(model, ended);
  if (form === undefined) return undefined;
  const tells = form.times.failed !== undefined || form.error !== undefined;
  return [{ form, sure: processed !== undefined || tells, rank: RANKS.time }];
}

const ERRORS = [
  "error-message",
  "error",
  "failure-reason",
  "last-error",
  "failed-reason",
  "error-reason",
  "error-details",
];

/** The column for what went wrong; one called like the status comes first: `processingStatus` and `processingError`. */
function withError(model: Model, { name }: Column): Pick<StatusForm, "error"> {
  const [first = ""] = words(name);
  const own = words(name).length > 1 ? [`${first}-error`, `${first}-error-message`, `${first}-failure-reason`] : [];
  const error = findColumn(model, [...own, ...ERRORS], isText);
  return error === undefined ? {} : { error };
}

const TIMES: Readonly<Partial<Record<JobState, readonly string[]>>> = {
  processing: ["started-at", "processing-started-at"],
  completed: ["processed-at", "completed-at", "finished-at", "ended-at", "processing-completed-at"],
  failed: ["failed-at", "errored-at"],
};

function timesOf(model: Model, { name }: Column): StatusForm["times"] {
  const [first = ""] = words(name);
  const found = Object.entries(TIMES).map(([state, names]) => {
    const own = words(name).length > 1 ? names.map((each) => `${first}-${each}`) : [];
    return [state, findColumn(model, [...own, ...names], isTime)] as const;
  });
  return Object.fromEntries(found.filter(([, column]) => column !== undefined));
}
