import type { Field } from "../answers/answers.js";
import { lineFrame } from "../errors/code-frame.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { KnownEvent, Project, Registry } from "../project/project.js";
import type { Drafts } from "./draft.js";
import { entryLines } from "./entry-lines.js";

interface Declaring {
  readonly project: Project;
  readonly drafts: Drafts;
  readonly event: string;
}

/**
 * SDK 3 has a typed client take an event by the member of the enum that is its key, where generated code has its name.
 * @throws REGISTRY_UNSUPPORTED
 */
export function refuseEnumMember({ project, drafts }: Declaring, { value, enumMember, file, line }: KnownEvent): void {
  if (enumMember === undefined || !project.client.typed) return;
  const byHand = `Add by hand, in a function with ${enumMember.split(".")[0]} imported:\n  { event: ${enumMember} }`;
  throw new ScaffoldError(
    "REGISTRY_UNSUPPORTED",
    `The client knows ${value} as ${enumMember} alone, a member of an enum, and takes its name for no event.`,
    {
      file,
      line,
      hint: "Write the function by hand, with the member as trigger.",
      ...lineFrame(drafts.open(file).text, line, byHand),
    },
  );
}

/**
 * The registry of a typed client, which takes no event that it does not know.
 * @throws REGISTRY_UNSUPPORTED where it was not found
 */
export function requireRegistry({ project, drafts, event }: Declaring, fields: readonly Field[]): Registry {
  const { registry, client } = project;
  if (registry !== undefined) return registry;
  throw new ScaffoldError(
    "REGISTRY_UNSUPPORTED",
    `The client is typed, but its event types were not found, and ${event} is not one of them.`,
    {
      file: client.file,
      line: client.line,
      hint: "Add the event to what the client is given as `schemas`, and run the command again.",
      ...lineFrame(drafts.open(client.file).text, client.line, entryLines(event, fields, "record")),
    },
  );
}
