import type { Answers } from "../../answers/answers.js";
import { formatStatusColumn, JOB_STATES } from "../../answers/status-column.js";
import type { ReadHost } from "../../project/host.js";
import { detectOrm, findOrms, type OrmFindings } from "../../project/orm.js";
import type { DbClient, Model, Project } from "../../project/project.js";
import { STATUS_TABLE_COLUMNS } from "../schema-lines.js";
import { isText } from "../status/find-columns.js";
import { type Proposal, proposeStatus } from "../status/propose-status.js";
import { settleStatus } from "../status/settle-status.js";
import type { StatusForm } from "../status/status-form.js";
import { findModel, findNeeded } from "./find-model.js";
import type { NeededDb } from "./needed.js";
import { fieldTypeFor } from "./row-id.js";

/** An answer that a person may give about the project's database. */
export interface DatabaseChoice {
  /** As its flag takes it. */
  readonly answer: string;
  readonly label: string;
  readonly hint?: string;
}

export interface DatabaseChoices {
  /** Clients that nothing tells apart. */
  readonly clients: readonly DatabaseChoice[];
  /** Columns that may hold the job's status, the most likely first. */
  readonly columns: readonly DatabaseChoice[];
  /** Texts whose values nobody lists. */
  readonly open: readonly string[];
  /** Tables that keep the states of jobs. */
  readonly tables: readonly DatabaseChoice[];
  /** The answer that is taken where nobody is asked. */
  readonly initial: string;
}

export interface ChoicesInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly answers: Answers;
  /** camelCase. */
  readonly entity: string;
  readonly needed: NeededDb | undefined;
}

export const NO_CHOICES: DatabaseChoices = { clients: [], columns: [], open: [], tables: [], initial: "none" };

/** What there is to choose of the project's database for a job; nothing where there is one way, or none. */
export function databaseChoices(input: ChoicesInput): DatabaseChoices {
  const { answers, entity, needed } = input;
  if (answers.db === "none" || needed === undefined) return NO_CHOICES;
  const found = ormsOf(input);
  const open = found.find(
    ({ client, clients, models }) => client === undefined && clients.length > 1 && models.length > 0,
  );
  const clients = answers.dbClient === undefined ? (open?.clients ?? []).map(clientChoice) : [];
  const orm = found.find(({ client, models }) => client !== undefined && models.length > 0) ?? open;
  const model = orm && findModel(orm.models, [entity]);
  if (model === undefined || needed.status === undefined) return { ...NO_CHOICES, clients };
  return { ...NO_CHOICES, clients, ...statusChoices(input, model, orm?.models ?? []) };
}

/** The type of the event's field that names a row of an entity, by what its model has. */
export function idTypeIn(host: ReadHost, project: Project, entity: string): "string" | "number" {
  const orm = detectOrm(host, project);
  return fieldTypeFor(orm && findModel(orm.models, [entity]));
}

const ormsOf = ({ host, project, answers }: ChoicesInput): OrmFindings[] =>
  [...findOrms(host, project)]
    .filter(({ name }) => answers.db === undefined || answers.db === name)
    .sort((one, other) => other.uses - one.uses);

function clientChoice({ exported, local, module }: DbClient): DatabaseChoice {
  const where = "file" in module ? module.file : module.package;
  return { answer: `${where}#${exported}`, label: local, hint: where };
}

function statusChoices(
  { answers, needed }: ChoicesInput,
  model: Model,
  models: readonly Model[],
): Pick<DatabaseChoices, "columns" | "open" | "tables" | "initial"> {
  const proposals = proposeStatus(model).filter(({ form }) => !needed?.status?.required || tellsWaiting(form));
  const columns = proposals.map(columnChoice);
  const { form } = settleStatus(model, undefined, answers.name);
  const taken = proposals.find((each) => each.form.column === form?.column);
  const named = new Set(proposals.map((each) => each.form.column.name));
  const open = model.columns.filter(
    (column) => isText(column) && /(status|state)$/i.test(column.name) && !named.has(column.name),
  );
  return {
    columns,
    open: open.map(({ name }) => name),
    tables: needed?.status?.states.includes("pending") ? [] : tablesIn(models),
    initial: taken === undefined ? "none" : columnChoice(taken).answer,
  };
}

const tellsWaiting = ({ column, values, times }: StatusForm): boolean =>
  values.pending !== undefined || times.completed === column;

function columnChoice({ form: { column, values } }: Proposal): DatabaseChoice {
  const texts = Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === "string"));
  const list = JOB_STATES.flatMap((state) => (texts[state] === undefined ? [] : [String(texts[state])]));
  const answer =
    list.length === 0 ? { column: column.name } : { column: column.name, values: texts as Record<string, string> };
  const kind = column.type === "boolean" ? "true when it is done" : "the time when it is done";
  return { answer: formatStatusColumn(answer), label: column.name, hint: list.length === 0 ? kind : list.join(", ") };
}

const tablesIn = (models: readonly Model[]): DatabaseChoice[] =>
  models
    .filter((model) => STATUS_TABLE_COLUMNS.every((column) => findNeeded(model, column) !== undefined))
    .map(({ value, accessor }) => ({ answer: accessor, label: value, hint: "a table of its own" }));
