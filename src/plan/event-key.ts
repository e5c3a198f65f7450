import { constantsAt } from "../edit/constants-at.js";
import { insertConstant } from "../edit/insert-constant.js";
import { namedStrings } from "../project/event-keys.js";
import type { EventKeys, Project, RegistryPart } from "../project/project.js";
import { camelCase, pascalCase, snakeCase } from "../text/case.js";
import type { Draft, Drafts } from "./draft.js";
import { likeEvent } from "./event-likeness.js";
import { eventNames } from "./event-naming.js";

/**
 * The key of an event's entry: its name, or the member of the object or enum that the other keys are members of, which
 * gets one where it has none.
 */
export function keyFor({ drafts, project }: Context, part: RegistryPart, event: string): string {
  const keys = usableKeys(project, part);
  if (keys === undefined) return event;
  return computedKey(keys, memberFor({ drafts, project }, keys, event));
}

/** The member of an object or enum that is an event's name, which gets one where it has none. */
export function memberFor({ drafts, project }: Context, keys: EventKeys, event: string): string {
  const draft = drafts.open(keys.file);
  const members = constantsIn(draft, keys);
  const name = members.find(({ value }) => value === event)?.name;
  if (name !== undefined) return name;
  const added = { name: constantName(event, members), value: event, likeness: likeEvent(event) };
  draft.edit(insertConstant(draft.source(), draft.at(keys.bodyStart), added, project.conventions.style) ?? []);
  return added.name;
}

/** The events that the keys of a part stand for, by the members' names. */
export function keyedEvents({ drafts, project }: Context, part: RegistryPart): ReadonlyMap<string, string> {
  const keys = usableKeys(project, part);
  const members = keys === undefined ? [] : constantsIn(drafts.look(keys.file), keys);
  return new Map(members.map(({ name, value }) => [name, value]));
}

/** Whether an object or enum has the event's name as a member. */
export const hasMember = ({ drafts }: Pick<Context, "drafts">, keys: EventKeys, event: string): boolean =>
  constantsIn(drafts.look(keys.file), keys).some(({ value }) => value === event);

interface Context {
  readonly drafts: Drafts;
  readonly project: Project;
}

/** By an enum's member as key a typed client would take the event's name as that member alone, and as no string. */
export const usableKeys = ({ client }: Project, part: RegistryPart): EventKeys | undefined =>
  !("keys" in part) || (part.keys?.kind === "enum" && client.typed) ? undefined : part.keys;

type Member = { readonly name: string; readonly value: string };

function constantsIn(draft: Draft, { bodyStart }: EventKeys): readonly Member[] {
  const body = constantsAt(draft.source(), draft.at(bodyStart));
  return (body && namedStrings(body)) ?? [];
}

/** As an entry has it between its brackets. */
export const computedKey = ({ name }: EventKeys, member: string): string => `[${name}.${member}]`;

/** Cased as the last member is, and with the domain where the others have it. */
function constantName(event: string, members: readonly Member[]): string {
  const cased = caseOf(members.at(-1)?.name ?? "");
  const plain = (each: string): string => eventNames(each, () => false).constant;
  const withDomain = members.some(
    ({ name, value }) => name === cased(camelCase(value)) && name !== cased(plain(value)),
  );
  const taken = new Set(members.map(({ name }) => name));
  const isShort = (name: string): boolean => withDomain && name === plain(event) && name !== camelCase(event);
  return cased(eventNames(event, (name) => taken.has(cased(name)) || isShort(name)).constant);
}

function caseOf(name: string): (name: string) => string {
  if (/^[A-Z][A-Z0-9_]*$/.test(name)) return (each) => snakeCase(each).toUpperCase();
  if (name.includes("_")) return snakeCase;
  return /^[A-Z]/.test(name) ? pascalCase : camelCase;
}
