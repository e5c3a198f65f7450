import type { Answers, Field } from "../answers/answers.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import { detectOrm } from "../project/orm.js";
import type { Column, Model, Orm, OrmName, Project, Warning } from "../project/project.js";
import { camelCase, kebabCase, plural } from "../text/case.js";
import { type NeededColumn, schemaLines } from "./schema-lines.js";

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

/** What a template's ORM code has to find. */
export interface NeededDb {
  /** Of the entity's own model; none is needed where absent. */
  readonly columns?: readonly NeededColumn[] | undefined;
  readonly idField?: boolean | undefined;
  readonly models?: readonly NeededModel[] | undefined;
}

export interface NeededModel {
  readonly key: string;
  /** Singular nouns, any of which it may be called by. */
  readonly names: readonly string[];
  readonly columns: readonly NeededColumn[];
  /** Rows are added, so that the rest of the model has to do without a value. */
  readonly insert?: boolean | undefined;
}

export interface ChosenDb {
  readonly orm: Orm;
  /** The entity's own, where the template needs it. */
  readonly model?: Model;
  readonly idType: "string" | "number";
  /** The template's further models by their key. */
  readonly models: Readonly<Record<string, Model>>;
}

/**
 * The models that generated code may use: only where the client, every model and every column were found.
 * @throws MODEL_NOT_FOUND when `--db` asks for one that was not; its snippet holds the lines to add to the schema
 */
export function chooseDb(input: DbInput): { db?: ChosenDb; warnings: readonly Warning[] } {
  const { host, project, answers, entity, fields, needed } = input;
  if (answers.db === "none" || needed === undefined) return { warnings: [] };
  const id = fields.find((field) => field.name === `${entity}Id` && !field.optional);
  if (needed.idField === true && id === undefined) return withoutRow(answers, entity);
  const orm = detectOrm(host, project);
  const fits = orm !== undefined && (answers.db === undefined || answers.db === orm.name) ? orm : undefined;
  const gaps: Gap[] = [];
  const find = ({ names, columns, insert }: Pick<NeededModel, "names" | "columns" | "insert">): Model | undefined => {
    const model = fits && modelOf(fits, names);
    const missing = columns.filter((column) => !model?.columns.some((each) => satisfies(each, column)));
    const unfilled = insert === true ? unfilledBeyond(model, columns) : [];
    if (model === undefined || missing.length > 0 || unfilled.length > 0)
      gaps.push({ orm: fits, entity: names[0] ?? entity, model, missing, unfilled });
    return model;
  };
  const model = needed.columns === undefined ? undefined : find({ names: [entity], columns: needed.columns });
  const models = (needed.models ?? []).map((each) => [each.key, find(each)] as const);
  const idType = needed.columns === undefined ? "string" : idTypeOf(model, needed.idField === true ? id : undefined);
  if (idType === undefined && gaps.length === 0) gaps.push({ orm: fits, entity, model, missing: [] });
  const [first, ...others] = gaps;
  if (fits !== undefined && idType !== undefined && first === undefined) {
    const chosen = { orm: fits, idType, models: Object.fromEntries(models) as Record<string, Model> };
    return { db: model === undefined ? chosen : { ...chosen, model }, warnings: [] };
  }
  const gap = first ?? { orm: fits, entity, model: undefined, missing: [] };
  if (answers.db !== undefined) throw modelNotFound(answers.db, [gap, ...others]);
  return { warnings: [notFound({ ...gap, orm })] };
}

/** Nothing in the event says which row the job is about. */
function withoutRow(answers: Answers, entity: string): { warnings: readonly Warning[] } {
  const message = `The event has no required field ${entity}Id to find the row by`;
  if (answers.db === undefined) {
    return {
      warnings: [{ code: "MODEL_NOT_FOUND", message: `${message}: the side effects are functions for you to write.` }],
    };
  }
  throw new ScaffoldError("MODEL_NOT_FOUND", `${message}.`, {
    hint: `Add --field ${entity}Id:string, or leave --db out.`,
  });
}

