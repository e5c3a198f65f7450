import { ERROR_CODES } from "../errors/codes.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { CANCELLED, CANCELLED_EXIT } from "./cancelled.js";
import { loadCommand } from "./load-command.js";
import { refuseLongDashes } from "./long-dash.js";
import { colorsFor } from "./output/colors.js";
import { reportError } from "./output/error.js";
import { overview } from "./overview.js";
import { route } from "./route.js";
import type { Streams } from "./streams.js";
import { version } from "./version.js";
import { watchOutput } from "./watch-output.js";

/**
 * Runs one command line and gives its exit code. Never throws, never ends the process.
 *
 * @param argv without the paths of node and the script
 */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const lost = watchOutput(streams);
  try {
    const code = await dispatch(argv, streams);
    const error = await lost();
    if (error !== undefined) return reportLost(error, argv, streams);
    return code === CANCELLED ? CANCELLED_EXIT : code;
  } catch (error) {
    reportError(error, argv, streams);
    return error instanceof ScaffoldError ? ERROR_CODES[error.code].exit : ERROR_CODES.INTERNAL.exit;
  }
}

async function dispatch(argv: readonly string[], streams: Streams): Promise<number | typeof CANCELLED> {
  if (argv.includes("--version") || argv.includes("-V")) return print(streams, `${version()}\n`);
  refuseLongDashes(argv);
  const { command, argv: rest } = route(argv);
  if (command === "overview") return print(streams, overview());
  const runCommand = await loadCommand(command);
  if (runCommand === undefined) {
    throw new ScaffoldError("USAGE", `The command ${command} is not part of this version.`, {
      hint: `See scaffold --help for the commands there are. A job called ${command} needs the word add: scaffold inngest add ${command}.`,
    });
  }
  return runCommand(rest, { streams, colors: colorsFor(streams.stdout, streams.env, argv) });
}

/** On standard error whatever was asked for: the other one takes nothing any more. */
function reportLost(cause: Error, argv: readonly string[], streams: Streams): number {
  const error = new ScaffoldError("IO", `The output could not be written: ${cause.message}`, {
    hint: "What the command does to files, it has done.",
    cause,
  });
  const words = argv.filter((word) => word !== "--json");
  reportError(error, words, streams);
  return ERROR_CODES.IO.exit;
}

function print(streams: Streams, text: string): number {
  streams.stdout.write(text);
  return 0;
}
