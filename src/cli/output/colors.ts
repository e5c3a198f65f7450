import picocolors from "picocolors";
import type { Output } from "../streams.js";

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Colours for a stream: on a terminal, unless `--no-color`, `NO_COLOR` or `TERM=dumb` say otherwise; `FORCE_COLOR` wins over the stream. */
export function colorsFor(
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): Colors {
  return picocolors.createColors(wantsColor(output, env, argv));
}

function wantsColor(
  output: Output,
  env: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): boolean {
  if (argv.includes("--no-color") || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "0") return true;
  return output.isTTY === true && env.TERM !== "dumb";
}
