import type { Cancelled } from "./cancelled.js";
import type { Context } from "./context.js";

/** A command gets what stands behind its name, and gives the exit code. */
export type RunCommand = (argv: readonly string[], context: Context) => Promise<number | Cancelled>;

export interface CommandEntry {
  readonly describe: string;
  readonly usage: string;
  /** Loads the command; absent for one that this version does not have. */
  readonly load?: () => Promise<RunCommand>;
}

/** Every command, in the order of the overview. Each is loaded only when it is run. */
export const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map(
  Object.entries({
    add: {
      usage: "[add] [name]",
      describe: "add a function: its file, event type, registration and test",
      load: async () => (await import("./commands/add.js")).add,
    },
    info: {
      usage: "info",
      describe: "what was found in the project, and from which file and line",
      load: async () => (await import("./commands/info.js")).info,
    },
    templates: {
      usage: "templates list | show <id>",
      describe: "the templates, and what each one asks",
      load: async () => (await import("./commands/templates.js")).templates,
    },
    init: { usage: "init", describe: "set Inngest up in a project" },
    remove: { usage: "remove <name>", describe: "remove a function and all that belongs to it" },
    list: { usage: "list", describe: "the functions of the project" },
    graph: { usage: "graph", describe: "which event starts which function" },
    doctor: { usage: "doctor", describe: "check the functions of the project" },
    verify: { usage: "verify", describe: "type-check and test what was generated" },
  } satisfies Record<string, CommandEntry>),
);
