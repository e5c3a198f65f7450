import { ScaffoldError } from "../../errors/scaffold-error.js";
import { inOwnWords } from "../invocation.js";
import type { Streams } from "../streams.js";
import { type Colors, colorsFor } from "./colors.js";
import { fromHere } from "./from-here.js";
import { errorDocument, printJson } from "./json.js";
import { visible } from "./visible.js";

/** Prints a failure: as the JSON document on standard output where `--json` was given, else for people on standard error. */
export function reportError(error: unknown, argv: readonly string[], streams: Streams): void {
  const known = error instanceof ScaffoldError ? fromHere(error, streams.cwd) : undefined;
  if (argv.includes("--json")) {
    printJson(streams, errorDocument(known ?? unexpected(error)));
    return;
  }
  const colors = colorsFor(streams.stderr, streams.env, argv);
  const text = known ? formatError(known, colors) : formatBug(error, colors);
  const stack = known && argv.includes("--verbose") && known.stack ? `\n${colors.dim(known.stack)}` : "";
  streams.stderr.write(`${text}${stack}\n`);
}

/** Message, place, code frame and what to do, one under the other. */
export function formatError(error: ScaffoldError, colors: Colors): string {
  const lines = [`${colors.red(colors.bold("error"))} ${colors.dim(error.code)} ${visible(error.message)}`];
  const place = placeOf(error);
  if (place) lines.push(`  ${colors.cyan(visible(place))}`);
  if (error.snippet) lines.push("", indent(visible(error.snippet)), "");
  if (error.hint) lines.push(`  ${visible(inOwnWords(error.hint))}`);
  return lines.join("\n");
}

const placeOf = ({ file, line, column }: ScaffoldError): string =>
  [file, line, column].filter((part) => part !== undefined).join(":");

const indent = (text: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n");

function formatBug(error: unknown, colors: Colors): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${colors.red(colors.bold("error"))} ${colors.dim("INTERNAL")} This is a bug in scaffold-inngest. Please report it with these lines:\n${visible(stack)}`;
}

function unexpected(error: unknown): ScaffoldError {
  const message = error instanceof Error ? error.message : String(error);
  const snippet = error instanceof Error ? error.stack : undefined;
  return new ScaffoldError("INTERNAL", message, {
    hint: "This is a bug in scaffold-inngest. Please report it.",
    snippet,
  });
}
