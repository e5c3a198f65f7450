import { ScaffoldError } from "../../errors/scaffold-error.js";
import { parseCel } from "../cel.js";
import { trimBlanks } from "../trim-blanks.js";

export interface CancelOn {
  readonly event: string;
  /** CEL over the run's event and the one that cancels: `async.data.projectId == event.data.projectId`. */
  readonly if?: string;
}

const FLAG = "--cancel-on";

/**
 * Reads `crm/deal.deleted` or `crm/deal.deleted:async.data.dealId == event.data.dealId`. The event's name is judged with
 * the project, since an existing one is taken as found.
 *
 * @throws ANSWER_INVALID
 */
export function parseCancelOn(text: string): CancelOn {
  const colon = text.indexOf(":");
  const event = trimBlanks(colon < 0 ? text : text.slice(0, colon));
  if (event === "")
    throw new ScaffoldError("ANSWER_INVALID", `${FLAG} is given no event.`, {
      hint: `Write ${FLAG} crm/deal.deleted, or ${FLAG} "crm/deal.deleted:async.data.dealId == event.data.dealId".`,
    });
  if (colon < 0) return { event };
  const condition = trimBlanks(text.slice(colon + 1));
  parseCel(FLAG, condition, { roots: ["async", "event"] });
  return { event, if: condition };
}

/** The text that `parseCancelOn` reads as this. */
export const formatCancelOn = (cancel: CancelOn): string =>
  cancel.if === undefined ? cancel.event : `${cancel.event}:${cancel.if}`;
