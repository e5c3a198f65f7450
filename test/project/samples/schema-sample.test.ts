import { describe, expect, it } from "vitest";
import { z as z4 } from "zod";
import { z as z3 } from "zod/v3";
import { Modules } from "../../../src/project/modules.js";
import { regexSample } from "../../../src/project/samples/regex-sample.js";
import { schemaSample } from "../../../src/project/samples/schema-sample.js";
import { typeSample } from "../../../src/project/samples/type-sample.js";
import { memoryReadHost } from "../../support/memory-read-host.js";

/** The value of a constant of a module, or the type of an alias. */
function sampleOf(
  text: string,
  kind: "schema" | "type",
  name = "tenantId",
  more: Record<string, string> = {},
): string | undefined {
  const files = {
    "/app/a.ts": text,
    ...Object.fromEntries(Object.entries(more).map(([path, each]) => [`/app/${path}`, each])),
  };
  const modules = new Modules(memoryReadHost(files), "/app");
  const last = modules.source("a.ts")?.statements.at(-1);
  if (last === undefined) throw new Error("there is no statement");
  if (kind === "type") return typeSample(modules, { node: last, file: "a.ts" }, name);
  const initializer = (last as unknown as { declarationList: { declarations: [{ initializer: never }] } })
    .declarationList.declarations[0].initializer;
  return schemaSample(modules, { node: initializer, file: "a.ts" }, name);
}

const zodSample = (schema: string, before = ""): string | undefined =>
  sampleOf(`import { z } from "zod";\n${before}\nconst s = ${schema};\n`, "schema");

const evaluated = (expression: string, z?: unknown): unknown => new Function("z", `return (${expression});`)(z);

const BOTH = [
  "z.string()",
  "z.string().uuid()",
  "z.string().email()",
  "z.string().url()",
  "z.string().datetime()",
  "z.string().datetime({ precision: 0 })",
  "z.string().min(20)",
  "z.string().max(3)",
  "z.string().length(12)",
  "z.string().min(1).max(4)",
  "z.string().nonempty()",
  "z.string().regex(/^[A-Z]{3}-\\d{4}$/)",
  "z.string().regex(/^(?:cus|sub)_[a-z0-9]{14,}$/i)",
  "z.string().regex(/^[\\w.-]+@[a-z]+\\.(com|org)$/)",
  'z.string().startsWith("cus_")',
  'z.string().endsWith(".pdf")',
  'z.string().includes("/")',
  'z.string().startsWith("cus_").min(18)',
  'z.string().startsWith("f/").endsWith(".csv").max(12)',
  "z.string().cuid()",
  "z.string().cuid2()",
  "z.string().ulid()",
  "z.string().nanoid()",
  "z.string().trim().toLowerCase()",
  'z.string().uuid().brand("TenantId")',
  "z.string().uuid().describe('the tenant').optional()",
  "z.string().email().nullable()",
  "z.number()",
  "z.number().int().positive()",
  "z.number().min(10).max(12)",
  "z.number().negative()",
  "z.number().multipleOf(5)",
  "z.number().int().gte(100)",
  "z.number().gt(0).lt(1)",
  "z.boolean()",
  'z.literal("crm")',
  "z.literal(3)",
  'z.enum(["b", "a"])',
  'z.nativeEnum({ A: "x", B: "y" })',
  "z.array(z.string().email())",
  "z.array(z.string().uuid()).min(2)",
  "z.array(z.number()).nonempty()",
  "z.object({ id: z.string().uuid(), at: z.string().datetime(), n: z.number().int().min(3) })",
  'z.union([z.string().email(), z.literal("none")])',
  'z.discriminatedUnion("kind", [z.object({ kind: z.literal("a"), id: z.string() })])',
  "z.record(z.string(), z.string())",
  "z.optional(z.string().uuid())",
];
const ONLY_4 = [
  "z.uuid()",
  "z.uuidv4()",
  "z.uuidv7()",
  'z.uuid({ version: "v7" })',
  "z.guid()",
  "z.email()",
  "z.url()",
  "z.iso.datetime()",
  "z.iso.date()",
  "z.iso.time()",
  "z.iso.duration()",
  "z.ipv4()",
  "z.ipv6()",
  "z.cidrv4()",
  "z.nanoid()",
  "z.cuid2()",
  "z.ulid()",
  "z.ksuid()",
  "z.xid()",
  "z.base64()",
  "z.e164()",
  "z.int()",
  "z.email().max(40)",
  "z.literal(['a', 'b'])",
  "z.string().check(z.minLength(20))",
];

