import type { Question } from "../answers/questions.js";

/** The keys of the JSON form; the .mjs form has `helpers` as well. */
export const CONFIG_KEYS: readonly string[] = ["$schema", "templates", "defaults", "layout", "onConflict"];

export const CONFLICT_POLICIES: readonly string[] = ["ask", "skip", "overwrite", "fail"];

/** A question whose answer says where something lies. */
export const isLayout = (question: Question): boolean => question.isPath === true;

/** A question that a project can answer once for all its jobs. */
export const isDefault = (question: Question): boolean => question.flag !== undefined && !isLayout(question);
