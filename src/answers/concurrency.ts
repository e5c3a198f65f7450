import { ScaffoldError } from "../errors/scaffold-error.js";
import { parseCel } from "./cel.js";
import { printable } from "./printable.js";
import { trimBlanks } from "./trim-blanks.js";
import { parseWholeNumber } from "./whole-number.js";

export interface Concurrency {
  readonly limit: number;
  /** CEL over the event: `event.data.projectId`. */
  readonly key?: string;
}

const FLAG = "--concurrency";

/**
 * Reads `5` or `5:event.data.projectId`. Zero is refused: to Inngest it means no limit.
 * @throws ANSWER_INVALID
 */
export function parseConcurrency(text: string): Concurrency {
  const colon = text.indexOf(":");
  const limit = parseWholeNumber(FLAG, colon < 0 ? text : text.slice(0, colon), { least: 1, most: 100_000 });
  if (colon < 0) return { limit };
  const key = trimBlanks(text.slice(colon + 1));
  parseCel(FLAG, key);
  return { limit, key };
}

/** The text that `parseConcurrency` reads as this. */
export const formatConcurrency = ({ limit, key }: Concurrency): string =>
  key === undefined ? String(limit) : `${limit}:${key}`;

/**
 * A key over a field that the event does not have puts every run in one bucket, in silence.
 * @throws ANSWER_INVALID naming the first such field
 */
export function checkKeyFields(key: string, fields: readonly string[]): void {
  for (const path of parseCel(FLAG, key)) {
    const field = path[1] === "data" ? path[2] : undefined;
    if (path[1] === "data" && (field === undefined || !fields.includes(field))) {
      throw new ScaffoldError(
        "ANSWER_INVALID",
        `The concurrency key ${printable(key)} reads ${path.join(".")}, which the event does not have.`,
        {
          hint:
            fields.length > 0
              ? `The event's fields are ${fields.join(", ")}.`
              : "Add the field with --field, or leave the key out.",
        },
      );
    }
  }
}
