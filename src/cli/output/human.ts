import type { ChangeAction, FileChange, Plan } from "../../plan/plan.js";
import type { Warning } from "../../project/project.js";
import type { Colors } from "./colors.js";
import { visible } from "./visible.js";

const COLOR: Readonly<Record<ChangeAction, "green" | "yellow" | "red" | "dim">> = {
  create: "green",
  modify: "yellow",
  delete: "red",
  conflict: "red",
  identical: "dim",
  skip: "dim",
};

/** One line per file: what happens to it, and its path. */
export const formatChanges = (changes: readonly FileChange[], colors: Colors): string =>
  changes.map(({ action, path }) => `  ${colors[COLOR[action]](action.padEnd(9))} ${visible(path)}`).join("\n");

/** What the whole plan comes to, in one sentence. */
export function summarise({ changes }: Plan, written: boolean): string {
  const count = changes.filter((change) => ["create", "modify", "delete"].includes(change.action)).length;
  if (count === 0) return "Nothing to do: everything is there.";
  const files = `${count} ${count === 1 ? "file" : "files"}`;
  const deleted = changes.filter((change) => change.action === "delete").length;
  if (deleted > 0) {
    const what = `${deleted} ${deleted === 1 ? "file" : "files"} ${written ? "" : "would be "}deleted, ${count - deleted} changed`;
    return written ? `Done: ${what}.` : `${what}; nothing was.`;
  }
  return written ? `Done: ${files} written.` : `${files} would be written; nothing was.`;
}

export function formatWarning({ code, message, file, line }: Warning, colors: Colors): string {
  const place = [file, line].filter((part) => part !== undefined).join(":");
  return `${colors.yellow("warning")} ${colors.dim(code)} ${visible(message)}${place ? ` ${colors.cyan(visible(place))}` : ""}`;
}

/** Numbered, with what spans several lines set under its number. */
export const formatNextSteps = (steps: readonly string[]): string =>
  steps.map((step, index) => `  ${index + 1}. ${visible(step).split("\n").join("\n     ")}`).join("\n");
