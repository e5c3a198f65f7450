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
import { type EventUnion, type RecordBody, recordBody } from "./types.js";

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
    ...(found?.unions ?? []).flatMap((union) => ofUnion(modules, union)),
    ...(found?.lists ?? []).flatMap((list) => ofList(modules, list)),
    ...describedEvents(modules, [from.client, ...from.functions.map(({ file }) => file)]),
  ];
  const triggers = from.functions.flatMap(({ events, file, line }) =>
    events.map((value): KnownEvent => ({ value, file, line })),
  );
  const known = new Map<string, KnownEvent>();
  for (const event of [...typed, ...triggers]) {
    const earlier = known.get(event.value);
    known.set(event.value, earlier === undefined ? event : together(earlier, event));
  }
  return [...known.values()];
}

/** What several parts say of one event: the first that knows its fields, and any that knows which of them are inherited. */
function together(earlier: KnownEvent, later: KnownEvent): KnownEvent {
  if (later.fields === undefined) return earlier;
  if (earlier.fields === undefined) return { ...earlier, fields: later.fields };
  const names = later.fields.filter((field) => field.inherited).map(({ name }) => name);
  const fields = earlier.fields.map((field) =>
    names.includes(field.name) ? { ...field, inherited: true as const } : field,
  );
  return { ...earlier, fields };
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

/** `Names.userCreated`, where the computed key is a member of an enum. */
function enumMemberOf(
  modules: Modules,
  name: ts.PropertyName | undefined,
  file: string,
): Pick<KnownEvent, "enumMember"> {
  const key = name !== undefined && ts.isComputedPropertyName(name) ? name.expression : undefined;
  if (key === undefined || !ts.isPropertyAccessExpression(key)) return {};
  const owner = follow(modules, { node: key.expression, file });
  return owner.kind === "value" && ts.isEnumDeclaration(owner.node)
    ? { enumMember: key.getText(modules.source(file)) }
    : {};
}

function ofRecord(modules: Modules, { members, file }: RecordBody): KnownEvent[] {
  return members.filter(ts.isPropertySignature).flatMap((member) => {
    const value = keyText(modules, member.name, file);
    if (value === undefined) return [];
    const fields = member.type === undefined ? undefined : dataFields(modules, { node: member.type, file });
    const more = { ...(fields === undefined ? {} : { fields }), ...enumMemberOf(modules, member.name, file) };
    return [{ value, file, line: modules.line({ node: member, file }), ...more }];
  });
}

/** Members of other files count where the union stands: it has them. */
function ofUnion(modules: Modules, union: EventUnion): KnownEvent[] {
  return union.events.flatMap((body) => {
    const type = body.members.filter(ts.isPropertySignature).find((member) => nameOf(member.name) === "name")?.type;
    const value = type === undefined ? undefined : typeText(modules, { node: type, file: body.file });
    if (value === undefined) return [];
    const fields = dataFields(modules, body);
    const inside = body.file === union.file && body.node.pos >= union.node.pos && body.node.end <= union.node.end;
    const { file } = union;
    return [{ value, file, line: modules.line(inside ? body : union), ...(fields === undefined ? {} : { fields }) }];
  });
}

/** The string of a literal type, or of the constant or enum member that `typeof x` or `X.y` names. */
function typeText(modules: Modules, { node, file }: Located): string | undefined {
  if (ts.isLiteralTypeNode(node)) return ts.isStringLiteralLike(node.literal) ? node.literal.text : undefined;
  return ts.isTypeQueryNode(node) ? textOf(modules, { node: node.exprName, file }) : undefined;
}

/** `z.object({ name: z.literal("a/b"), data: … })` */
function ofList(modules: Modules, list: Located<ts.ArrayLiteralExpression>): KnownEvent[] {
  return opened(modules, list).flatMap(({ node, file, stands }) => {
    const schema = follow(modules, { node, file });
    const [argument] = schema.kind === "value" && ts.isCallExpression(schema.node) ? schema.node.arguments : [];
    const object = argument === undefined ? undefined : follow(modules, { node: argument, file: schema.file });
    if (object?.kind !== "value" || !ts.isObjectLiteralExpression(object.node)) return [];
    const entry = { node: object.node, file: object.file };
    const literal = propertyOf(modules, entry, "name");
    const [named] = literal !== undefined && ts.isCallExpression(literal.node) ? literal.node.arguments : [];
    const value = named === undefined ? undefined : textOf(modules, { node: named, file: literal?.file ?? file });
    if (value === undefined) return [];
    const data = propertyOf(modules, entry, "data");
    const fields = data === undefined ? undefined : fieldsOfSchema(modules, data);
    return [{ value, file: list.file, line: modules.line(stands), ...(fields === undefined ? {} : { fields }) }];
  });
}

/** With the element that brings it, of the list or object itself. */
type Opened = Located & { readonly stands: Located };

const MOST_SPREADS = 8;

/** The elements of a list or the properties of an object, those of what it spreads included. */
function opened(
  modules: Modules,
  { node, file }: Located<ts.ArrayLiteralExpression | ts.ObjectLiteralExpression>,
  depth = 0,
): Opened[] {
  const all: readonly ts.Node[] = ts.isArrayLiteralExpression(node) ? node.elements : node.properties;
  return all.flatMap((each) => {
    const stands = { node: each, file };
    if (!ts.isSpreadElement(each) && !ts.isSpreadAssignment(each)) return [{ ...stands, stands }];
    const value = follow(modules, { node: each.expression, file });
    if (value.kind !== "value" || depth > MOST_SPREADS) return [];
    const { node: inner } = value;
    if (!ts.isArrayLiteralExpression(inner) && !ts.isObjectLiteralExpression(inner)) return [];
    return opened(modules, { node: inner, file: value.file }, depth + 1).map((found) => ({ ...found, stands }));
  });
}

/** The fields of the `data` member of an entry. */
function dataFields(modules: Modules, at: Located | RecordBody): KnownEvent["fields"] {
  const entry = "members" in at ? at : recordBody(modules, at);
  const data = entry?.members.filter(ts.isPropertySignature).find((member) => nameOf(member.name) === "data");
  return entry === undefined || data?.type === undefined
    ? undefined
    : fieldsOfType(modules, { node: data.type, file: entry.file });
}

function ofMap(modules: Modules, map: Located<ts.ObjectLiteralExpression>): KnownEvent[] {
  return opened(modules, map).flatMap(({ node: property, file, stands }) => {
    if (!ts.isPropertyAssignment(property)) return [];
    const value = keyText(modules, property.name, file);
    if (value === undefined) return [];
    const schema = followData(modules, { node: property.initializer, file });
    const fields = fieldsOfSchema(modules, schema);
    const more = { ...(fields === undefined ? {} : { fields }), ...enumMemberOf(modules, property.name, file) };
    return [{ value, file: map.file, line: modules.line(stands), ...more }];
  });
}

/** `fromZod` takes `{ data: schema }` where `fromSchema` takes the schema. */
function followData(modules: Modules, at: Located): Located {
  const object = follow(modules, at);
  if (object.kind !== "value" || !ts.isObjectLiteralExpression(object.node)) return at;
  return propertyOf(modules, { node: object.node, file: object.file }, "data") ?? at;
}
