import { ScaffoldError } from "../errors/scaffold-error.js";
import { kebabCase } from "../text/case.js";
import { printable } from "./printable.js";

const ALLOWED = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;
/** The server takes no longer name. */
const MAX_LENGTH = 255;
const EXAMPLE = "document/report.requested";

/**
 * The name of an event that does not exist yet, as given. Existing events are taken as found and never come here.
 * @throws EVENT_INVALID when Inngest would not take it
 */
export function parseEventName(text: string): string {
  const reason = whatIsWrong(text);
  if (reason === undefined) return text;
  const words = text
    .replace(/[^A-Za-z0-9._/-]+/g, " ")
    .trim()
    .split(" ")
    .filter(Boolean);
  const corrected = words
    .map((word) => word.replace(/^[._/-]+/, ""))
    .join("-")
    .slice(0, MAX_LENGTH);
  const usable = corrected.includes("/") && whatIsWrong(corrected) === undefined ? corrected : EXAMPLE;
  throw new ScaffoldError("EVENT_INVALID", reason, { hint: `Use a name such as ${usable}.` });
}

function whatIsWrong(name: string): string | undefined {
  if (name === "") return "The event name is empty.";
  if (name.length > MAX_LENGTH)
    return `The event name is ${name.length} characters long; Inngest takes at most ${MAX_LENGTH}.`;
  if (/^inngest\//i.test(name))
    return `The event name ${printable(name)} begins with "inngest/", which Inngest keeps for its own events.`;
  if (!ALLOWED.test(name)) {
    return `The event name ${printable(name)} may hold only letters, digits, ".", "_", "/" and "-", and begins with a letter or digit.`;
  }
  if (/\/\/|\/$/.test(name)) return `The event name ${printable(name)} has an empty part beside a "/".`;
  return undefined;
}

export interface EventConvention {
  readonly eventsHaveDomain: boolean;
  readonly eventDomains: readonly string[];
  /** Names of the events the project has. */
  readonly names: readonly string[];
}

/**
 * Where a new event's name departs from the names the project has, as one sentence; undefined where it does not.
 * @throws EVENT_INVALID when it has no domain and the project's events all do
 */
export function checkEventConvention(name: string, convention: EventConvention): string | undefined {
  if (!name.includes("/")) {
    if (!convention.eventsHaveDomain) return undefined;
    const domain = convention.eventDomains[0] ?? "app";
    throw new ScaffoldError("EVENT_INVALID", `The event name ${printable(name)} has no domain.`, {
      hint: `Event names are written domain/entity.action here: use ${domain}/${name}.`,
    });
  }
  const { names } = convention;
  if (/[A-Z]/.test(name) && !names.some((known) => /[A-Z]/.test(known))) {
    const lower = name
      .split("/")
      .map((part) => part.split(".").map(kebabCase).join("."))
      .join("/");
    return `The event name ${printable(name)} has capital letters; the convention is lower case: ${lower}.`;
  }
  const dotted = (event: string): boolean => (event.split("/").at(-1) ?? "").includes(".");
  if (names.length > 0 && names.every(dotted) && !dotted(name)) {
    return `The event name ${printable(name)} has no action; the project's events are written domain/entity.action, as ${names[0]}.`;
  }
  if (name.split("/").length > 2 && names.every((known) => known.split("/").length <= 2)) {
    return `The event name ${printable(name)} has more than one "/"; the convention is domain/entity.action.`;
  }
  return undefined;
}