function modelOf(orm: Orm, nouns: readonly string[]): Model | undefined {
  const names = nouns.flatMap((noun) => [noun, plural(camelCase(noun))]).map(kebabCase);
  return orm.models.find(
    (model) => names.includes(kebabCase(model.value)) || names.includes(kebabCase(model.accessor)),
  );
}

/** Undefined where there is no id of text or number, or the event's field that names the row has another type. */
function idTypeOf(model: Model | undefined, field: Field | undefined): "string" | "number" | undefined {
  const type = model?.columns.find((column) => column.name === "id")?.type;
  if (field !== undefined && field.type.kind !== type) return undefined;
  return type === "string" || type === "number" ? type : undefined;
}

/** The columns that a new row needs a value for, and that the template does not write. */
const unfilledBeyond = (model: Model | undefined, columns: readonly NeededColumn[]): string[] =>
  (model?.columns ?? [])
    .filter(({ name, optional, filled }) => !optional && !filled && !columns.some((each) => each.name === name))
    .map(({ name }) => name);

function satisfies(column: Column, needed: NeededColumn): boolean {
  if (column.name !== needed.name || (needed.nullable === true && !column.optional)) return false;
  if (needed.notNull === true && column.optional) return false;
  if (needed.fraction === "written" && column.whole) return false;
  if (column.type === "enum") {
    const values = needed.values ?? [];
    return (
      (needed.type === "enum" || needed.type === "string") &&
      values.length > 0 &&
      values.every((each) => column.values?.includes(each))
    );
  }
  return column.type === (needed.type === "enum" ? "string" : needed.type);
}

interface Gap {
  readonly orm?: Orm | undefined;
  /** A noun in the singular. */
  readonly entity: string;
  readonly model: Model | undefined;
  readonly missing: readonly NeededColumn[];
  /** Columns that a new row needs a value for, which the template does not write. */
  readonly unfilled?: readonly string[];
}

function notFound({ orm, entity, model, missing, unfilled = [] }: Gap): Warning {
  const code = "MODEL_NOT_FOUND";
  const instead = "the side effects are functions for you to write";
  if (orm === undefined) return { code, message: `No Prisma or Drizzle client was found: ${instead}.` };
  if (model === undefined) return { code, message: `No ${orm.name} model for ${entity} was found: ${instead}.` };
  return {
    code,
    message: `${lackOf(model, missing, unfilled)}: ${instead}.`,
    file: model.file,
    line: model.line,
  };
}

/** @param gaps at least one; the first is told, the lines to add are those of all */
function modelNotFound(db: OrmName, gaps: readonly Gap[]): ScaffoldError {
  const none: Gap = { entity: "item", model: undefined, missing: [] };
  const [{ orm, entity, model, missing, unfilled = [] } = none] = gaps;
  const what =
    orm === undefined
      ? `No ${db} client was found.`
      : model === undefined
        ? `No ${db} model for ${entity} was found.`
        : `The ${db} model ${lackOf(model, missing, unfilled)}.`;
  return new ScaffoldError("MODEL_NOT_FOUND", what, {
    file: model?.file,
    line: model?.line,
    hint: "Add these lines to the schema, name another --entity, or leave --db out.",
    snippet: gaps
      .filter((gap) => gap.model === undefined || gap.missing.length > 0)
      .map((gap) => schemaLines(db, gap))
      .join("\n\n"),
  });
}

function lackOf({ value }: Model, missing: readonly NeededColumn[], unfilled: readonly string[]): string {
  if (missing.length === 0 && unfilled.length > 0) {
    return `${value} wants ${unfilled.join(", ")} in every new row, which the template does not write`;
  }
  return `${value} lacks ${missing.map(lacking).join(", ") || "an id of the event's type"}`;
}

/** A column by its name, and by what its type has to be able to where one of that name may be there. */
const lacking = ({ name, notNull, fraction }: NeededColumn): string =>
  `${name}${fraction === "written" ? " with fractions" : ""}${notNull === true ? " in every row" : ""}`;
