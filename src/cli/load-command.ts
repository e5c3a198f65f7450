import type { Cancelled } from "./cancelled.js";
import type { Context } from "./context.js";

/** A command gets what stands beside its name, and gives the exit code. */
export type RunCommand = (argv: readonly string[], context: Context) => Promise<number | Cancelled>;

/** Loads a command, and nothing of the others; undefined for one that this version does not have. */
export async function loadCommand(name: string): Promise<RunCommand | undefined> {
  if (name === "add") return (await import("./commands/add.js")).add;
  if (name === "remove") return (await import("./commands/remove.js")).remove;
  if (name === "info") return (await import("./commands/info.js")).info;
  if (name === "templates") return (await import("./commands/templates.js")).templates;
  return undefined;
}
