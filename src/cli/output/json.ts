import type { ScaffoldError } from "../../errors/scaffold-error.js";
import { inOwnWords } from "../invocation.js";
import type { Streams } from "../streams.js";

/** Prints the one document of a `--json` run. */
export function printJson(streams: Streams, document: object): void {
  streams.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** What a failed command prints; absent details are left out. */
export function errorDocument({ code, message, hint, file, line, column, snippet }: ScaffoldError): object {
  return { ok: false, error: { code, message, hint: hint && inOwnWords(hint), file, line, column, snippet } };
}
