import type { Plan } from "../../plan/plan.js";
import { conflictsOf, type Settlement } from "../add/settle-conflicts.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { ConflictPolicy } from "../write-options.js";
import type { Prompter } from "./prompter.js";

/** What is to happen with each file in the way: as `--on-conflict` says, else as the user says. */
export async function askSettlement(
  plan: Plan,
  policy: ConflictPolicy | undefined,
  prompter: Prompter,
): Promise<Settlement | Cancelled> {
  if (policy !== undefined && policy !== "ask") return () => policy;
  const chosen = new Map<string, "skip" | "overwrite">();
  for (const { path } of conflictsOf(plan)) {
    const answer = await prompter.select({
      message: `${path} holds something else. What is to happen with it?`,
      choices: [
        { value: "stop", label: "Stop", hint: "write nothing" },
        { value: "skip", label: "Keep it", hint: "and write the other files" },
        { value: "overwrite", label: "Replace it" },
      ],
    });
    if (answer !== "skip" && answer !== "overwrite") return CANCELLED;
    chosen.set(path, answer);
  }
  return (path) => chosen.get(path) ?? "fail";
}
