import type { Answers, Field } from "../answers/answers.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import { findOrms, type OrmFindings, usableOrm } from "../project/orm.js";
import type { Column, Model, Orm, Project, Warning } from "../project/project.js";
import { canQuery } from "./db/can-query.js";
import { type Explained, explainClient } from "./db/explain-client.js";
import { clientWarning, type Gap, gapWarning, refuseGaps } from "./db/explain-gap.js";
import { findModel, findNeeded, unfilledBeyond } from "./db/find-model.js";
import type { NeededDb, NeededModel } from "./db/needed.js";
import { fieldTypeFor, idTrouble, type RowId, rowIdFrom, rowIdOf } from "./db/row-id.js";
import { type StatusPlace, settleDbStatus } from "./db/settle-db-status.js";
import { type NeededColumn, STATUS_COLUMNS } from "./schema-lines.js";

export interface DbInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly answers: Answers;
  /** camelCase, singular. */
  readonly entity: string;
  /** The fields of the event that starts the job. */
  readonly fields: readonly Field[];
  /** Undefined where the template never writes ORM code. */
  readonly needed: NeededDb | undefined;
}

export interface ChosenDb {
  readonly orm: Orm;
  /** The entity's own, where the template needs it. */
  readonly model?: Model;
  /** How the entity's rows are told apart. */
  readonly id?: RowId;
  /** The columns that the template means, by its own names for them. */
  readonly columns: Readonly<Record<string, Column>>;
  /** Where the job's status goes, if anywhere. */
  readonly status?: StatusPlace;
  /** The template's further models by their key. */
  readonly models: Readonly<Record<string, Model>>;
  /** What the developer should know of it. */
  readonly notes: readonly string[];
}

export interface Chosen {
  readonly db?: ChosenDb;
  readonly warnings: readonly Warning[];
}

/**
 * The models that generated code may use: only where the client, every model and every column were found.
 * @throws MODEL_NOT_FOUND when the answers ask for one that was not; its snippet holds the lines to add to the schema.
 * ANSWER_INVALID for a status that the model cannot keep as it was answered
 */
export function chooseDb(input: DbInput): Chosen {
  const { answers, needed } = input;
  if (needed === undefined) refuseUnused(answers);
  if (answers.db === "none" || needed === undefined) return { warnings: [] };
  const wanted = wantedOrms(input);
  const orm = usableOrm(wanted);
  if (needed.idField === true && idField(input) === undefined) return withoutRow(input, orm, wanted);
  if (orm === undefined) return withoutClient(input, explainClient(wanted), wanted);
  const chosen = withOrm(input, needed, orm);
  return chosen.db === undefined || isAsked(answers) || canQuery(input.host, input.project, orm.name)
    ? chosen
    : { warnings: [withoutPackage(input.project)] };
}

/** Where nobody asked for database code, the job can do without what its package would have to be given first. */
const withoutPackage = ({ home }: Project): Warning => ({
  code: "MODEL_NOT_FOUND",
  message: `${home === "" ? "The package at the root" : home} does not depend on drizzle-orm, which queries are written with: the side effects are functions for you to write.`,
});

/** Whether the answers ask for database code, so that going without is no answer. */
const isAsked = ({ db, dbClient, statusColumn, statusTable }: Answers): boolean =>
  db !== undefined || dbClient !== undefined || Boolean(statusColumn) || statusTable !== undefined;

/** @throws ANSWER_INVALID for answers about a database in a job that writes no code for one */
function refuseUnused({ template, dbClient, statusColumn, statusTable }: Answers): void {
  const given = { "--db-client": dbClient, "--status-column": statusColumn, "--status-table": statusTable };
  const [flag] = Object.entries(given).find(([, value]) => value !== undefined && value !== false) ?? [];
  if (flag === undefined) return;
  throw new ScaffoldError("ANSWER_INVALID", `${flag} is given, but the template ${template} writes no database code.`, {
    hint: `Leave ${flag} out, or use the template event.`,
  });
}

/** @throws ANSWER_INVALID where the module that was named has no client */
function wantedOrms({ host, project, answers }: DbInput): readonly OrmFindings[] {
  const wanted = findOrms(host, project).filter(({ name }) => answers.db === undefined || answers.db === name);
  if (answers.dbClient === undefined) return wanted;
  const [module = "", exported] = answers.dbClient.split("#");
  const named = wanted.flatMap((each) => each.with(module, exported) ?? []);
  if (named.length > 0) return named;
  throw new ScaffoldError("ANSWER_INVALID", `${answers.dbClient}, given to --db-client, has no database client.`, {
    hint: "Name a module that exports one, and behind # its name there: --db-client src/lib/db.ts#db.",
  });
}

const idField = ({ entity, fields }: DbInput): Field | undefined =>
  fields.find((field) => field.name === `${entity}Id` && !field.optional);

/** A project without an ORM has no use for a word about it, and nor has a job about nothing in particular. */
const isNoNews = ({ answers, entity }: DbInput, orm: Orm | undefined, wanted: readonly OrmFindings[]): boolean =>
  orm === undefined ? !wanted.some(({ used }) => used) : entity === "item" && answers.entity === undefined;

