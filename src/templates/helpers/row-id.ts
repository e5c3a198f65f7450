import { type HelperFactory, optionsOf, textArgument } from "./helper.js";

/**
 * `{{rowId "documentId"}}`: what the row's column is asked for, made of the event's field: `BigInt(documentId)`. With
 * `held=true` it is made of an id as it goes from step to step.
 */
export const rowId: HelperFactory =
  ({ context: { db } }) =>
  (...args) => {
    const text = textArgument(args, 0, "rowId");
    if (db?.id.big === true) return `BigInt(${text})`;
    return db?.id.from === "text" && optionsOf(args).hash.held !== true ? `Number(${text})` : text;
  };

/** `{{heldId "found.id"}}`: an id of a row as it goes from step to step, which is JSON: a bigint as a text. */
export const heldId: HelperFactory =
  ({ context: { db } }) =>
  (...args) => {
    const text = textArgument(args, 0, "heldId");
    return db?.id.big === true ? `String(${text})` : text;
  };
