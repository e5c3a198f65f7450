import type { FileChange, Plan } from "../../plan/plan.js";
import { conflictsOf, type Settlement } from "../add/settle-conflicts.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Colors } from "../output/colors.js";
import { formatDiff } from "../output/diff.js";
import type { ConflictPolicy } from "../write-options.js";
import type { Prompter } from "./prompter.js";

export interface SettlementTerminal {
  readonly prompter: Prompter;
  readonly colors: Colors;
  /** What is wrong with a file, and the question what is to happen with it. */
  readonly about?: (path: string) => string;
}

const inTheWay = (path: string): string => `${path} holds something else. What is to happen with it?`;

/** What is to happen with each file in the way: as `--on-conflict` says, else as the user says who is shown the diff. */
export async function askSettlement(
  plan: Plan,
  policy: ConflictPolicy | undefined,
  terminal: SettlementTerminal,
): Promise<Settlement | Cancelled> {
  if (policy !== undefined && policy !== "ask") return () => policy;
  const chosen = new Map<string, "skip" | "overwrite">();
  for (const change of conflictsOf(plan)) {
    const answer = await askOne(change, terminal);
    if (answer === CANCELLED) return CANCELLED;
    chosen.set(change.path, answer);
  }
  return (path) => chosen.get(path) ?? "fail";
}

/** The first choice, and the one on which the cursor stands, writes nothing. */
async function askOne(
  change: FileChange,
  { prompter, colors, about = inTheWay }: SettlementTerminal,
): Promise<"skip" | "overwrite" | Cancelled> {
  prompter.print(formatDiff([change], colors));
  const answer = await prompter.select({
    message: about(change.path),
    choices: [
      { value: "stop", label: "Stop", hint: "write nothing" },
      { value: "skip", label: "Keep it", hint: "and write the other files" },
      { value: "overwrite", label: change.after === undefined ? "Delete it" : "Replace it", hint: "as the diff shows" },
    ],
  });
  return answer === "skip" || answer === "overwrite" ? answer : CANCELLED;
}
