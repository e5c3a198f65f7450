import { describe, expect, it } from "vitest";
import type { Field } from "../../src/answers/answers.js";
import { planEventType } from "../../src/plan/plan-event-type.js";
import type { Project } from "../../src/project/project.js";
import { planningOn, project } from "./sample-project.js";

const fields: Field[] = [
  { name: "transcriptId", type: { kind: "string" }, optional: false },
  { name: "mode", type: { kind: "enum", values: ["fast", "deep"] }, optional: true },
];
const event = "crm/transcript.uploaded";
const types = "src/inngest/types.ts";
const typedClient = { ...project.client, typed: true };

function declare(files: Record<string, string>, own: Partial<Project>, given: readonly Field[] | "keep" = fields) {
  const planning = planningOn(files, own);
  const typing = planEventType({ ...planning, event, fields: given === "keep" ? undefined : given });
  return { typing, files: Object.fromEntries(planning.drafts.all().map((draft) => [draft.path, draft.text])) };
}

describe("planEventType on SDK 3 without a typed client", () => {
  const file = "src/lib/inngest/events.ts";
  const schema = `import { z } from "zod";

/** Data of "crm/transcript.uploaded". */
export const transcriptUploadedPayload = z.object({
  transcriptId: z.string(),
  mode: z.enum(["fast", "deep"]).optional(),
});

export type TranscriptUploadedPayload = z.infer<typeof transcriptUploadedPayload>;
`;

  it("writes a schema into a module of event types of its own", () => {
    expect(declare({}, {})).toEqual({
      typing: {
        event,
        fields,
        typing: "parse",
        payloadSchema: { exported: "transcriptUploadedPayload", module: { file } },
        payloadType: { exported: "TranscriptUploadedPayload", module: { file } },
      },
      files: { [file]: schema },
    });
  });

  it("finds the schema again by the event's name in its comment", () => {
    expect(declare({ [file]: schema }, {}).files).toEqual({ [file]: schema });
  });

  it("takes the whole name where the short one is taken", () => {
    const other =
      'import { z } from "zod";\n\n/** Data of "app/transcript.uploaded". */\nexport const transcriptUploadedPayload = z.object({});\n';
    expect(declare({ [file]: other }, {}).typing.payloadSchema?.exported).toBe("crmTranscriptUploadedPayload");
  });

  it("writes a type where there is no zod", () => {
    const { zod: _, ...bare } = planningOn({}).project;
    const planning = { ...planningOn({}), project: bare };
    expect(planEventType({ ...planning, event, fields }).typing).toBe("annotate");
    expect(planning.drafts.open(file).text).toBe(
      '/** Data of "crm/transcript.uploaded". */\nexport type TranscriptUploadedPayload = {\n  transcriptId: string;\n  mode?: "fast" | "deep";\n};\n',
    );
  });

  it("writes the schema without its type into JavaScript", () => {
    const { typing, files } = declare({}, { language: "js" });
    const js = "src/lib/inngest/events.js";
    expect(files).toEqual({ [js]: schema.replace(/\nexport type .*\n/, "") });
    const payloadSchema = { exported: "transcriptUploadedPayload", module: { file: js } };
    expect(typing).toEqual({ event, fields, typing: "parse", payloadSchema });
  });

  it("writes beside a client that lives among other modules", () => {
    const shared = { ...project.client, declaredIn: "src/lib/inngest.ts" };
    const own = { client: shared, functionsDirectory: { value: "src/features/{feature}/events", file: "x", line: 1 } };
    expect(Object.keys(declare({}, own).files)).toEqual(["src/lib/inngest-events.ts"]);
  });

  it.each([
    ["src/lib/inngest/functions", "src/lib/inngest/functions/inngest-events.ts"],
    ["src/routes/api", "src/inngest/events.ts"],
  ])("writes no module into a folder made of routes, with functions in %s", (value, path) => {
    const client = { ...project.client, declaredIn: "src/routes/api/inngest/client.ts" };
    const serve = { ...project.serve, adapter: "inngest/sveltekit" };
    const own = { client, serve, functionsDirectory: { value, file: "x", line: 1 } };
    expect(Object.keys(declare({}, own).files)).toEqual([path]);
  });

  it("ends no comment with the name of an event that exists", () => {
    const planning = planningOn({});
    planEventType({ ...planning, event: "a/*/evil", fields: [] });
    expect(planning.drafts.open(file).text).toContain('/** Data of "a/*\\/evil". */');
  });
});

