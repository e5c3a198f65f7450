import { ts } from "@ts-morph/common";
import { describedEvents } from "./described-events.js";
import { eventTypesIn } from "./event-types.js";
import { follow, propertyOf } from "./follow.js";
import { type ReadFunction, textOf } from "./functions.js";
import type { Located, Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { fieldsOfSchema, fieldsOfType } from "./payload-fields.js";
import type { KnownEvent } from "./project.js";
import type { FoundRegistry } from "./registry.js";
import { type RecordBody, recordBody } from "./types.js";

/**
 * The events the project knows, each once: with a constant first, then those whose type is known, then mere triggers.
 *
 * @param from the functions that were read, and the file that declares the client
 */
export function knownEvents(
  modules: Modules,
  found: FoundRegistry | undefined,
  from: { readonly functions: readonly ReadFunction[]; readonly client: string },
): KnownEvent[] {
  const typed = [
    ...(found?.eventTypeFiles ?? []).flatMap((file) => ofEventTypes(modules, file)),
    ...(found?.records ?? []).flatMap((body) => ofRecord(modules, body)),
    ...(found?.maps ?? []).flatMap((map) => ofMap(modules, map)),
    ...describedEvents(modules, from.client),
  ];
  const triggers = from.functions.flatMap(({ events, file, line }) =>
    events.map((value): KnownEvent => ({ value, file, line })),
  );
  const known = new Map<string, KnownEvent>();
  for (const event of [...typed, ...triggers]) {
    const earlier = known.get(event.value);
    if (earlier === undefined) known.set(event.value, event);
    else if (earlier.fields === undefined && event.fields !== undefined)
      known.set(event.value, { ...earlier, fields: event.fields });
  }
  return [...known.values()];
}

function ofEventTypes(modules: Modules, file: string): KnownEvent[] {
  return eventTypesIn(modules, file).map(({ event, constant, call }) => {
    const options = call.arguments[1];
    const object = options === undefined ? undefined : follow(modules, { node: options, file });
    const schema =
      object?.kind === "value" && ts.isObjectLiteralExpression(object.node)
        ? propertyOf(modules, { node: object.node, file: object.file }, "schema")
        : undefined;
    const fields = schema === undefined ? undefined : fieldsOfSchema(modules, schema);
    return {
      value: event,
      file,
      line: modules.line({ node: call, file }),
      constant,
      ...(fields === undefined ? {} : { fields }),
    };
  });
}

/** The text of a key; a computed one is followed to its constant. */
function keyText(modules: Modules, name: ts.PropertyName | undefined, file: string): string | undefined {
  if (name === undefined) return undefined;
  return ts.isComputedPropertyName(name) ? textOf(modules, { node: name.expression, file }) : nameOf(name);
}

function ofRecord(modules: Modules, { members, file }: RecordBody): KnownEvent[] {
  return members.filter(ts.isPropertySignature).flatMap((member) => {
    const value = keyText(modules, member.name, file);
    if (value === undefined) return [];
    const fields = member.type === undefined ? undefined : dataFields(modules, { node: member.type, file });
    return [{ value, file, line: modules.line({ node: member, file }), ...(fields === undefined ? {} : { fields }) }];
  });
}

/** The fields of the `data` member of an entry. */
function dataFields(modules: Modules, at: Located): KnownEvent["fields"] {
  const entry = recordBody(modules, at);
  const data = entry?.members.filter(ts.isPropertySignature).find((member) => nameOf(member.name) === "data");
  return entry === undefined || data?.type === undefined
    ? undefined
    : fieldsOfType(modules, { node: data.type, file: entry.file });
}

function ofMap(modules: Modules, { node, file }: Located<ts.ObjectLiteralExpression>): KnownEvent[] {
  return node.properties.flatMap((property) => {
    const value = keyText(modules, property.name, file);
    if (value === undefined || !ts.isPropertyAssignment(property)) return [];
    const schema = followData(modules, { node: property.initializer, file });
    const fields = fieldsOfSchema(modules, schema);
    return [{ value, file, line: modules.line({ node: property, file }), ...(fields === undefined ? {} : { fields }) }];
  });
}

/** `fromZod` takes `{ data: schema }` where `fromSchema` takes the schema. */
function followData(modules: Modules, at: Located): Located {
  const object = follow(modules, at);
  if (object.kind !== "value" || !ts.isObjectLiteralExpression(object.node)) return at;
  return propertyOf(modules, { node: object.node, file: object.file }, "data") ?? at;
}
