import type { RawAnswers } from "../../answers/raw-answers.js";
import type { DatabaseChoice, DatabaseChoices } from "../../plan/db/database-choices.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Asked } from "./ask.js";
import type { Prompter } from "./prompter.js";
import { promptOf } from "./question.js";

/** No column or table has these names. */
const NONE = "none";
const OTHER = " other";
const TABLE = " table ";

/**
 * Asks which client and which place for the status are meant, where there is something to choose.
 *
 * @param judge of the answers so far; throws for those that will not do
 */
export async function askDatabase(
  given: RawAnswers,
  choices: DatabaseChoices,
  { prompter, judge }: { readonly prompter: Prompter; readonly judge: (raw: RawAnswers) => unknown },
): Promise<Asked> {
  const client = await askClient(given, choices, prompter);
  if (client === CANCELLED) return { raw: given, cancelled: true };
  const raw = { ...given, ...client };
  if (raw.db === "none" || raw.statusColumn !== undefined || raw.statusTable !== undefined)
    return { raw, cancelled: false };
  const status = await askStatus(choices, prompter, (text) => judge({ ...raw, statusColumn: text }));
  return status === CANCELLED ? { raw, cancelled: true } : { raw: { ...raw, ...status }, cancelled: false };
}

async function askClient(
  raw: RawAnswers,
  { clients }: DatabaseChoices,
  prompter: Prompter,
): Promise<RawAnswers | Cancelled> {
  if (raw.dbClient !== undefined || clients.length === 0) return {};
  const choices = [...clients.map(choiceOf), { value: NONE, label: "None", hint: "write no database code" }];
  const dbClient = await prompter.select({ message: "Which database client is to be used?", choices });
  if (dbClient === CANCELLED) return CANCELLED;
  return dbClient === NONE ? { db: "none" } : { dbClient };
}

async function askStatus(
  { columns, open, tables, initial }: DatabaseChoices,
  prompter: Prompter,
  check: (text: string) => unknown,
): Promise<RawAnswers | Cancelled> {
  if (columns.length + open.length + tables.length === 0) return {};
  const chosen = await prompter.select({
    message: promptOf("statusColumn"),
    choices: [
      ...columns.map(choiceOf),
      ...tables.map((each) => ({ ...choiceOf(each), value: TABLE + each.answer })),
      { value: OTHER, label: "Another column…", hint: open.length === 0 ? "with its values" : open.join(", ") },
      { value: NONE, label: "None", hint: "no step writes it" },
    ],
    initial,
  });
  if (chosen === CANCELLED) return CANCELLED;
  // What would be taken anyway needs no word.
  if (chosen === initial) return {};
  if (chosen.startsWith(TABLE)) return { statusTable: chosen.slice(TABLE.length) };
  if (chosen !== OTHER) return { statusColumn: chosen };
  const [first = "status"] = open;
  const statusColumn = await prompter.text({
    message: "Which one, and what has it while a job is pending, processing, completed and failed?",
    initial: `${first}=pending|processing|completed|failed`,
    check,
  });
  return statusColumn === CANCELLED ? CANCELLED : { statusColumn };
}

const choiceOf = ({ answer, label, hint }: DatabaseChoice) => ({
  value: answer,
  label,
  ...(hint === undefined ? {} : { hint }),
});
