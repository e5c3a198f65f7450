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

/**
 * Runs one command line and gives its exit code. Never throws, never ends the process.
 *
 * @param argv without the paths of node and the script
 */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  ignoreClosedPipe(streams);
  try {
    const code = await dispatch(argv, streams);
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

function print(streams: Streams, text: string): number {
  streams.stdout.write(text);
  return 0;
}

/** `scaffold … | head` closes the pipe before everything is written; that is no failure of ours. */
function ignoreClosedPipe({ stdout, stderr }: Streams): void {
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
