import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { barrelOf } from "./barrel.js";
import { findBase } from "./base-payload.js";
import { type FoundClient, schemasOf } from "./client.js";
import { eventKeys } from "./event-keys.js";
import { eventTypesIn } from "./event-types.js";
import { follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { calledName } from "./nodes.js";
import type { Registry, RegistryPart, SdkMajor } from "./project.js";
import { isJavaScript } from "./source-files.js";
import { type EventUnion, eventUnion, type RecordBodies, type RecordBody, recordBodies } from "./types.js";

export interface FoundRegistry {
  readonly registry: Registry;
  readonly records: readonly RecordBody[];
  readonly maps: readonly Located<ts.ObjectLiteralExpression>[];
  readonly unions: readonly EventUnion[];
  readonly lists: readonly Located<ts.ArrayLiteralExpression>[];
  /** Files with `eventType()` calls at module level. */
  readonly eventTypeFiles: readonly string[];
}

interface RegistryInput {
  readonly client: FoundClient;
  /** SDK 3 has no `eventType()`: calls of it in the code declare nothing. */
  readonly sdk: SdkMajor;
  /** Files that declare the `eventType()` calls that functions are triggered by. */
  readonly triggerFiles: readonly string[];
}

type Named<N extends ts.Node> = Located<N> & { readonly name: string };

/** With whether `fromZod()` is given it. */
type SchemaMap = Named<ts.ObjectLiteralExpression> & { readonly wrapsData?: true };

interface Parts {
  readonly records: Map<string, RecordBody>;
  /** Records that take no entry. */
  readonly closed: Map<string, RecordBody>;
  readonly maps: Map<string, SchemaMap>;
  readonly unions: Map<string, EventUnion>;
  readonly lists: Map<string, Named<ts.ArrayLiteralExpression>>;
}

const noParts = (): Parts => ({
  records: new Map(),
  closed: new Map(),
  maps: new Map(),
  unions: new Map(),
  lists: new Map(),
});

/** Where event types live: what the client is given, then what the modules beside it declare by the usual names. */
export function findRegistry(
  modules: Modules,
  { client, sdk, triggerFiles }: RegistryInput,
): FoundRegistry | undefined {
  const parts = noParts();
  const schemas = client.created === undefined ? undefined : schemasOf(modules, client.created);
  if (schemas !== undefined) fromSchemas(modules, schemas, parts);
  const { closed: _, ...open } = parts;
  const combined = new Set(Object.values(open).flatMap((each: ReadonlyMap<string, unknown>) => [...each.keys()]));
  const beside = besideClient(modules, client.client.declaredIn);
  for (const file of beside) byName(modules, file, parts);
  const eventTypeFiles = [...new Set([...triggerFiles, ...beside])].filter(
    (file) => sdk === 4 && eventTypesIn(modules, file).length > 0,
  );
  const chain = schemas === undefined ? undefined : chainOf(modules, schemas);
  return assemble(modules, client, { parts, eventTypeFiles, combined, chain });
}

const BESIDE = [
  "types",
  "events",
  "schemas",
  "event-types",
  "event-schemas",
  "eventTypes",
  "eventSchemas",
  "inngest-events",
  "inngest-types",
];

/** The client's own file first, then the modules beside it whose names say that they hold events. */
function besideClient(modules: Modules, declaredIn: string): string[] {
  const directory = posix.dirname(declaredIn);
  const found = BESIDE.flatMap((name) => modules.resolve(`./${name}`, posix.join(directory, "x.ts")) ?? []);
  const mentions = /\beventType\b|\bInngestEvents\b|\beventSchemas\b|\bEventSchemas\b/;
  return [declaredIn, ...found.filter((file) => mentions.test(modules.text(file) ?? ""))];
}

/** The chain of `new EventSchemas().fromRecord<T>().fromSchema(map)`. */
function fromSchemas(modules: Modules, at: Located, parts: Parts): void {
  const followed = follow(modules, at);
  if (followed.kind !== "value" || !ts.isCallExpression(followed.node)) return;
  const { node, file } = followed;
  if (ts.isPropertyAccessExpression(node.expression))
    fromSchemas(modules, { node: node.expression.expression, file }, parts);
  const [type] = node.typeArguments ?? [];
  const [argument] = node.arguments;
  const name = calledName(node);
  if (name === "fromRecord" && type !== undefined) addRecord(parts, recordBodies(modules, { node: type, file }));
  if (name === "fromUnion" && type !== undefined) addUnion(parts, eventUnion(modules, { node: type, file }));
  if ((name === "fromSchema" || name === "fromZod") && argument !== undefined)
    addMap(modules, parts, { node: argument, file }, name === "fromZod" ? { wrapsData: true } : {});
}

/** The last call of a chain that begins with `new EventSchemas()`; JavaScript has no types to give to one more. */
function chainOf(modules: Modules, at: Located): Named<ts.Expression> | undefined {
  if (isJavaScript(at.file)) return undefined;
  const value = follow(modules, at);
  if (value.kind !== "value" || !(ts.isCallExpression(value.node) || ts.isNewExpression(value.node))) return undefined;
  const { node, file } = value;
  let root: ts.Expression = node;
  while (ts.isCallExpression(root) && ts.isPropertyAccessExpression(root.expression)) root = root.expression.expression;
  const made = ts.isNewExpression(root) && ts.isIdentifier(root.expression) && root.expression.text === "EventSchemas";
  return made ? { node, file, name: "EventSchemas" } : undefined;
}

function addRecord({ records, closed }: Parts, found: RecordBodies): void {
  for (const body of found.open) records.set(`${body.file}:${body.bodyStart}`, body);
  for (const body of found.closed) closed.set(`${body.file}:${body.bodyStart}`, body);
}

function addUnion({ unions }: Parts, union: EventUnion | undefined): void {
  if (union !== undefined) unions.set(`${union.file}:${union.node.pos}`, union);
}

function addMap(modules: Modules, { maps, lists }: Parts, at: Located, mark: Pick<SchemaMap, "wrapsData"> = {}): void {
  const value = follow(modules, at);
  if (value.kind !== "value") return;
  const { node, file } = value;
  const name = ts.isIdentifier(at.node) ? at.node.text : "";
  if (ts.isObjectLiteralExpression(node))
    maps.set(`${file}:${node.pos}`, { ...mark, ...maps.get(`${file}:${node.pos}`), node, file, name });
  if (ts.isArrayLiteralExpression(node)) lists.set(`${file}:${node.pos}`, { node, file, name });
}

/** The seeds' own names: a type `InngestEvents` and an object `eventSchemas`. */
function byName(modules: Modules, file: string, parts: Parts): void {
  for (const statement of modules.source(file)?.statements ?? []) {
    const isType = ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement);
    if (isType && statement.name.text === "InngestEvents")
      addRecord(parts, recordBodies(modules, { node: statement, file }));
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && name.text === "eventSchemas") addMap(modules, parts, { node: name, file });
    }
  }
}

