import { ts } from "@ts-morph/common";
import { aboutJob } from "../answers/about.js";
import type { Likeness } from "../edit/groups.js";
import { isAlike, isGeneral } from "../project/topics.js";

interface Subject {
  readonly id?: string;
  readonly events?: readonly string[];
  readonly crons?: readonly string[];
}

/** Words of headings over functions of one kind. */
const KINDS = {
  cron: /^(cron|crons|schedule|schedules|scheduled|nightly|daily|hourly|periodic|recurring)$/,
  event: /^(event|events|handler|handlers|listener|listeners|triggered)$/,
} as const;

/**
 * What a new function has in common with elements of an array: the folder with the modules of some, by the names that the
 * array's file gives them; and its subject or kind with headings.
 */
export function likeFunction(names: ReadonlySet<string>, { id, events = [], crons = [] }: Subject): Likeness {
  const about = [...aboutJob({ name: id }), ...events.flatMap((event) => aboutJob({ event }))];
  const kind = KINDS[events.length === 0 && crons.length > 0 ? "cron" : "event"];
  const words = about.filter((word) => !isGeneral(word));
  return {
    node: (node) => (ts.isIdentifier(node) && names.has(node.text) ? 1 : 0),
    heading: (heading) => heading.some((word) => kind.test(word) || words.some((each) => isAlike(each, word))),
  };
}
