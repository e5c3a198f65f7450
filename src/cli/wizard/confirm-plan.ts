import type { Plan } from "../../plan/plan.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Colors } from "../output/colors.js";
import { formatDiff } from "../output/diff.js";
import { formatChanges, formatWarning } from "../output/human.js";
import type { Prompter } from "./prompter.js";

/** Shows the tree of changes, the diff on request, and asks for consent unless `--yes` gave it or there is nothing to write. */
export async function confirmPlan(
  plan: Plan,
  options: {
    readonly yes: boolean;
    readonly diff: boolean;
    readonly question?: string;
    readonly initial?: "yes" | "no";
  },
  { prompter, colors }: { readonly prompter: Prompter; readonly colors: Colors },
): Promise<"confirmed" | Cancelled> {
  prompter.note(formatChanges(plan.changes, colors), "Changes");
  for (const warning of plan.warnings) prompter.info(formatWarning(warning, colors));
  if (options.diff) prompter.print(formatDiff(plan.changes, colors));
  const writes = plan.changes.filter((change) => ["create", "modify", "delete"].includes(change.action)).length;
  if (options.yes || writes === 0) return "confirmed";
  for (;;) {
    const answer = await prompter.select({
      message: options.question ?? `Write ${writes === 1 ? "this file" : `these ${writes} files`}?`,
      choices: [
        { value: "yes", label: "Yes" },
        { value: "diff", label: "Show the diff first" },
        { value: "no", label: "No", hint: "write nothing" },
      ],
      initial: options.initial,
    });
    if (answer === "yes") return "confirmed";
    if (answer !== "diff") return CANCELLED;
    prompter.print(formatDiff(plan.changes, colors));
  }
}
