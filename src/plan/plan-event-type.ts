import type { Field } from "../answers/answers.js";
import { insertImport } from "../edit/insert-import.js";
import type { ReadHost } from "../project/host.js";
import type { KnownEvent, KnownField, ModuleRef, Project, Registry } from "../project/project.js";
import { isJavaScript } from "../project/source-files.js";
import type { RenderContext } from "../templates/context.js";
import { declares, eventTypeConstant, isCallOf } from "./declarations.js";
import { declareEventType } from "./declare-event-type.js";
import { declareInEventsModule } from "./declare-in-events-module.js";
import { declarePayloadType } from "./declare-payload.js";
import { declareInRegistry } from "./declare-registry-entry.js";
import type { Draft, Drafts } from "./draft.js";
import { type EventConstant, eventConstant } from "./event-constant.js";
import { usableKeys } from "./event-key.js";
import { type EventNames, eventNames } from "./event-naming.js";
import { eventsModule } from "./events-module.js";
import { isUnchecked } from "./is-unchecked.js";
import { knownFields } from "./known-fields.js";
import { refuseEnumMember, requireRegistry } from "./refuse-event-type.js";
import { registeredSchema } from "./registered-schema.js";
import { registryFor } from "./registry-for.js";
import { schemaSuffix } from "./registry-schemas.js";
import { withZodOf } from "./with-zod.js";

export type Typing = NonNullable<RenderContext["event"]>["typing"];

/** A name that generated code imports. */
export interface ModuleSymbol {
  readonly exported: string;
  readonly module: ModuleRef;
}

/** How generated code gets the type of one event; a role is absent where the typing does without. */
export interface EventTyping {
  readonly event: string;
  readonly fields: readonly Field[];
  readonly typing: Typing;
  /** SDK 4: its type has no schema that looks at the data. */
  readonly unchecked?: true;
  readonly eventType?: ModuleSymbol;
  readonly payloadSchema?: ModuleSymbol;
  readonly payloadType?: ModuleSymbol;
  /** How functions name it, where they do so by constants. */
  readonly constant?: EventConstant;
}

export interface EventTypeInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly drafts: Drafts;
  readonly event: string;
  /** Undefined for an event that exists and keeps its type. */
  readonly fields: readonly Field[] | undefined;
  /** The name of the function's export, which no event may have in the same file. */
  readonly exportName: string;
  readonly specifier: (draft: Draft, file: string) => string;
}

/**
 * Declares an event where the project keeps its event types and names, or finds it there.
 * @throws REGISTRY_UNSUPPORTED when the client is typed and its types take no entry
 */
export function planEventType(given: EventTypeInput): EventTyping {
  const isNew = !given.project.events.some(({ value }) => value === given.event);
  const constant = eventConstant(given, isNew);
  return { ...typingOf(given, constant), ...(constant === undefined ? {} : { constant }) };
}

function typingOf(given: EventTypeInput, constant: EventConstant | undefined): EventTyping {
  const { event } = given;
  const known = given.project.events.find((each) => each.value === event && isRegistered(each, given.project));
  if (known !== undefined) refuseEnumMember(given, known);
  const input = known === undefined ? intoOnePart(given) : withZod(given);
  const { project } = input;
  // What the keys are members of is written before what has the keys.
  const keys = project.registry?.parts.flatMap((part) => usableKeys(project, part) ?? []) ?? [];
  for (const { file } of keys) input.drafts.open(file);
  const typed = known ?? project.events.find((each) => each.value === event && each.fields !== undefined);
  const fields =
    input.fields === undefined && typed?.fields !== undefined
      ? knownFields(typed)
      : withBase(input.fields ?? [], baseOf(typed, project.registry));
  const found = { event, fields };
  // Opened without an edit, it is reported as identical: the event is declared there.
  if (known !== undefined) input.drafts.open(known.file);
  if (project.sdk.value === 4) {
    const typing = { ...found, typing: "event-type" as const, ...eventTypeOf(input, known, { fields, constant }) };
    const declared = input.drafts.open(known?.file ?? eventsFile(input)).source();
    const named = constant && `${constant.local}.${constant.member}`;
    return isUnchecked(declared, event, named) ? { ...typing, unchecked: true } : typing;
  }
  if (project.client.typed) {
    const payloadSchema = known === undefined ? newSchema(input, fields) : registeredSchema(input, known);
    return payloadSchema === undefined ? { ...found, typing: "client" } : { ...found, typing: "parse", payloadSchema };
  }
  if (project.registry !== undefined && known === undefined)
    return { ...found, ...untypedInRegistry(input, project.registry, fields) };
  const earlier = known === undefined ? undefined : declaredInRegistry(input);
  return { ...found, ...(earlier ?? inEventsModule(input, fields)) };
}

