import { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { typeBodyAt } from "../edit/insert-record-entry.js";
import { unionAt } from "../edit/union-at.js";
import { nameOf } from "../project/name-of.js";
import type { Project } from "../project/project.js";
import type { Draft } from "./draft.js";
import { allNamed, declareNamedType } from "./named-type.js";
import { draftStyle, payloadTypeText } from "./payload-schema.js";

interface Named {
  /** Where the part of the registry stands now. */
  readonly bodyStart: number;
  readonly name: string;
}

/**
 * Declares the type of an event's data beside those of the others, where a record gives all of them by names of its own file.
 *
 * @returns the name; undefined where the others have none, or it is taken
 */
export function declareNamedPayload(
  draft: Draft,
  { bodyStart, name, fields }: Named & { readonly fields: readonly Field[] },
  project: Project,
): string | undefined {
  const members = typeBodyAt(draft.source(), bodyStart)?.members ?? ([] as readonly ts.TypeElement[]);
  const style = draftStyle(draft, project);
  const text = (form: { readonly wrapped: boolean }): string => payloadTypeText(fields, style, form);
  const siblings = allNamed(draft.source(), members.map(dataOf));
  return declareNamedType(draft, siblings, { name, user: bodyStart, text, semicolons: style.semicolons });
}

/** `"a/b": { data: X }` has X as its data. */
function dataOf(member: ts.TypeElement): ts.TypeNode | undefined {
  const type = ts.isPropertySignature(member) ? member.type : undefined;
  if (type === undefined || !ts.isTypeLiteralNode(type)) return undefined;
  const data = type.members.filter(ts.isPropertySignature).find(({ name }) => nameOf(name) === "data");
  return data?.type;
}

/** The same for a member of a union, where all have names: `UserCreated | UserDeleted`. */
export function declareNamedMember(
  draft: Draft,
  { bodyStart, name, text }: Named & { readonly text: (form: { readonly wrapped: boolean }) => string },
  project: Project,
): string | undefined {
  const siblings = allNamed(draft.source(), unionAt(draft.source(), bodyStart)?.types ?? []);
  const { semicolons } = draftStyle(draft, project);
  return declareNamedType(draft, siblings, { name, user: bodyStart, text, semicolons });
}
