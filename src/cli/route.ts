import { nearest } from "../answers/nearest.js";
import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { asksForHelp } from "./asks-for-help.js";
import { COMMANDS } from "./commands.js";
import {
  COMMON_OPTIONS,
  SPEC_OPTION,
  TEMPLATE_OPTIONS,
  TEMPLATES_ACTION_OPTIONS,
  WRITE_OPTIONS,
} from "./option-spec.js";
import { QUESTION_OPTIONS } from "./question-options.js";

export interface Route {
  /** "add" unless another command was named; "overview" where nothing was. */
  readonly command: string;
  /** The arguments without the words that chose the command. */
  readonly argv: readonly string[];
}

const TAKES_VALUE: ReadonlySet<string> = new Set(
  [
    ...COMMON_OPTIONS,
    ...WRITE_OPTIONS,
    ...TEMPLATE_OPTIONS,
    ...TEMPLATES_ACTION_OPTIONS,
    ...QUESTION_OPTIONS,
    SPEC_OPTION,
  ]
    .filter((option) => option.argument)
    .map((option) => option.flag),
);

/**
 * Finds the command: `[inngest] [command]`, with flags anywhere. `add` is the default.
 * @throws USAGE when the first word is `inngest` misspelt
 */
export function route(argv: readonly string[]): Route {
  const [first, second] = wordsOf(argv);
  if (first === undefined) return { command: isOverview(argv) ? "overview" : "add", argv };
  const named = first.text === "inngest";
  const word = named ? second : first;
  const spent = named ? [first.index] : [];
  if (named && word === undefined && asksForHelp(argv)) return { command: "overview", argv: without(argv, spent) };
  if (word?.text === "help" && argv.length <= spent.length + 2) return { command: "overview", argv: [] };
  if (word !== undefined && COMMANDS.has(word.text))
    return { command: word.text, argv: without(argv, [...spent, word.index]) };
  if (!named) refuseMisspelt(first.text);
  return { command: "add", argv: without(argv, spent) };
}

const isOverview = (argv: readonly string[]): boolean => argv.length === 0 || asksForHelp(argv);

function wordsOf(argv: readonly string[]): { text: string; index: number }[] {
  const words: { text: string; index: number }[] = [];
  for (let index = 0; index < argv.length; index++) {
    const text = argv[index] ?? "";
    if (text === "--") break;
    if (!text.startsWith("-") || text === "-") words.push({ text, index });
    else if (TAKES_VALUE.has(text)) index++;
  }
  return words;
}

const without = (argv: readonly string[], indexes: readonly number[]): string[] =>
  argv.filter((_, index) => !indexes.includes(index));

function refuseMisspelt(word: string): void {
  const meant = nearest(word, ["inngest"]);
  if (meant === undefined) return;
  throw new ScaffoldError("USAGE", `There is no command ${printable(word)}.`, {
    hint: `Did you mean scaffold inngest? A job of that name needs the word add: scaffold inngest add ${word}.`,
  });
}
