import { resolve } from "node:path";
import { printable } from "../../answers/printable.js";
import { MOST_TEXT } from "../../answers/written/document.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { diskReadHost } from "../../project/disk-read-host.js";
import type { Input } from "../streams.js";

export interface SpecText {
  /** As it is named in messages. */
  readonly file: string;
  readonly text: string;
}

/**
 * What was given to `--spec`: a file, or with "-" all of standard input.
 * @throws USAGE where there is no such file, or nothing is piped in; NOT_UTF8, SPEC_INVALID for one without end
 */
export async function readSpecText(spec: string, cwd: string, stdin: Input): Promise<SpecText> {
  if (spec === "-") return { file: "standard input", text: await readAll(stdin) };
  const text = diskReadHost().readText(resolve(cwd, spec).replaceAll("\\", "/"));
  if (text !== undefined) return { file: spec, text };
  throw new ScaffoldError("USAGE", `There is no file ${printable(spec)}.`, {
    hint: "Give --spec a file of jobs in YAML or JSON; paths are relative to the working directory.",
  });
}

async function readAll(stdin: Input): Promise<string> {
  if (stdin.isTTY === true) {
    throw new ScaffoldError("USAGE", "--spec - reads standard input, and that is a terminal.", {
      hint: "Pipe the jobs in, or name a file: --spec jobs.yaml.",
    });
  }
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    chunks.push(bytes);
    length += bytes.length;
    if (length > MOST_TEXT * 4)
      throw new ScaffoldError("SPEC_INVALID", "Standard input does not end where a list of jobs would.", {
        hint: "Split the jobs.",
      });
  }
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new ScaffoldError("NOT_UTF8", "Standard input is not UTF-8.", { hint: "Convert it to UTF-8.", cause });
  }
}
