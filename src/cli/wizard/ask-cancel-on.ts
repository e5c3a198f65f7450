import { parseCancelOn } from "../../answers/flow/cancel-on.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Prompter } from "./prompter.js";
import { promptOf } from "./question.js";

const MOST = 5;

/** The events that cancel the job, for a template that cannot do without: one at least, an empty answer ends the list. */
export async function askCancelOn(prompter: Prompter): Promise<string[] | Cancelled> {
  const answers: string[] = [];
  while (answers.length < MOST) {
    const first = answers.length === 0;
    const answer = await prompter.text({
      message: first ? promptOf("cancelOn") : "Which other event cancels it?",
      placeholder: first ? "crm/deal.deleted, or crm/deal.deleted:async.data.x == event.data.x" : "none",
      check: (text) => (text === "" && !first) || parseCancelOn(text),
    });
    if (answer === CANCELLED) return CANCELLED;
    if (answer === "") return answers;
    answers.push(answer);
  }
  return answers;
}
