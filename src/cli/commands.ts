export interface CommandEntry {
  readonly describe: string;
  readonly usage: string;
  /** Absent for one that this version does not have. */
  readonly available?: true;
}

/** Every command, in the order of the overview. */
export const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map(
  Object.entries({
    add: {
      usage: "[add] [name]",
      describe: "add a function: its file, event type, registration and test",
      available: true,
    },
    remove: { usage: "remove <name...>", describe: "remove functions and all that belongs to them", available: true },
    info: { usage: "info", describe: "what was found in the project, and from which file and line", available: true },
    templates: {
      usage: "templates list | show | eject | new | test",
      describe: "the templates: what each is for and asks; your own, tested against snapshots",
      available: true,
    },
    init: { usage: "init", describe: "set Inngest up in a project" },
    list: { usage: "list", describe: "the functions of the project" },
    graph: { usage: "graph", describe: "which event starts which function" },
    doctor: { usage: "doctor", describe: "check the functions of the project" },
    verify: { usage: "verify", describe: "type-check and test what was generated" },
  } satisfies Record<string, CommandEntry>),
);
