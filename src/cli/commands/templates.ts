import { nearest } from "../../answers/nearest.js";
import { printable } from "../../answers/printable.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { asksForHelp } from "../asks-for-help.js";
import type { Context } from "../context.js";
import { helpText, type Parsed, parseFlags, parseKnownFlags } from "../parse-flags.js";
import { ACTIONS, type ActionName, templatesSpec } from "../templates/templates-spec.js";

/** `scaffold inngest templates list | show | eject | new | test`: each is loaded only when it is asked for. */
export async function templates(argv: readonly string[], context: Context): Promise<number> {
  const [word] = parseKnownFlags(templatesSpec(), argv).operands;
  if (asksForHelp(argv)) {
    context.streams.stdout.write(helpText(templatesSpec(isAction(word) ? word : undefined)));
    return 0;
  }
  const action = chooseAction(word);
  const parsed = parseFlags(templatesSpec(action), word === undefined ? argv : without(argv, word));
  return await (await load(action))(parsed, context);
}

type RunAction = (parsed: Parsed, context: Context) => number | Promise<number>;

async function load(action: ActionName): Promise<RunAction> {
  if (action === "list") return (await import("../templates/list.js")).list;
  if (action === "show") return (await import("../templates/show.js")).show;
  if (action === "eject") return (await import("../templates/eject.js")).eject;
  if (action === "new") return (await import("../templates/new.js")).newTemplate;
  return (await import("../templates/test.js")).test;
}

const isAction = (word: string | undefined): word is ActionName => word !== undefined && Object.hasOwn(ACTIONS, word);

/** The word chose the action; the first that is written so is that word, since no flag here takes such a value before it. */
const without = (argv: readonly string[], word: string): string[] =>
  argv.filter((_, index) => index !== argv.indexOf(word));

function chooseAction(word = "list"): ActionName {
  if (isAction(word)) return word;
  const meant = nearest(word, Object.keys(ACTIONS));
  throw new ScaffoldError("USAGE", `There is no command templates ${printable(word)}.`, {
    hint: meant
      ? `Did you mean templates ${meant}?`
      : `There are ${Object.keys(ACTIONS)
          .map((name) => `templates ${name}`)
          .join(", ")}.`,
  });
}