describe("planEventType on SDK 3 with a typed client", () => {
  it("adds a member to the record", () => {
    const before = 'export type Events = {\n  "crm/a.b": { data: { id: string } };\n};\n';
    const registry: Project["registry"] = {
      file: types,
      parts: [
        { kind: "record", file: types, line: 1, name: "Events", bodyStart: before.indexOf("{"), valueStyle: "type" },
      ],
      module: { file: types },
    };
    const after = before.replace(
      "\n};",
      '\n  "crm/transcript.uploaded": { data: { transcriptId: string; mode?: "fast" | "deep" } };\n};',
    );
    expect(declare({ [types]: before }, { client: typedClient, registry })).toEqual({
      typing: { event, fields, typing: "client" },
      files: { [types]: after },
    });
  });

  const barrel = `import { z } from 'zod'

export const baseTenantPayload = z.object({
  tenantId: z.string(),
})

export const aPayload = baseTenantPayload.extend({
  id: z.string(),
})

/** Names. */
export type InngestEvents = {
  'crm/a': {
    data: z.infer<typeof aPayload>
  }
}

/** Checks. */
export const eventSchemas = {
  'crm/a': aPayload,
} as const
`;
  const base = { name: "baseTenantPayload", fields: ["tenantId"] };
  const registry: Project["registry"] = {
    file: types,
    parts: [
      {
        kind: "record",
        file: types,
        line: 1,
        name: "InngestEvents",
        bodyStart: barrel.indexOf("{", barrel.indexOf("InngestEvents")),
        valueStyle: "infer",
      },
      {
        kind: "schema-map",
        file: types,
        line: 1,
        name: "eventSchemas",
        bodyStart: barrel.indexOf("{", barrel.indexOf("eventSchemas")),
      },
    ],
    basePayload: base,
    module: { file: "src/inngest/index.ts" },
  };
  const declared = barrel
    .replace(
      "\n/** Names",
      "\nexport const transcriptUploadedPayload = baseTenantPayload.extend({\n  transcriptId: z.string(),\n  mode: z.enum(['fast', 'deep']).optional(),\n})\n\n/** Names",
    )
    .replace(
      "  }\n}\n",
      "  }\n  'crm/transcript.uploaded': {\n    data: z.infer<typeof transcriptUploadedPayload>\n  }\n}\n",
    )
    .replace("aPayload,\n} as", "aPayload,\n  'crm/transcript.uploaded': transcriptUploadedPayload,\n} as");

  it("extends the schema all payloads share, and enters it in type and map", () => {
    const { typing, files } = declare({ [types]: barrel }, { client: typedClient, registry });
    expect(files[types]).toBe(declared);
    expect(typing.fields.map((field) => field.name)).toEqual(["tenantId", "transcriptId", "mode"]);
  });

  it("adds an eventType() as well on SDK 4", () => {
    const sdk = { ...project.sdk, value: 4 as const };
    const { typing, files } = declare({ [types]: barrel }, { sdk, registry });
    expect(files[types]).toBe(
      `${declared.replace("import { z }", "import { eventType } from 'inngest'\nimport { z }")}\nexport const transcriptUploaded = eventType('crm/transcript.uploaded', {\n  schema: transcriptUploadedPayload,\n})\n`,
    );
    expect(typing.eventType).toEqual({ exported: "transcriptUploaded", module: { file: "src/inngest/index.ts" } });
  });
});

