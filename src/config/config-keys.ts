import type { Question } from "../answers/questions.js";

/** The keys of the JSON form. */
export const CONFIG_KEYS: readonly string[] = ["$schema", "templates", "defaults", "layout", "onConflict"];

/** The keys of the .mjs form. */
export const MODULE_KEYS: readonly string[] = [...CONFIG_KEYS, "helpers"];

export const CONFLICT_POLICIES: readonly string[] = ["ask", "skip", "overwrite", "fail"];

/** A question whose answer says where something lies. */
export const isLayout = (question: Question): boolean => question.isPath === true;

/** A question that a project can answer once for all its jobs. */
export const isDefault = (question: Question): boolean => question.flag !== undefined && !isLayout(question);