describe("a value for a schema of zod", () => {
  it.each(BOTH)("is one that zod 3 and 4 take: %s", (schema) => {
    const sample = zodSample(schema) ?? "undefined";
    for (const z of [z3, z4]) {
      const parsed = (evaluated(schema, z) as typeof z4.ZodType.prototype).safeParse(evaluated(sample));
      expect({ sample, success: parsed.success }).toEqual({ sample, success: true });
    }
  });

  it.each(ONLY_4)("is one that zod 4 takes: %s", (schema) => {
    const sample = zodSample(schema) ?? "undefined";
    const parsed = (evaluated(schema, z4) as typeof z4.ZodType.prototype).safeParse(evaluated(sample));
    expect({ sample, success: parsed.success }).toEqual({ sample, success: true });
  });

  it.each([
    "z.string().refine((id) => isTenant(id))",
    "z.string().transform((text) => text.length)",
    "z.string().regex(/^(?=x)y$/)",
    "z.string().regex(pattern)",
    "z.string().min(limit())",
    "z.custom<Buffer>()",
    "z.object({ id: z.string().refine(isTenant) })",
  ])("is none where what it takes cannot be told: %s", (schema) => {
    expect(zodSample(schema)).toBeUndefined();
  });

  it("follows schemas and bounds to where they are declared", () => {
    expect(zodSample("tenant.max(LONGEST)", 'const tenant = z.string().startsWith("t_");\nconst LONGEST = 6;')).toBe(
      '"t_tena"',
    );
    const shared = 'import { z } from "zod";\nexport const tenantId = z.string().uuid();\n';
    expect(
      sampleOf('import { tenantId } from "./ids";\nconst s = tenantId.optional();\n', "schema", "tenantId", {
        "ids.ts": shared,
      }),
    ).toBe('"11111111-1111-4111-8111-111111111111"');
  });
});

describe("a value for a schema of valibot", () => {
  it.each([
    ["v.pipe(v.string(), v.uuid())", '"11111111-1111-4111-8111-111111111111"'],
    ["v.pipe(v.string(), v.email(), v.maxLength(40))", '"tenantid@example.com"'],
    ["v.pipe(v.string(), v.minLength(12))", '"tenant_1xxxx"'],
    ["v.pipe(v.string(), v.isoTimestamp())", '"2030-01-01T00:00:00.000Z"'],
    ["v.pipe(v.number(), v.integer(), v.minValue(7))", "7"],
    ['v.picklist(["a", "b"])', '"a"'],
    ["v.optional(v.pipe(v.string(), v.ulid()))", '"01ARZ3NDEKTSV4RRFFQ69G5FAV"'],
    ["v.object({ id: v.pipe(v.string(), v.regex(/^x-\\d{3}$/)) })", '{ id: "x-111" }'],
    ["v.pipe(v.string(), v.check(isTenant))", undefined],
  ])("%s is %s", (schema, expected) => {
    expect(sampleOf(`import * as v from "valibot";\nconst s = ${schema};\n`, "schema")).toBe(expected);
  });
});

describe("a value for a definition of arktype", () => {
  it.each([
    ["string.uuid", '"11111111-1111-4111-8111-111111111111"'],
    ["string.uuid.v7", '"11111111-1111-7111-8111-111111111111"'],
    ["string.email", '"tenantid@example.com"'],
    ["string >= 12", '"tenant_1xxxx"'],
    ["0 < number.integer <= 10", "1"],
    ["number >= 18", "18"],
    ["'a' | 'b'", '"a"'],
    ["string.email[]", '["tenantid@example.com"]'],
    ["/^t-[0-9]+$/", '"t-1"'],
    ["Date", undefined],
  ])("%s is %s", (definition, expected) => {
    expect(sampleOf(`const s = ${JSON.stringify(definition)};\n`, "schema")).toBe(expected);
  });
});

describe("a value for a type", () => {
  it.each([
    ["type T = string;", '"tenant_1"'],
    ["type T = `tnt_${string}`;", '"tnt_tenant_1"'],
    ["type T = `${number}-${'a' | 'b'}`;", '"1-a"'],
    ['type T = "b" | "a";', '"b"'],
    ["type T = readonly string[];", '["tenant_1"]'],
    ["type Id = `t_${string}`;\ntype T = { id: Id; at?: Date; n: number };", '{ id: "t_tenant_1", n: 1 }'],
    ["interface A { b: boolean }\ntype T = Array<A>;", "[{ b: true }]"],
    ["type T = Record<string, number>;", "{}"],
    ["type T = Date;", undefined],
  ])("%s is %s", (text, expected) => {
    expect(sampleOf(`${text}\n`, "type")).toBe(expected?.replace('"t_tenant_1"', '"t_id"'));
  });
});

describe("regexSample", () => {
  it.each([
    "^[a-f0-9]{24}$",
    "^\\+[1-9]\\d{1,14}$",
    "^(foo|bar)-[^-]{2}$",
    "^v\\d+\\.\\d+(?:\\.\\d+)?$",
    "^\\p{L}$",
    "^(a)\\1$",
  ])("makes a text that %s matches, or none", (source) => {
    const text = regexSample(source);
    if (/\\p|\\1/.test(source)) expect(text).toBeUndefined();
    else expect(text).toMatch(new RegExp(source));
  });
});
