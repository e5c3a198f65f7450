import { describe, expect, it } from "vitest";
import { detectSmallApp, SMALL_APP } from "./app.js";

const CLIENT = "src/lib/inngest/client.ts";
const TYPES = "src/lib/inngest/types.ts";

function registryOf(files: Record<string, string>) {
  const { registry, events, client } = detectSmallApp(files);
  const texts: Record<string, string> = { ...SMALL_APP, ...files };
  return {
    typed: client.typed,
    file: registry?.file,
    parts: registry?.parts.map((part) => [
      part.kind,
      part.kind === "event-types" ? "" : `${part.name} ${(texts[part.file] ?? "")[part.bodyStart]}`,
    ]),
    events: events.map(({ value, fields }) => [
      value,
      fields?.map((each) => `${each.name}${each.optional ? "?" : ""}: ${each.type}`).join(", "),
    ]),
  };
}

const typedBy = (schemas: string, before = ""): string =>
  `import { EventSchemas, Inngest } from "inngest";\n${before}\nexport const inngest = new Inngest({ id: "app", schemas: ${schemas} });\n`;
const TIDY = ["app/tidy.asked", undefined];

describe("findRegistry", () => {
  it("finds none where the client is not typed and nothing declares events", () => {
    expect(registryOf({})).toEqual({ typed: false, file: undefined, parts: undefined, events: [TIDY] });
  });

  it.each([
    ["a type", 'type Events = { "a/b": { data: { id: string; n?: number } } };'],
    ["an interface", 'interface Events { "a/b": { data: { id: string; n?: number } } }'],
    [
      "an interface mapped to a type",
      'interface All { "a/b": { data: { id: string; n?: number } } }\ntype Events = { [K in keyof All]: All[K] };',
    ],
    [
      "a computed key",
      'const NAMES = { b: "a/b" } as const;\ntype Events = { [NAMES.b]: { data: { id: string; n?: number } } };',
    ],
    ["an enum's key", 'enum Names { B = "a/b" }\ntype Events = { [Names.B]: { data: { id: string; n?: number } } };'],
    ["a data type of its own", 'interface B { id: string; n?: number }\ntype Events = { "a/b": { data: B } };'],
  ])("reads fromRecord of %s", (_, before) => {
    expect(registryOf({ [CLIENT]: typedBy("new EventSchemas().fromRecord<Events>()", before) })).toEqual({
      typed: true,
      file: CLIENT,
      parts: [["record", expect.stringMatching(/ \{$/)]],
      events: [["a/b", "id: string, n?: number"], TIDY],
    });
  });

  it.each(["function make() { return %; }", "const make = () => %;"])("reads what %s is given", (made) => {
    const client = 'new Inngest({ id: "app", schemas: new EventSchemas().fromRecord<Events>() })';
    const text = `import { EventSchemas, Inngest } from "inngest";
type Events = { "a/b": { data: { id: string } } };
${made.replace("%", client)}
export const inngest = make();
`;
    expect(registryOf({ [CLIENT]: text })).toMatchObject({
      typed: true,
      file: CLIENT,
      parts: [["record", "Events {"]],
    });
  });

  it("reads all parts of an intersection, and those that take no entry", () => {
    const before =
      'import type { One } from "../../one";\ntype Old = { "x/y": { data: { z: string } } };\ntype Events = One & Old & { "a/b": {} };';
    expect(
      registryOf({
        [CLIENT]: typedBy("new EventSchemas().fromRecord<Events>()", before),
        "src/one.ts": 'export type One = { "one/only": { data: { n: number } } };\n',
      }),
    ).toMatchObject({
      file: CLIENT,
      parts: [
        ["record", "Old {"],
        ["record", "Events {"],
      ],
      events: [["x/y", "z: string"], ["a/b", undefined], ["one/only", "n: number"], TIDY],
    });
  });

  it("follows the type to another file", () => {
    const found = registryOf({
      [CLIENT]: typedBy("new EventSchemas().fromRecord<Events>()", 'import type { Events } from "./all";'),
      "src/lib/inngest/all.ts": 'export type { Events } from "./one";\n',
      "src/lib/inngest/one.ts": 'export interface Events {\n  "a/b": { data: { id: string } };\n}\n',
    });
    expect(found).toMatchObject({
      file: "src/lib/inngest/one.ts",
      parts: [["record", "Events {"]],
      events: [["a/b", "id: string"], TIDY],
    });
  });

  it.each([
    [
      "fromSchema",
      'const b = z.object({ id: z.string(), at: z.iso.datetime(), kind: z.enum(["x", "y"]).optional(), tags: z.array(z.string()) });\nconst schemas = { "a/b": b };',
    ],
    [
      "fromZod",
      'const schemas = { "a/b": { data: z.object({ id: z.string(), at: z.string().datetime(), kind: z.enum(["x", "y"]).optional(), tags: z.array(z.string()) }) } };',
    ],
  ])("reads the map of %s", (method, before) => {
    expect(registryOf({ [CLIENT]: typedBy(`new EventSchemas().${method}(schemas)`, before) })).toEqual({
      typed: true,
      file: CLIENT,
      parts: [["schema-map", "schemas {"]],
      events: [["a/b", 'id: string, at: string, kind?: "x" | "y", tags: string[]'], TIDY],
    });
  });

  it("reads the record and the map of the types beside an untyped client, and what payloads extend", () => {
    const types = `import { z } from "zod";
export const base = z.object({ tenantId: z.string() });
export const bPayload = base.extend({ id: z.string() });
export type InngestEvents = { "a/b": { data: z.infer<typeof bPayload> } };
export const eventSchemas = { "a/b": bPayload } as const;
`;
    expect(registryOf({ [TYPES]: types })).toEqual({
      typed: false,
      file: TYPES,
      parts: [
        ["record", "InngestEvents {"],
        ["schema-map", "eventSchemas {"],
      ],
      events: [["a/b", "tenantId: string, id: string"], TIDY],
    });
    expect(detectSmallApp({ [TYPES]: types }).registry?.basePayload).toEqual({ name: "base", fields: ["tenantId"] });
  });

  it.each([
    [
      "a schema that events only hold",
      "const b = z.object({ entity: base });\nexport const more = base.extend({ id: z.string() });",
    ],
    [
      "a schema that few events extend",
      "const b = z.object({ id: z.string() });\nconst c = base.extend({ id: z.string() });",
    ],
    ["a schema with more than text", "const b = base.extend({ id: z.string() });", "z.object({ at: z.number() })"],
  ])("%s is no base of theirs", (_, payloads, base = "z.object({ tenantId: z.string() })") => {
    const types = `import { z } from "zod";
const base = ${base};
${payloads}
export const eventSchemas = { "a/b": b${payloads.includes("const c") ? ', "a/c": c' : ""} };
`;
    expect(detectSmallApp({ [TYPES]: types }).registry?.basePayload).toBeUndefined();
  });

  it("finds eventType() constants where triggers lead, whatever the file is called", () => {
    const found = detectSmallApp({
      "package.json": '{ "dependencies": { "inngest": "^4.0.0" } }',
      "src/triggers.ts":
        'import { eventType, staticSchema } from "inngest";\nexport const asked = eventType("app/asked", { schema: staticSchema<{ id: string }>() });\n',
      "src/lib/inngest/functions/tidy.ts":
        'import { inngest } from "@/lib/inngest/client";\nimport { asked } from "@/triggers";\nexport const tidyJob = inngest.createFunction({ id: "tidy", triggers: [{ event: asked, if: "true" }] }, async () => {});\n',
    });
    expect([found.registry?.parts, found.events]).toEqual([
      [{ kind: "event-types", file: "src/triggers.ts", line: 2 }],
      [
        {
          value: "app/asked",
          constant: "asked",
          file: "src/triggers.ts",
          line: 2,
          fields: [{ name: "id", type: "string", optional: false }],
        },
      ],
    ]);
  });

  it.each<[string, string, string | undefined, Record<string, string>]>([
    [
      "the part of its own file",
      "Mine & Theirs",
      CLIENT,
      { "src/a.ts": 'export type Theirs = { "x/y": {}; "x/z": {} };\n' },
    ],
    [
      "a part of another file with several events",
      "Theirs",
      "src/a.ts",
      { "src/a.ts": 'export type Theirs = { "x/y": {} } & { "x/z": {}; "x/w": {} };\n' },
    ],
    [
      "the client's own chain before a part that is one function's own type",
      "Theirs & Other",
      CLIENT,
      { "src/a.ts": 'export type Theirs = { "x/y": {} };\nexport type Other = { "x/z": {} };\n' },
    ],
  ])("takes %s for a new event: %s", (_, type, file, files) => {
    const before = `import type { Other, Theirs } from "../../a";\ntype Mine = { "m/n": {} };\n`;
    const client = typedBy(`new EventSchemas().fromRecord<${type}>()`, before);
    expect(registryOf({ [CLIENT]: client, ...files })).toMatchObject({ typed: true, file });
  });

  it.each([
    [
      "valibot",
      "v.object({ id: v.string(), n: v.optional(v.number()), kind: v.picklist(['x', 'y']), tags: v.array(v.string()) })",
    ],
    ["arktype", `type({ id: "string.uuid", "n?": "number", kind: "'x' | 'y'", tags: "string[]" })`],
  ])("reads the fields of schemas of %s", (_, schema) => {
    const events = `import { eventType } from "inngest";\nexport const b = eventType("a/b", { schema: ${schema} });\n`;
    const manifest = '{ "dependencies": { "inngest": "^4.1.0" } }';
    const [, fields] = registryOf({ "src/lib/inngest/events.ts": events, "package.json": manifest }).events[0] ?? [];
    expect(`${fields}`.replaceAll("'", '"')).toBe('id: string, n?: number, kind: "x" | "y", tags: string[]');
  });
});