/** Declares an event that the client does not know yet: with a schema of its own, or as a type. */
function newSchema(input: EventTypeInput, fields: readonly Field[]): ModuleSymbol | undefined {
  const registry = requireRegistry(input, fields);
  const { names, named } = declare(input, registry, fields);
  return named && registry.hidden !== true ? { exported: names.payload, module: registry.module } : undefined;
}

/** What an earlier run declared beside the entry of a registry that the client does not know. */
function declaredInRegistry({
  project,
  drafts,
  event,
}: EventTypeInput): (Partial<EventTyping> & { typing: Typing }) | undefined {
  const { registry } = project;
  if (registry === undefined) return undefined;
  const { module } = registry;
  const names = eventNames(event, () => false, schemaSuffix(project, drafts));
  const source = drafts.open(registry.file).source();
  if (declares(source, names.payload)) return { typing: "parse", payloadSchema: { exported: names.payload, module } };
  if (declares(source, names.type)) return { typing: "annotate", payloadType: { exported: names.type, module } };
  return isJavaScript(registry.file) ? { typing: "client" } : undefined;
}

/** With the one part of the registry that takes the event. */
function intoOnePart(input: EventTypeInput): EventTypeInput {
  const { registry: _, ...rest } = input.project;
  const registry = registryFor(input.project, input.event);
  return withZod({ ...input, project: registry === undefined ? rest : { ...rest, registry } });
}

const withZod = (input: EventTypeInput): EventTypeInput => ({
  ...input,
  project: withZodOf(input.host, input.project, eventsFile(input)),
});

/** The file that declares new events. */
const eventsFile = ({ host, project }: EventTypeInput): string => {
  const { registry } = project;
  return (
    registry?.parts.find((part) => part.kind === "event-types")?.file ?? registry?.file ?? eventsModule(host, project)
  );
};

const isRegistered = (event: KnownEvent, { registry }: Project): boolean =>
  event.constant !== undefined ||
  (registry?.parts.some((part) => part.file === event.file) ?? false) ||
  (registry?.closed?.includes(event.file) ?? false);

type SharedField = Pick<KnownField, "name" | "sample">;

/** What a new payload shares with the others of the registry; of one that is there, what it does share. */
function baseOf(known: KnownEvent | undefined, registry: Registry | undefined): readonly SharedField[] {
  const { fields: names = [], samples = {} } = registry?.basePayload ?? {};
  const required = known?.fields?.filter(({ optional }) => !optional);
  const shared = required?.filter(({ name, inherited }) => inherited || names.includes(name));
  return shared ?? names.map((name) => (samples[name] === undefined ? { name } : { name, sample: samples[name] }));
}

/** What payloads share comes first, as their schema does, and is text unless the answers say otherwise. */
function withBase(fields: readonly Field[], base: readonly SharedField[]): Field[] {
  const text = (name: string): Field => ({ name, type: { kind: "string" }, optional: false });
  const given = (name: string): Field | undefined => fields.find((field) => field.name === name);
  return [
    ...base.map(({ name, sample }) => ({
      ...(given(name) ?? text(name)),
      ...(sample === undefined ? {} : { sample }),
    })),
    ...fields.filter((field) => !base.some(({ name }) => name === field.name)),
  ];
}

const namesIn = (draft: Draft, { event, exportName, project, drafts }: EventTypeInput): EventNames => {
  const isTaken = (name: string): boolean => name === exportName || declares(draft.source(), name);
  return eventNames(event, isTaken, schemaSuffix(project, drafts));
};

