import type { Field } from "../../answers/answers.js";
import type { Model } from "../../project/project.js";
import { listed } from "../../text/listed.js";

/** How code holds the id of a row, and what it makes of it. */
export interface RowId {
  /** The column that tells the rows apart. */
  readonly column: string;
  /** As what it travels in events and between steps, which is JSON. */
  readonly type: "string" | "number";
  /** The column takes a bigint, which JSON does not have. */
  readonly big: boolean;
  /** What the value of the event's field has to be made of before it is asked for. */
  readonly from?: "text" | "number";
}

/** The id of a model's rows; undefined where it is none that an event could carry. */
export function rowIdOf(model: Model | undefined): RowId | undefined {
  const [name, ...others] = model?.key ?? [];
  const column = others.length > 0 ? undefined : model?.columns.find((each) => each.name === name);
  if (column === undefined || !isIdentifier(column.name)) return undefined;
  if (column.type === "bigint") return { column: column.name, type: "string", big: true };
  if (column.type !== "string" && column.type !== "number") return undefined;
  return { column: column.name, type: column.type, big: false };
}

const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name);

/** The same for an event's field that names the row; undefined where its type is none that leads to one. */
export function rowIdFrom(id: RowId, { type }: Field): RowId | undefined {
  if (id.big)
    return type.kind === "string"
      ? { ...id, from: "text" }
      : type.kind === "number"
        ? { ...id, from: "number" }
        : undefined;
  if (type.kind === id.type) return id;
  return id.type === "number" && type.kind === "string" ? { ...id, from: "text" } : undefined;
}

/** The type that a field of an event is to have which names a row; a bigint as a text, which loses nothing. */
export const fieldTypeFor = (model: Model | undefined): "string" | "number" => rowIdOf(model)?.type ?? "string";

/** Why a model has no id that code could ask for. */
export function idTrouble({ value, key, columns }: Model): string {
  if (key.length > 1) return `${value} tells its rows apart by ${listed(key)} together`;
  const column = columns.find((each) => each.name === key[0]);
  return column === undefined
    ? `${value} has no column that tells its rows apart`
    : `${value}.${column.name} has a type that an event cannot carry`;
}