/** Nothing in the event says which row the job is about. */
function withoutRow(input: DbInput, orm: Orm | undefined, wanted: readonly OrmFindings[]): Chosen {
  const { answers, entity } = input;
  const message = `The event has no required field ${entity}Id to find the row by`;
  if (!isAsked(answers)) {
    const text = `${message}: the side effects are functions for you to write.`;
    return { warnings: isNoNews(input, orm, wanted) ? [] : [{ code: "MODEL_NOT_FOUND", message: text }] };
  }
  const type = fieldTypeFor(orm && findModel(orm.models, [entity]));
  throw new ScaffoldError("MODEL_NOT_FOUND", `${message}.`, {
    hint: `Add --field ${entity}Id:${type}, name another --entity, or leave --db out.`,
  });
}

function withoutClient(input: DbInput, explained: Explained, wanted: readonly OrmFindings[]): Chosen {
  if (isAsked(input.answers)) throw new ScaffoldError("MODEL_NOT_FOUND", explained.message, { hint: explained.hint });
  return { warnings: isNoNews(input, undefined, wanted) ? [] : [clientWarning(explained)] };
}

function withOrm(input: DbInput, needed: NeededDb, orm: Orm): Chosen {
  const { answers, entity } = input;
  const own = needed.columns === undefined ? undefined : ownModel(input, needed, orm);
  const further = (needed.models ?? []).map((each) => [each.key, lookFor(orm, each)] as const);
  const gaps = [...(own?.gap === undefined ? [] : [own.gap]), ...further.flatMap(([, { gap }]) => gap ?? [])];
  const [first, ...rest] = gaps;
  if (first !== undefined) {
    if (isAsked(answers)) throw refuseGaps(orm, [first, ...rest]);
    return { warnings: isNoNews(input, orm, []) ? [] : [gapWarning(orm, first)] };
  }
  const { model, id, columns = {} } = own ?? {};
  const settled = settleDbStatus({ orm, model, answers, entity, needed: needed.status });
  if ("gap" in settled) {
    if (isAsked(answers)) throw refuseGaps(orm, [settled.gap]);
    return { warnings: isNoNews(input, orm, []) ? [] : [gapWarning(orm, settled.gap)] };
  }
  const { status, notes } = settled;
  const models = Object.fromEntries(further.flatMap(([key, each]) => (each.model ? [[key, each.model]] : [])));
  return {
    db: {
      ...{ orm, columns, models, notes },
      ...(model === undefined ? {} : { model }),
      ...(id === undefined ? {} : { id }),
      ...(status === undefined ? {} : { status }),
    },
    warnings: [],
  };
}

interface Looked {
  readonly model?: Model | undefined;
  readonly gap?: Gap | undefined;
}

function lookFor(orm: Orm, { names, columns, insert }: Omit<NeededModel, "key">): Looked {
  const model = findModel(orm.models, names);
  const missing = columns.filter((column) => column.optional !== true && findNeeded(model, column) === undefined);
  const unfilled = insert === true ? unfilledBeyond(model, columns) : [];
  const isWhole = model !== undefined && missing.length === 0 && unfilled.length === 0;
  return { model, gap: isWhole ? undefined : { entity: names[0] ?? "item", model, missing, unfilled } };
}

interface OwnModel extends Looked {
  readonly id?: RowId | undefined;
  readonly columns?: Readonly<Record<string, Column>>;
}

/** The model of the entity itself, with its id and the columns that the template means. */
function ownModel(input: DbInput, { columns = [], idField: byField, status }: NeededDb, orm: Orm): OwnModel {
  const looked = lookFor(orm, { names: [input.entity], columns });
  const { model } = looked;
  if (model === undefined) return withId(looked, input, status === undefined ? [] : STATUS_COLUMNS);
  const field = byField === true ? idField(input) : input.fields.find(({ name }) => name === `${input.entity}Id`);
  const id = rowIdOf(model);
  const from = id && (field === undefined ? id : rowIdFrom(id, field));
  const found = columns.flatMap((needed) => {
    const column = findNeeded(model, needed);
    return column === undefined ? [] : [[needed.name, column] as const];
  });
  if (from === undefined) {
    const gap = looked.gap ?? { entity: input.entity, model, missing: [] };
    return { model, gap: { ...gap, id: explainId(model, field) } };
  }
  return { ...looked, id: from, columns: Object.fromEntries(found) };
}

/** A model that is missing needs an id of the type that the event has, and a place for the status. */
function withId({ gap, ...looked }: Looked, input: DbInput, status: readonly NeededColumn[]): OwnModel {
  if (gap === undefined) return looked;
  const type = idField(input)?.type.kind === "number" ? "number" : "string";
  const others = gap.missing.filter(({ name }) => name !== "id");
  return { ...looked, gap: { ...gap, missing: [{ name: "id", type }, ...status, ...others] } };
}

function explainId(model: Model, field: Field | undefined): Explained {
  const id = rowIdOf(model);
  if (id === undefined || field === undefined)
    return { message: `${idTrouble(model)}.`, hint: "Name another --entity, or leave --db out." };
  const { kind } = field.type;
  return {
    message: `${field.name} of the event is ${kind === "enum" ? "one of some texts" : `a ${kind}`}, which is no ${model.value}.${id.column}.`,
    hint: `Declare it as --field ${field.name}:${id.type}, name another --entity, or leave --db out.`,
  };
}