interface Found {
  readonly parts: Parts;
  readonly eventTypeFiles: readonly string[];
  /** The keys of the parts that the client is given. */
  readonly combined: ReadonlySet<string>;
  readonly chain: Named<ts.Expression> | undefined;
}

function assemble(modules: Modules, client: FoundClient, found: Found): FoundRegistry | undefined {
  const { records, closed, maps, unions, lists } = found.parts;
  const mark = (key: string) => (found.combined.size > 1 && found.combined.has(key) ? { combined: true as const } : {});
  const keysOf = (file: string, members: readonly ts.Node[]) => {
    const keys = eventKeys(modules, file, members);
    return keys === undefined ? {} : { keys };
  };
  const at = (located: Named<ts.Node>) => ({
    file: located.file,
    line: modules.line(located),
    name: located.name,
    bodyStart: located.node.getStart(modules.source(located.file)),
  });
  const chain = found.chain === undefined ? undefined : { kind: "chain" as const, ...at(found.chain) };
  const parts: RegistryPart[] = [
    ...[...records].map(
      ([key, body]): RegistryPart => ({
        kind: "record",
        file: body.file,
        line: modules.line(body),
        name: body.name,
        bodyStart: body.bodyStart,
        valueStyle: /\binfer\b|\boutput</i.test(modules.text(body.file)?.slice(body.bodyStart, body.node.end) ?? "")
          ? "infer"
          : "type",
        ...keysOf(body.file, body.members),
        ...mark(key),
      }),
    ),
    ...[...maps].map(
      ([key, map]): RegistryPart => ({
        ...{ kind: "schema-map", ...at(map) },
        ...(map.wrapsData ? { wrapsData: map.wrapsData } : {}),
        ...keysOf(map.file, map.node.properties),
        ...mark(key),
      }),
    ),
    ...[...unions].map(([key, union]): RegistryPart => ({ kind: "union", ...at(union), ...mark(key) })),
    ...[...lists].map(([key, list]): RegistryPart => ({ kind: "schema-list", ...at(list), ...mark(key) })),
    ...(chain === undefined || found.combined.size > 0 ? [] : [chain]),
    ...eventTypeParts(modules, found.eventTypeFiles),
  ];
  const file = parts[0]?.file;
  if (file === undefined) return undefined;
  const basePayload = findBase(modules, file, [
    ...[...records.values(), ...maps.values(), ...lists.values()].flatMap((part) =>
      part.file === file ? [eventsOf(part)] : [],
    ),
    found.eventTypeFiles.includes(file) ? eventTypesIn(modules, file).map(({ call }) => call) : [],
  ]);
  const module = barrelOf(modules, client.client.value.module, file);
  return {
    registry: {
      ...{ file, parts, module },
      ...(chain === undefined ? {} : { chain }),
      ...(basePayload === undefined ? {} : { basePayload }),
      ...(closed.size === 0 ? {} : { closed: [...new Set([...closed.values()].map((body) => body.file))] }),
    },
    records: [...records.values(), ...closed.values()],
    maps: [...maps.values()],
    unions: [...unions.values()],
    lists: [...lists.values()],
    eventTypeFiles: found.eventTypeFiles,
  };
}

const eventsOf = (
  part: RecordBody | Named<ts.ObjectLiteralExpression> | Named<ts.ArrayLiteralExpression>,
): readonly ts.Node[] => {
  if ("members" in part) return part.members;
  return ts.isObjectLiteralExpression(part.node) ? part.node.properties : part.node.elements;
};

/** New events go where most are declared already. */
function eventTypeParts(modules: Modules, files: readonly string[]): RegistryPart[] {
  const counted = files.map((file) => ({ file, calls: eventTypesIn(modules, file) }));
  const [most] = counted.sort((a, b) => b.calls.length - a.calls.length);
  const first = most?.calls[0];
  return most === undefined || first === undefined
    ? []
    : [{ kind: "event-types", file: most.file, line: modules.line({ node: first.call, file: most.file }) }];
}
