import type * as z from "zod";
import { nearest } from "../answers/nearest.js";
import { noSuchQuestion } from "./check-manifest.js";

/** What a schema finds wrong with a value. */
export type Issue = z.core.$ZodIssue;

/** What the matter is with a value of a manifest, in words that say what is expected. */
export function issueReason(issue: Issue): string {
  if (issue.code === "invalid_type" && issue.message.endsWith("received undefined")) return "is missing";
  if (issue.code === "invalid_type") return `is not ${TYPES[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") return notOneOf(issue.values, issue.input);
  if (issue.code === "invalid_key") return noSuchQuestion(String(issue.path.at(-1)));
  if (issue.code === "too_small") return issue.minimum === 1 ? "is empty" : `has less than ${issue.minimum}`;
  if (issue.code === "too_big") return `has more than ${issue.maximum}`;
  if (issue.code !== "invalid_union" || issue.message !== "Invalid input") return issue.message;
  const parts = issue.errors.map(([first]) => first).filter((first) => first !== undefined);
  const values = parts.flatMap((part) => (part.code === "invalid_value" ? part.values : []));
  if (values.length === parts.length) return notOneOf(values, undefined);
  const types = parts.flatMap((part) => (part.code === "invalid_type" ? [TYPES[part.expected] ?? part.expected] : []));
  const deeper = parts.find((part) => part.path.length > 0 || part.code === "unrecognized_keys");
  return `is neither ${[...new Set(types), ...(deeper === undefined ? [] : ["an object of the right keys"])].join(" nor ")}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

function notOneOf(values: readonly unknown[], input: unknown): string {
  const meant = typeof input === "string" ? nearest(input, values.map(String)) : undefined;
  const known = values.map((value) => JSON.stringify(value)).join(", ");
  return `is ${values.length === 1 ? "not" : "none of"} ${known}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}
