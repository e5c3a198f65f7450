import {
  COMMON_OPTIONS,
  type OptionSpec,
  TEMPLATE_OPTIONS,
  TEMPLATES_ACTION_OPTIONS,
  WRITE_OPTIONS,
} from "../option-spec.js";
import type { CommandSpec } from "../parse-flags.js";

interface Action {
  readonly describe: string;
  readonly id: "none" | "optional" | "required";
  /** Its own flags beside those of every action. */
  readonly options: readonly OptionSpec[];
}

const own = (...flags: string[]): OptionSpec[] => TEMPLATES_ACTION_OPTIONS.filter(({ flag }) => flags.includes(flag));

/** What `templates` can do, by its first word. */
export const ACTIONS = {
  list: { id: "none", describe: "the templates there are: built-in, overridden, own", options: [] },
  show: { id: "required", describe: "what one is for, does, writes and asks", options: [] },
  eject: {
    id: "required",
    describe: "copy one into a directory of templates, to change it",
    options: [...own("--to"), ...WRITE_OPTIONS],
  },
  new: { id: "required", describe: "a small template to start from", options: [...own("--to"), ...WRITE_OPTIONS] },
  test: {
    id: "optional",
    describe: "render the examples and compare them with their snapshots; exit 3 if any differs",
    options: own("--update", "--junit"),
  },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof ACTIONS;

/** The command line of one action, or of all of them. */
export function templatesSpec(name?: ActionName): CommandSpec {
  const shared = [...TEMPLATE_OPTIONS, ...COMMON_OPTIONS];
  if (name !== undefined) {
    const { describe, id, options }: Action = ACTIONS[name];
    const operand = { none: [], optional: ["[id]"], required: ["<id>"] }[id];
    return {
      name: `inngest templates ${name}`,
      describe: `${describe}.`,
      operands: operand,
      options: [...options, ...shared],
    };
  }
  const lines = Object.entries(ACTIONS).map(([action, { id, describe }]) => {
    const operand = { none: "", optional: " [id]", required: " <id>" }[id];
    return `  ${`${action}${operand}`.padEnd(12)}${describe}`;
  });
  const options = [...TEMPLATES_ACTION_OPTIONS, ...WRITE_OPTIONS, ...shared];
  return {
    name: "inngest templates",
    describe: `Shows, copies, makes and tests templates.\n\n${lines.join("\n")}`,
    operands: ["[action]", "[id]"],
    options,
  };
}
