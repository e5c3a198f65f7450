import { Command, CommanderError, Option } from "commander";
import { nearest } from "../answers/nearest.js";
import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { OptionSpec } from "./option-spec.js";

export interface CommandSpec {
  /** "inngest add". */
  readonly name: string;
  readonly describe: string;
  /** "[name]", "<id>". */
  readonly operands: readonly string[];
  readonly options: readonly OptionSpec[];
  /** Words that a stray argument may have meant. */
  readonly commands?: readonly string[];
}

export interface Parsed {
  /** By long flag without its dashes: true, a text, or the texts of a repeatable flag. */
  readonly flags: ReadonlyMap<string, true | string | readonly string[]>;
  readonly operands: readonly string[];
}

/**
 * Judges a command line by its table.
 * @throws USAGE for an unknown option, a missing value, a value given twice, or an argument too many
 */
export function parseFlags(spec: CommandSpec, argv: readonly string[]): Parsed {
  return guarded(spec, argv, (command) => {
    command.parse([...argv], { from: "user" });
    return command.args;
  });
}

/** The same, but unknown options, and all behind them that is no known option, are passed over. */
export function parseKnownFlags(
  spec: CommandSpec,
  argv: readonly string[],
): Parsed & { readonly unknown: readonly string[] } {
  const unknown: string[] = [];
  const parsed = guarded(spec, argv, (command) => {
    const rest = command.parseOptions([...argv]);
    unknown.push(...rest.unknown);
    return rest.operands;
  });
  return { ...parsed, unknown };
}

/** What `--help` prints. */
export function helpText(spec: CommandSpec): string {
  const { command } = buildCommand(spec);
  return command.helpInformation();
}

type Flags = Map<string, true | string | readonly string[]>;

function buildCommand(spec: CommandSpec): { command: Command; flags: Flags } {
  const command = new Command(`scaffold ${spec.name}`).description(spec.describe).helpOption(false).exitOverride();
  command.configureOutput({ writeErr: () => {}, writeOut: () => {} }).configureHelp({ helpWidth: 100 });
  // Commander asks for an action before it judges arguments.
  command.action(() => {});
  for (const operand of spec.operands) command.argument(operand);
  const flags: Flags = new Map();
  for (const option of spec.options)
    command.addOption(buildOption(option, flags)).on(`option:${optionName(option)}`, (value: unknown) => {
      if (option.argument === undefined || (value === null && isOptional(option)))
        flags.set(option.flag.slice(2), true);
    });
  return { command, flags };
}

/** Whether a flag may stand without its value. */
const isOptional = ({ argument }: OptionSpec): boolean => argument?.startsWith("[") ?? false;

const optionName = ({ flag }: OptionSpec): string => flag.slice(2);

function buildOption(spec: OptionSpec, flags: Flags): Option {
  const long = spec.argument === undefined ? spec.flag : `${spec.flag} ${spec.argument}`;
  const option = new Option(spec.short === undefined ? long : `${spec.short}, ${long}`, spec.describe);
  option.helpGroup(`${spec.group}:`);
  if (spec.argument === undefined) return option;
  return option.argParser((value: string) => {
    if (value.startsWith("--"))
      throw new ScaffoldError("USAGE", `The option ${spec.flag} needs a value, and ${printable(value)} is an option.`, {
        hint: usageOf(spec),
      });
    const key = spec.flag.slice(2);
    const before = flags.get(key);
    if (before !== undefined && !spec.repeatable) {
      throw new ScaffoldError("USAGE", `The option ${spec.flag} is given twice.`, { hint: `Give ${spec.flag} once.` });
    }
    flags.set(key, spec.repeatable ? [...(Array.isArray(before) ? before : []), value] : value);
    return value;
  });
}

const usageOf = (spec: OptionSpec): string => `Write ${spec.flag} ${spec.argument ?? ""}: ${spec.describe}.`;
const flagOf = (word: string): string => word.split("=", 1)[0] ?? word;

function guarded(spec: CommandSpec, argv: readonly string[], parse: (command: Command) => readonly string[]): Parsed {
  const { command, flags } = buildCommand(spec);
  try {
    const operands = parse(command);
    return { flags, operands };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    throw usageError(spec, argv, error);
  }
}

function usageError(spec: CommandSpec, argv: readonly string[], error: CommanderError): ScaffoldError {
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? "";
  if (error.code === "commander.unknownOption") return unknownOption(spec, quoted, spec.options);
  if (error.code === "commander.optionMissingArgument") {
    const option = spec.options.find((each) => quoted.includes(each.flag));
    return new ScaffoldError("USAGE", `The option ${option?.flag ?? quoted} needs a value.`, {
      hint: option && usageOf(option),
    });
  }
  if (error.code === "commander.excessArguments") return tooMany(spec, argv);
  if (error.code === "commander.missingArgument") {
    return new ScaffoldError("USAGE", `The argument <${quoted}> is missing.`, {
      hint: `Write scaffold ${spec.name} ${spec.operands.join(" ")}.`,
    });
  }
  return new ScaffoldError("USAGE", error.message.replace(/^error: /, ""), {
    hint: `See scaffold ${spec.name} --help.`,
  });
}

function unknownOption(spec: CommandSpec, word: string, known: readonly OptionSpec[]): ScaffoldError {
  const flag = flagOf(word);
  const same = known.find((option) => option.flag === flag && option.argument === undefined);
  if (same) return new ScaffoldError("USAGE", `The option ${flag} takes no value.`, { hint: `Write ${flag} alone.` });
  const flags = known.map((option) => option.flag);
  const meant =
    nearest(flag, flags) ??
    flags.find((each) => each === `-${flag}` || each.replaceAll("-", "") === flag.replaceAll("-", "").toLowerCase());
  return new ScaffoldError("USAGE", `There is no option ${printable(flag).slice(1, -1)}.`, {
    hint: meant ? `Did you mean ${meant}?` : `See scaffold ${spec.name} --help.`,
  });
}

function tooMany(spec: CommandSpec, argv: readonly string[]): ScaffoldError {
  const { operands } = parseKnownFlags(spec, argv);
  const first = operands[spec.operands.length] ?? "";
  const command = nearest(operands[0] ?? "", spec.commands ?? []);
  const hint = command
    ? `Did you mean scaffold inngest ${command}?`
    : `Write scaffold ${[spec.name, ...spec.operands].join(" ")}, and quote a value that has spaces.`;
  return new ScaffoldError("USAGE", `The argument ${printable(first)} is too much.`, { hint });
}
