import type { Streams } from "./streams.js";

/**
 * Whether somebody is there to be asked. Without this gate a prompt ends the process with 0 on a closed standard
 * input, and waits for ever on an open pipe.
 */
export function canPrompt(
  streams: Pick<Streams, "stdin" | "stdout" | "env">,
  options: { readonly json: boolean },
): boolean {
  if (options.json || streams.env.CI) return false;
  return streams.stdin.isTTY === true && streams.stdout.isTTY === true;
}