describe("planEventType with a map of schemas", () => {
  const inMap = (before: string, own: Partial<Project> = {}) => {
    const part = {
      kind: "schema-map",
      file: types,
      line: 1,
      name: "",
      bodyStart: before.indexOf("{", before.indexOf("Schema(")),
    } as const;
    const registry: Project["registry"] = { file: types, parts: [part], module: { file: types } };
    return declare({ [types]: before }, { client: typedClient, registry, ...own }).files[types];
  };
  const long = "z.object({\n    transcriptId: z.string(),\n    mode: z.enum(['fast', 'deep']).optional()";

  it("indents a schema below its own entry", () => {
    const before = `import { z } from 'zod';\n\nnew EventSchemas().fromSchema({\n  'crm/a': z.object({ id: z.string() }),\n});\n`;
    expect(inMap(before)).toBe(before.replace("\n});", `\n  'crm/transcript.uploaded': ${long},\n  }),\n});`));
  });

  it("opens the data on a line of its own where it does not fit, and keeps Windows line endings", () => {
    const before = `import { z } from 'zod';\r\n\r\nnew EventSchemas().fromSchema({\r\n  'crm/a': { data: z.object({ id: z.string() }) },\r\n});\r\n`;
    const entry = `\n  'crm/transcript.uploaded': {\n    data: ${long.replaceAll("\n", "\n  ")},\n    }),\n  },`;
    expect(inMap(before)).toBe(before.replace("\r\n});", `${entry.replaceAll("\n", "\r\n")}\r\n});`));
  });

  it("wraps a schema that would fit where its sibling is wrapped", () => {
    const before = `import { z } from 'zod';\n\nnew EventSchemas().fromSchema({\n  'crm/a': z.object({\n    id: z.string(),\n  }),\n});\n`;
    const [only] = fields;
    const part = {
      kind: "schema-map",
      file: types,
      line: 1,
      name: "",
      bodyStart: before.indexOf("{\n  'crm"),
    } as const;
    const registry: Project["registry"] = { file: types, parts: [part], module: { file: types } };
    const own = { client: typedClient, registry };
    expect(declare({ [types]: before }, own, only === undefined ? [] : [only]).files[types]).toBe(
      before.replace("\n});", "\n  'crm/transcript.uploaded': z.object({\n    transcriptId: z.string(),\n  }),\n});"),
    );
  });

  it("imports z where only other files have it", () => {
    const before = `import { a } from './a';\n\nnew EventSchemas().fromSchema({\n  'crm/a': a.extend({}),\n});\n`;
    expect(inMap(before)).toContain("import { z } from 'zod';");
  });

  it.each([
    ['import * as v from "valibot";\nfromSchema({ "a/b": v.object({}) });', "valibot"],
    ['import { type } from "arktype";\nconst b = type({});\nfromSchema({ "a/b": { data: b } });', "arktype"],
  ])("refuses %s and shows the line to add", (before, library) => {
    expect(() => inMap(before)).toThrow(
      expect.objectContaining({
        code: "REGISTRY_UNSUPPORTED",
        message: `The event types at ${types}:1 take no entry: its schemas are made by ${library}.`,
        snippet: expect.stringMatching(
          /^ {2}1 \| import [\s\S]*\^\n\n"crm\/transcript\.uploaded": \/\* the schema of \{ transcriptId: string; mode\?: "fast" \| "deep" \} \*\/,$/,
        ),
      }),
    );
  });
});

describe("planEventType in a workspace", () => {
  it("uses zod only where the package of the file depends on it", () => {
    const file = "packages/jobs/events.ts";
    const registry: Project["registry"] = { file, parts: [{ kind: "event-types", file, line: 1 }], module: { file } };
    const own = { unit: "apps/web", sdk: { ...project.sdk, value: 4 as const }, registry };
    const written = (dependencies: object) =>
      declare({ "packages/jobs/package.json": JSON.stringify({ dependencies }), [file]: "" }, own).files[file];
    expect(written({})).toContain("staticSchema<");
    expect(written({ zod: "^4.0.0" })).toContain("z.object(");
  });
});

