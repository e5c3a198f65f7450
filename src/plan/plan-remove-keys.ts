import type { ts } from "@ts-morph/common";
import { constantsAt, membersOf } from "../edit/constants-at.js";
import { memberKey } from "../edit/member-key.js";
import { removeMember } from "../edit/remove-member.js";
import { namedStrings } from "../project/event-keys.js";
import type { EventKeys } from "../project/project.js";
import { computedKey } from "./event-key.js";
import { sourceOrNone } from "./mentions.js";
import type { EntryPart } from "./plan-remove-entry.js";
import type { Removal } from "./removal.js";

/** The member of an object or enum that is the key of an event's entries. */
export interface KeyMember {
  readonly keys: EventKeys;
  readonly name: string;
  readonly node: ts.Node;
}

const keysOf = (part: EntryPart): EventKeys | undefined => ("keys" in part ? part.keys : undefined);

/** As the part has it, or would have it, for the event. */
export function keyOfEntry(removal: Removal, part: EntryPart, event: string): string {
  const member = memberFor(removal, keysOf(part), event);
  return member === undefined ? event : computedKey(member.keys, member.name);
}

function memberFor({ modules }: Removal, keys: EventKeys | undefined, event: string): KeyMember | undefined {
  if (keys === undefined) return undefined;
  const source = sourceOrNone(modules, keys.file);
  const body = source && constantsAt(source, keys.bodyStart);
  if (source === undefined || body === undefined) return undefined;
  const name = namedStrings(body)?.find(({ value }) => value === event)?.name;
  const node = membersOf(body).find((each) => memberKey(source, each) === name);
  return name === undefined || node === undefined ? undefined : { keys, name, node };
}

/** Those of some parts. */
export const keyMembers = (removal: Removal, parts: readonly EntryPart[], event: string): KeyMember[] =>
  parts.flatMap((part) => memberFor(removal, keysOf(part), event) ?? []);

/** The one by which functions name the event. */
export const constantMember = (removal: Removal, event: string): KeyMember | undefined =>
  memberFor(removal, removal.project.eventConstants, event);

/** Takes it out: the inverse of what `keyFor` did. */
export function removeKey({ drafts }: Removal, { keys, name }: KeyMember): void {
  const draft = drafts.open(keys.file);
  draft.edit(removeMember(draft.source(), draft.at(keys.bodyStart), name) ?? []);
}
