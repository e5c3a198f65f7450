import type { Field, FieldType } from "../answers/answers.js";
import type { KnownEvent, Project } from "../project/project.js";
import { sampleText } from "../templates/fields.js";
import type { EventTyping } from "./plan-event-type.js";

/** An event as detection will find it once the plan that declares it is carried out. */
export function declaredEvent(typing: EventTyping, { registry, client }: Project): KnownEvent {
  const { event, fields, eventType } = typing;
  const module = (eventType ?? typing.payloadSchema ?? typing.payloadType)?.module;
  const own = module !== undefined && "file" in module && module !== registry?.module ? module.file : undefined;
  const file = own ?? registry?.file;
  if (file === undefined) return { value: event, file: client.declaredIn, line: 1 };
  return {
    ...{ value: event, file, line: 1 },
    ...(eventType === undefined ? {} : { constant: eventType.exported }),
    fields: fields.map((field) => ({ ...field, type: writtenType(field.type), ...sampled(field, typing) })),
  };
}

/** A schema takes no other text for a date; a type does. */
function sampled(field: Field, { payloadSchema, eventType, unchecked }: EventTyping): Pick<Field, "sample"> {
  const isChecked = payloadSchema !== undefined || (eventType !== undefined && unchecked !== true);
  return isChecked && isDate(field.type) && field.sample === undefined ? { sample: sampleText(field) } : {};
}

const isDate = (type: FieldType): boolean => type.kind === "date" || (type.kind === "array" && type.of === "date");

/** The type as the payload's type has it: a date travels as text. */
function writtenType(type: FieldType): string {
  if (type.kind === "enum") return type.values.map((value) => JSON.stringify(value)).join(" | ");
  if (type.kind === "array") return `${type.of === "date" ? "string" : type.of}[]`;
  return type.kind === "date" ? "string" : type.kind;
}
