import { nearest } from "../../answers/nearest.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Model, Orm, OrmName, Warning } from "../../project/project.js";
import { type NeededColumn, schemaLines } from "../schema-lines.js";
import type { Explained } from "./explain-client.js";

/** What a model that was looked for lacks. */
export interface Gap {
  /** A noun in the singular. */
  readonly entity: string;
  /** Undefined where the whole model is missing. */
  readonly model: Model | undefined;
  readonly missing: readonly NeededColumn[];
  /** Columns that a new row needs a value for, which the template does not write. */
  readonly unfilled?: readonly string[] | undefined;
  /** What is wrong with its id. */
  readonly id?: Explained;
  /** What is wrong, where that is not the usual. */
  readonly text?: string;
  /** What to do, where that is not the usual. */
  readonly hint?: string;
}

const INSTEAD = "the side effects are functions for you to write";

/** The same as a warning, where the plan goes on without the database. */
export const gapWarning = (orm: Orm, gap: Gap): Warning => ({
  code: "MODEL_NOT_FOUND",
  message: `${gapText(orm.name, gap)}: ${INSTEAD}.`,
  ...(gap.model === undefined ? {} : { file: gap.model.file, line: gap.model.line }),
});

/** The same where no client can be used. */
export const clientWarning = ({ message }: Explained): Warning => ({
  code: "MODEL_NOT_FOUND",
  message: `${message.replace(/\.$/, "")}: ${INSTEAD}.`,
});

/** @param gaps at least one; the first is told, the lines to add are those of all */
export function refuseGaps(orm: Orm, gaps: readonly [Gap, ...Gap[]]): ScaffoldError {
  const [first] = gaps;
  const { model } = first;
  const lacking = gaps.filter((gap) => gap.model === undefined || gap.missing.length > 0);
  return new ScaffoldError("MODEL_NOT_FOUND", `${gapText(orm.name, first)}.`, {
    ...(model === undefined ? {} : { file: model.file, line: model.line }),
    hint:
      first.hint ??
      first.id?.hint ??
      `${othersOf(orm, first)}Add these lines to the schema, name another --entity, or leave --db out.`,
    ...(lacking.length === 0
      ? {}
      : { snippet: lacking.map((gap) => schemaLines(orm.name, { ...gap, dialect: dialectOf(orm) })).join("\n\n") }),
  });
}

const dialectOf = ({ models }: Orm): Model["dialect"] => models.find(({ dialect }) => dialect !== undefined)?.dialect;

/** The models that there are, where the one that was looked for is not. */
function othersOf({ models }: Orm, { model, entity }: Gap): string {
  if (model !== undefined) return "";
  const names = models.map(({ value }) => value);
  const meant = nearest(entity, names);
  const shown = [...new Set([...(meant === undefined ? [] : [meant]), ...names])].slice(0, 8);
  return `There are ${shown.join(", ")}${names.length > shown.length ? " and others" : ""}. `;
}

function gapText(orm: OrmName, { entity, model, missing, unfilled = [], id, text }: Gap): string {
  if (text !== undefined) return text;
  if (model === undefined) return `No ${orm} model for ${entity} was found`;
  if (id !== undefined && missing.length === 0) return id.message.replace(/\.$/, "");
  if (missing.length === 0)
    return `The ${orm} model ${model.value} wants ${unfilled.join(", ")} in every new row, which the template does not write`;
  return `The ${orm} model ${model.value} lacks ${missing.map(lacking).join(", ")}`;
}

/** A column by its name, and by what its type has to be able to where one of that name may be there. */
const lacking = ({ name, notNull, fraction }: NeededColumn): string =>
  `${name}${fraction === "written" ? " with fractions" : ""}${notNull === true ? " in every row" : ""}`;
