import { resolve } from "node:path";
import { nearest } from "../../answers/nearest.js";
import { printable } from "../../answers/printable.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { asksForHelp } from "../asks-for-help.js";
import { listFlag, readCommonOptions } from "../common-options.js";
import type { Context } from "../context.js";
import { COMMON_OPTIONS, TEMPLATE_OPTIONS } from "../option-spec.js";
import { type CommandSpec, helpText, parseFlags } from "../parse-flags.js";

const ACTIONS = ["list", "show"];
const LATER = ["eject", "new", "test"];

export const TEMPLATES_SPEC: CommandSpec = {
  name: "inngest templates",
  describe: "list: the templates there are. show <id>: what one writes and asks.",
  operands: ["[action]", "[id]"],
  options: [...TEMPLATE_OPTIONS, ...COMMON_OPTIONS],
};

/** `scaffold inngest templates list | show <id>`. */
export async function templates(argv: readonly string[], context: Context): Promise<number> {
  if (asksForHelp(argv)) {
    context.streams.stdout.write(helpText(TEMPLATES_SPEC));
    return 0;
  }
  const parsed = parseFlags(TEMPLATES_SPEC, argv);
  const { streams } = context;
  const options = readCommonOptions(parsed, streams);
  const [action, id] = chooseAction(parsed.operands);
  const { projectConfig } = await import("../project-config.js");
  const own = listFlag(parsed.flags, "templates").map((directory) => resolve(options.cwd, directory));
  const print = await import("../templates/print-templates.js");
  const { directories } = await projectConfig(options.cwd, own);
  if (action === "list") print.printList(directories, options, context);
  else print.printOne(id ?? "", directories, { options, context });
  return 0;
}

function chooseAction([action = "list", id]: readonly string[]): readonly [string, string | undefined] {
  if (LATER.includes(action))
    throw usage(
      `The command templates ${action} is not part of this version.`,
      "There are templates list and templates show <id>.",
    );
  if (!ACTIONS.includes(action)) {
    const meant = nearest(action, ACTIONS);
    throw usage(
      `There is no command templates ${printable(action)}.`,
      meant ? `Did you mean templates ${meant}?` : "There are templates list and templates show <id>.",
    );
  }
  if (action === "show" && id === undefined)
    throw usage("templates show needs the id of a template.", "See templates list.");
  if (action === "list" && id !== undefined)
    throw usage(`The argument ${printable(id)} is too much.`, `Did you mean templates show ${id}?`);
  return [action, id];
}

const usage = (message: string, hint: string): ScaffoldError => new ScaffoldError("USAGE", message, { hint });