/** Adds the event to the record and the map of a registry. */
function declare(
  input: EventTypeInput,
  registry: Registry,
  fields: readonly Field[],
  taken?: EventNames,
): { names: EventNames; named: boolean } {
  const names = taken ?? namesIn(input.drafts.open(registry.file), input);
  return { names, named: declareInRegistry({ ...input, registry, fields, names }) };
}

function eventTypeOf(
  input: EventTypeInput,
  known: KnownEvent | undefined,
  { fields, constant }: { readonly fields: readonly Field[]; readonly constant: EventConstant | undefined },
): Pick<EventTyping, "eventType"> {
  const { project, drafts, event } = input;
  const { registry } = project;
  if (known?.constant !== undefined)
    return { eventType: { exported: known.constant, module: known.module ?? moduleOf(known.file, registry) } };
  const file = eventsFile(input);
  const draft = drafts.open(file);
  // An earlier run declared it where nothing but the function of that run leads.
  const made = known === undefined ? eventTypeConstant(draft.source(), event) : undefined;
  if (made !== undefined) return { eventType: { exported: made, module: moduleOf(file, registry) } };
  const names = namesIn(draft, input);
  const named = registry !== undefined && known === undefined ? declare(input, registry, fields, names).named : false;
  const payload = named && file === registry?.file ? names.payload : undefined;
  const { constant: exported, type } = names;
  const name = constant && nameBy(input, draft, constant);
  const base = baseIn(file, registry);
  declareEventType(draft, { event, name, constant: exported, type, fields, payload, base }, project);
  return { eventType: { exported: names.constant, module: moduleOf(file, registry) } };
}

/** `EVENTS.userCreated`, where the event types of the file name their events so. */
function nameBy({ specifier, project }: EventTypeInput, draft: Draft, constant: EventConstant): string | undefined {
  const { local, exported, module, member } = constant;
  const siblings = draft.source().statements.filter((each) => isCallOf(each, "eventType"));
  const isUsed = siblings.some((each) => each.getText(draft.source()).includes(`eventType(${local}.`));
  if (!isUsed) return undefined;
  if (!("file" in module) || module.file !== draft.path) {
    const from = "file" in module ? specifier(draft, module.file) : module.package;
    draft.edit(insertImport(draft.source(), { specifier: from, exported, local }, project.conventions.style));
  }
  return `${local}.${member}`;
}

const baseIn = (file: string, registry: Registry | undefined): Registry["basePayload"] =>
  registry?.file === file ? registry.basePayload : undefined;

const moduleOf = (file: string, registry: Registry | undefined): ModuleRef =>
  registry?.file === file ? registry.module : { file };

/** A registry that the client does not know still takes the entry; the handler checks or annotates the data itself. */
function untypedInRegistry(
  input: EventTypeInput,
  registry: Registry,
  fields: readonly Field[],
): Partial<EventTyping> & { typing: Typing } {
  const { names, named } = declare(input, registry, fields);
  const { module } = registry;
  if (named) return { typing: "parse", payloadSchema: { exported: names.payload, module } };
  if (isJavaScript(registry.file)) return { typing: "client" };
  const draft = input.drafts.open(registry.file);
  declarePayloadType(draft, { name: names.type, fields, readers: () => false }, input.project);
  return { typing: "annotate", payloadType: { exported: names.type, module } };
}

function inEventsModule(input: EventTypeInput, fields: readonly Field[]): Partial<EventTyping> & { typing: Typing } {
  const { project, drafts, event } = input;
  const file = eventsModule(input.host, project);
  if (project.language === "js" && project.zod === undefined) return { typing: "client" };
  const names = declareInEventsModule(drafts.open(file), event, fields, project);
  const payloadType = { exported: names.type, module: { file } };
  if (project.zod === undefined) return { typing: "annotate", payloadType };
  if (project.language === "js")
    return { typing: "parse", payloadSchema: { exported: names.payload, module: { file } } };
  return { typing: "parse", payloadSchema: { exported: names.payload, module: { file } }, payloadType };
}