describe("planEventType on SDK 4", () => {
  const sdk = { ...project.sdk, value: 4 as const };
  const file = "src/lib/inngest/events.ts";

  it("writes an eventType() into a module of event types of its own", () => {
    const { typing, files } = declare({}, { sdk });
    expect(files[file]).toBe(
      'import { eventType } from "inngest";\nimport { z } from "zod";\n\nexport const transcriptUploaded = eventType("crm/transcript.uploaded", {\n  schema: z.object({\n    transcriptId: z.string(),\n    mode: z.enum(["fast", "deep"]).optional(),\n  }),\n});\n',
    );
    expect(typing.eventType).toEqual({ exported: "transcriptUploaded", module: { file } });
  });

  it("writes an eventType() without a schema into JavaScript that has no zod", () => {
    const { zod: _, ...bare } = planningOn({}, { sdk, language: "js" }).project;
    const planning = { ...planningOn({}), project: bare };
    planEventType({ ...planning, event, fields });
    expect(planning.drafts.open("src/lib/inngest/events.js").text).toBe(
      'import { eventType } from "inngest";\n\nexport const transcriptUploaded = eventType("crm/transcript.uploaded");\n',
    );
  });

  it("uses the constant that an event has", () => {
    const events = [
      { value: event, file, line: 1, constant: "uploaded", fields: [{ name: "a", type: "number", optional: false }] },
    ];
    const known = declare({ [file]: "export const uploaded = 1;\n" }, { sdk, events }, "keep");
    expect(known.typing).toEqual({
      event,
      fields: [{ name: "a", type: { kind: "number" }, optional: false }],
      typing: "event-type",
      eventType: { exported: "uploaded", module: { file } },
    });
  });

  it("keeps away from the name of the function's own export", () => {
    const planning = { ...planningOn({}, { sdk }), exportName: "transcriptUploaded" };
    expect(planEventType({ ...planning, event, fields }).eventType?.exported).toBe("crmTranscriptUploaded");
  });

  it("follows siblings that declare types without zod", () => {
    const before =
      'import { eventType, Inngest, staticSchema } from "inngest";\n\nexport const a = eventType("crm/a", {\n  schema: staticSchema<{ id: string }>(),\n});\n\nexport const inngest = new Inngest({ id: "a" });\n';
    const registry: Project["registry"] = { file, parts: [{ kind: "event-types", file, line: 1 }], module: { file } };
    const { files } = declare({ [file]: before }, { sdk, registry });
    expect(files[file]).toBe(
      before.replace(
        "\nexport const inngest",
        '\nexport const transcriptUploaded = eventType("crm/transcript.uploaded", {\n  schema: staticSchema<{ transcriptId: string; mode?: "fast" | "deep" }>(),\n});\n\nexport const inngest',
      ),
    );
  });

  const kinds: Field[] = [
    { name: "noteId", type: { kind: "string" }, optional: false },
    { name: "pages", type: { kind: "number" }, optional: true },
    { name: "mode", type: { kind: "enum", values: ["fast", "deep"] }, optional: false },
    { name: "tags", type: { kind: "array", of: "string" }, optional: true },
    { name: "at", type: { kind: "date" }, optional: false },
  ];

  it.each([
    [
      "arktype",
      'import { type } from "arktype";\nimport { eventType } from "inngest";\n',
      'type({ id: "string" })',
      `type({
    noteId: "string",
    "pages?": "number",
    mode: "'fast' | 'deep'",
    "tags?": "string[]",
    at: "string.date.iso",
  })`,
    ],
    [
      "arktype in single quotes",
      "import { type as ark } from 'arktype';\nimport { eventType } from 'inngest';\n",
      "ark({ id: 'string' })",
      `ark({
    noteId: 'string',
    'pages?': 'number',
    mode: '"fast" | "deep"',
    'tags?': 'string[]',
    at: 'string.date.iso',
  })`,
    ],
    [
      "valibot",
      'import { eventType } from "inngest";\nimport * as v from "valibot";\n',
      "v.object({ id: v.string() })",
      `v.object({
    noteId: v.string(),
    pages: v.optional(v.number()),
    mode: v.picklist(["fast", "deep"]),
    tags: v.optional(v.array(v.string())),
    at: v.pipe(v.string(), v.isoTimestamp()),
  })`,
    ],
  ])("follows siblings that have schemas of %s", (_, imports, sibling, schema) => {
    const quote = imports.includes("'") ? "'" : '"';
    const before = `${imports}\nexport const a = eventType(${quote}crm/a${quote}, {\n  schema: ${sibling},\n});\n`;
    const registry: Project["registry"] = { file, parts: [{ kind: "event-types", file, line: 1 }], module: { file } };
    expect(declare({ [file]: before }, { sdk, registry }, kinds).files[file]).toBe(
      `${before}\nexport const transcriptUploaded = eventType(${quote}crm/transcript.uploaded${quote}, {\n  schema: ${schema},\n});\n`,
    );
  });

  it("keeps to zod where the siblings of another library have no form to follow", () => {
    const before =
      'import { eventType } from "inngest";\nimport { object, string } from "valibot";\n\nexport const a = eventType("crm/a", {\n  schema: object({ id: string() }),\n});\n';
    const registry: Project["registry"] = { file, parts: [{ kind: "event-types", file, line: 1 }], module: { file } };
    expect(declare({ [file]: before }, { sdk, registry }).files[file]).toContain("schema: z.object({");
  });
});
