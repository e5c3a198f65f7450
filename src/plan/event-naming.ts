import { RESERVED_WORDS } from "../answers/reserved-words.js";
import { camelCase, pascalCase } from "../text/case.js";

/** What the modules of one event call it. */
export interface EventNames {
  /** `transcriptUploaded` for `crm/transcript.uploaded`. */
  readonly constant: string;
  /** The schema of its data: `transcriptUploadedPayload`, or `transcriptUploadedSchema`. */
  readonly payload: string;
  /** `TranscriptUploadedPayload`. */
  readonly type: string;
}

/** What the name of a schema ends in. */
export type SchemaSuffix = "Payload" | "Schema";

/** Entity and action, the whole name where that is taken or there is no entity, then told apart by "event" and numbers. */
export function eventNames(
  event: string,
  taken: (name: string) => boolean,
  suffix: SchemaSuffix = "Payload",
): EventNames {
  const candidates = stems(event);
  const free = candidates.find((name) => isVariable(name) && ![name, `${name}${suffix}`].some(taken));
  return namesFrom(free ?? candidates.at(PREFIXED) ?? event, suffix);
}

/** Every name that one of the modules of an event may have for what belongs to it. */
export const namesOfEvent = (event: string): string[] =>
  stems(event).flatMap((stem) => [...Object.values<string>({ ...namesFrom(stem, "Payload") }), `${stem}Schema`]);

/** Where the one stands among the stems that every event has. */
const PREFIXED = 3;

function stems(event: string): string[] {
  const local = event.slice(event.indexOf("/") + 1);
  const whole = camelCase(event);
  const short = local.includes(".") ? camelCase(local) : whole;
  const prefixed = `event${pascalCase(event)}`;
  return [short, whole, `${whole}Event`, prefixed, ...[2, 3, 4, 5, 6].map((count) => prefixed + count)];
}

const namesFrom = (constant: string, suffix: SchemaSuffix): EventNames => ({
  constant,
  payload: `${constant}${suffix}`,
  type: `${pascalCase(constant)}Payload`,
});

/** An event may be called `app/delete` or `2024/report.ready`; a variable may not. */
const isVariable = (name: string): boolean => /^[A-Za-z]/.test(name) && !RESERVED_WORDS.has(name);

/** The noun of an event's name: `transcript` in `crm/transcript.uploaded`, `document` in `document/generate`. */
export function eventEntity(event: string): string | undefined {
  const slash = event.indexOf("/");
  const local = event.slice(slash + 1);
  const noun = local.includes(".") ? local.slice(0, local.indexOf(".")) : slash === -1 ? "" : event.slice(0, slash);
  const name = camelCase(noun.split("/").at(-1) ?? "");
  return isVariable(name) ? name : undefined;
}
