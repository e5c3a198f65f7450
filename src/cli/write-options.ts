import { nearest } from "../answers/nearest.js";
import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { type CommonOptions, readCommonOptions, textFlag } from "./common-options.js";
import type { Parsed } from "./parse-flags.js";
import type { Streams } from "./streams.js";

const CONFLICT_POLICIES = ["ask", "skip", "overwrite", "fail"] as const;
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

/** The flags of every command that writes, read. */
export interface WriteOptions extends CommonOptions {
  readonly dryRun: boolean;
  readonly diff: boolean;
  readonly check: boolean;
  readonly yes: boolean;
  readonly onConflict: ConflictPolicy | undefined;
}

/** @throws USAGE for a policy that there is not */
export function readWriteOptions(parsed: Parsed, streams: Streams): WriteOptions {
  const { flags } = parsed;
  return {
    ...readCommonOptions(parsed, streams),
    dryRun: flags.has("dry-run"),
    diff: flags.has("diff"),
    check: flags.has("check"),
    yes: flags.has("yes"),
    onConflict: readPolicy(textFlag(flags, "on-conflict")),
  };
}

function readPolicy(text: string | undefined): ConflictPolicy | undefined {
  const policy = CONFLICT_POLICIES.find((each) => each === text);
  if (policy !== undefined || text === undefined) return policy;
  throw new ScaffoldError(
    "USAGE",
    `${printable(text)} given to --on-conflict is none of ${CONFLICT_POLICIES.join(", ")}.`,
    {
      hint: `Use --on-conflict ${nearest(text, CONFLICT_POLICIES) ?? "fail"}.`,
    },
  );
}
