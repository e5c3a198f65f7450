/** One flag of the command line, as data. */
export interface OptionSpec {
  /** "--event". */
  readonly flag: string;
  /** "-h". */
  readonly short?: string;
  /** "<name>"; absent for a flag without a value. */
  readonly argument?: string;
  readonly repeatable?: boolean;
  readonly describe: string;
  /** Heading it stands under in help. */
  readonly group: string;
}

const GENERAL = "General";
const WRITING = "Writing";

/** Flags of every command. */
export const COMMON_OPTIONS: readonly OptionSpec[] = [
  { flag: "--cwd", argument: "<dir>", describe: "work there instead of here", group: GENERAL },
  { flag: "--json", describe: "one JSON document on standard output, and no questions", group: GENERAL },
  { flag: "--quiet", describe: "print nothing but warnings and errors", group: GENERAL },
  { flag: "--verbose", describe: "print more: what was found and where, stack traces", group: GENERAL },
  { flag: "--no-color", describe: "no colours (as with NO_COLOR)", group: GENERAL },
  { flag: "--help", short: "-h", describe: "this text", group: GENERAL },
  { flag: "--version", short: "-V", describe: "the version", group: GENERAL },
];

/** Flags of commands that write. */
export const WRITE_OPTIONS: readonly OptionSpec[] = [
  { flag: "--dry-run", describe: "stop before writing", group: WRITING },
  { flag: "--diff", describe: "show the changes as a diff", group: WRITING },
  { flag: "--check", describe: "write nothing; exit 3 if anything would change", group: WRITING },
  { flag: "--yes", short: "-y", describe: "do not ask for confirmation", group: WRITING },
  {
    flag: "--on-conflict",
    argument: "<policy>",
    describe: "ask, skip, overwrite or fail where a file is in the way",
    group: WRITING,
  },
];

/** Flags of commands that write code. */
export const FORMAT_OPTIONS: readonly OptionSpec[] = [
  {
    flag: "--no-format",
    describe: "write without the project's formatter, such as Prettier or Biome",
    group: WRITING,
  },
];

/** Many jobs instead of one. */
export const SPEC_OPTION: OptionSpec = {
  flag: "--spec",
  argument: "<file|->",
  describe: "many jobs at once, from a file of YAML or JSON, or from standard input",
  group: "Job",
};

/** Flags of commands that read templates. */
export const TEMPLATE_OPTIONS: readonly OptionSpec[] = [
  {
    flag: "--templates",
    argument: "<dir>",
    repeatable: true,
    describe: "directory of templates over the built-in ones",
    group: "Project",
  },
];

/** Flags of some of what `templates` does. */
export const TEMPLATES_ACTION_OPTIONS: readonly OptionSpec[] = [
  {
    flag: "--to",
    argument: "<dir>",
    describe: "directory of templates to write to (eject, new); scaffold-templates unless given",
    group: "Templates",
  },
  {
    flag: "--update",
    short: "-u",
    describe: "write the snapshots as they are now (test); not where CI is set",
    group: "Templates",
  },
  {
    flag: "--junit",
    argument: "<file>",
    describe: "write a report for CI in JUnit's format as well (test)",
    group: "Templates",
  },
];
