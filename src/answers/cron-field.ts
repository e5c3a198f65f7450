import { ScaffoldError } from "../errors/scaffold-error.js";
import { printable } from "./printable.js";

export interface CronField {
  readonly title: string;
  readonly least: number;
  readonly most: number;
  /** Three-letter names of the values from `least` on. */
  readonly names: readonly string[];
}

export const CRON_FIELDS: readonly CronField[] = [
  { title: "minute", least: 0, most: 59, names: [] },
  { title: "hour", least: 0, most: 23, names: [] },
  { title: "day of month", least: 1, most: 31, names: [] },
  { title: "month", least: 1, most: 12, names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" ") },
  { title: "day of week", least: 0, most: 6, names: "sun mon tue wed thu fri sat".split(" ") },
];

/**
 * The values that one field of a schedule stands for: a list of `*`, `a`, `a-b`, each with `/step`.
 * @throws CRON_INVALID
 */
export function parseCronField(field: CronField, text: string): Set<number> {
  const values = new Set<number>();
  for (const part of text.split(",")) {
    for (const value of parsePart(field, part, text)) values.add(value);
  }
  return values;
}

function parsePart(field: CronField, part: string, text: string): number[] {
  const match = /^(?:([*?])|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
  if (!match) throw invalid(field, text, `${printable(part)} is none of *, a, a-b, */n and a-b/n`);
  const [, star, from, to, step] = match;
  const first = star ? field.least : valueIn(field, from ?? "", text);
  // "5/15" means from 5 on.
  const last = star || (to === undefined && step !== undefined) ? field.most : valueIn(field, to ?? from ?? "", text);
  if (first > last) throw invalid(field, text, `the range ${printable(part)} ends before it begins`);
  const every = Number(step ?? 1);
  if (every < 1 || every > field.most)
    throw invalid(field, text, `the step ${every} is not between 1 and ${field.most}`);
  const values: number[] = [];
  for (let value = first; value <= last; value += every) values.push(value);
  return values;
}

function valueIn(field: CronField, text: string, whole: string): number {
  const named = field.names.indexOf(text.toLowerCase());
  const value = named >= 0 ? named + field.least : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= field.least && value <= field.most) return value;
  if (field.title === "day of week" && value === 7) throw invalid(field, whole, "Sunday is 0, not 7");
  throw invalid(field, whole, `${printable(text)} is not between ${field.least} and ${field.most}`);
}

const invalid = (field: CronField, text: string, reason: string): ScaffoldError =>
  new ScaffoldError("CRON_INVALID", `The ${field.title} ${printable(text)} of the schedule is not valid: ${reason}.`, {
    hint: `The ${field.title} is ${field.least} to ${field.most}${field.names.length > 0 ? `, or ${field.names[0]} to ${field.names.at(-1)}` : ""}.`,
  });
