import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readSpec } from "../../src/answers/spec-file.js";
import { readConfig } from "../../src/config/read-config.js";
import { configSchema, specSchema } from "../support/schemas.js";
import { repository } from "../support/workspace.js";

/** The published schema, as the formatter has it; with UPDATE_FIXTURES=1, and not in CI, one that differs is written first. */
function published(name: string, schema: object): object {
  const path = join(repository, "schema", name);
  const update = process.env.UPDATE_FIXTURES && !process.env.CI;
  if (update && !isDeepStrictEqual(schema, read(path))) writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
  return read(path) as object;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
/** Slips of a letter, and what is no flag. */
const MISSPELT = ["retires", "retrie", "retriies", "concurency", "cronEnv", "rate_limit", "no-retries", "throtle"];
const job = "name: a-job\n    event: a/b.c";

describe("schema/spec.schema.json", () => {
  const schema = published("spec.schema.json", specSchema());
  const valid = ajv.compile(schema);
  const accepts = (text: string): Promise<boolean> =>
    readSpec("jobs.yaml", text).then(
      () => true,
      () => false,
    );

  it("is what the table of questions comes to (UPDATE_FIXTURES=1 writes it)", () => {
    expect(schema).toEqual(specSchema());
  });

  it.each([
    `jobs:\n  - ${job}\n    fields: { callId: string, "language?": string }\n`,
    `jobs:\n  - ${job}\n    fields: [callId:string, kind: a|b]\n    retries: 3\n`,
    `jobs:\n  - ${job}\n    field: callId:string\n    concurrency: ["5:event.data.callId", 7]\n`,
    `jobs:\n  - ${job}\n    concurrency: 5\n    test: none\n    db: none\n`,
    `jobs:\n  - ${job}\n    downstream: a/b.d\n    own-question: true\n`,
    `jobs:\n  - ${job}\n    tries: 3\n    features: all\n    items: 3\n    rest: a\n`,
    `$schema: x\njobs: [{ name: nightly, cron: "0 2 * * *" }]\n`,
  ])("takes what the parser takes: %j", async (text) => {
    expect({ parser: await accepts(text), schema: valid(parse(text)) }).toEqual({ parser: true, schema: true });
  });

  it.each([
    "jobs: []\n",
    "job: []\n",
    "[]\n",
    "jobs: {}\n",
    "jobs: [a]\n",
    "jobs:\n  - event: a/b.c\n",
    `jobs:\n  - ${job}\nmore: 1\n`,
    `jobs:\n  - ${job}\n    test: mocha\n`,
    `jobs:\n  - ${job}\n    retries: [3]\n`,
    `jobs:\n  - ${job}\n    retries: { a: 3 }\n`,
    `jobs:\n  - ${job}\n    retries:\n`,
    `jobs:\n  - ${job}\n    retries: 300\n`,
    `jobs:\n  - ${job}\n    retries: "300"\n`,
    `jobs:\n  - ${job}\n    concurrency: { limit: 5 }\n`,
    `jobs:\n  - ${job}\n    fields: { a: { b: c } }\n`,
  ])("refuses what the parser refuses: %j", async (text) => {
    expect({ parser: await accepts(text), schema: valid(parse(text)) }).toEqual({ parser: false, schema: false });
  });

  it.each(MISSPELT)("refuses the key %s, which no template asks for", (key) => {
    expect(valid({ jobs: [{ name: "a-job", event: "a/b.c", [key]: 3 }] })).toBe(false);
  });
});

describe("schema/scaffold.config.schema.json", () => {
  const schema = published("scaffold.config.schema.json", configSchema());
  const valid = ajv.compile(schema);
  const site = { path: "/app/scaffold.config.json", file: "scaffold.config.json", root: "/", isCode: false };
  const accepts = (config: object): boolean => {
    try {
      return readConfig(site, JSON.stringify(config), "/app") !== undefined;
    } catch {
      return false;
    }
  };

  it("is what the table of questions comes to (UPDATE_FIXTURES=1 writes it)", () => {
    expect(schema).toEqual(configSchema());
  });

  it.each([
    {},
    { $schema: "./x.json" },
    { templates: "tools/templates" },
    { templates: ["a", "b"] },
    { defaults: { retries: 5, concurrency: "5:event.data.organizationId", db: "none", downstream: "a/b.c" } },
    { defaults: { fields: { organizationId: "string" } } },
    { layout: { serve: "src/route.ts:3", client: "src/client.ts", dir: "src/jobs", "test-dir": "tests" } },
    { onConflict: "skip" },
  ])("takes what the parser takes: %j", (config) => {
    expect({ parser: accepts(config), schema: valid(config) }).toEqual({ parser: true, schema: true });
  });

  it.each([
    { template: "a" },
    { templates: 3 },
    { templates: [""] },
    { defaults: [] },
    { defaults: { retries: [5] } },
    { defaults: { retries: 300 } },
    { defaults: { name: "x" } },
    { defaults: { serve: "a.ts" } },
    { defaults: { test: "mocha" } },
    { layout: { serve: [] } },
    { layout: { retries: 3 } },
    { onConflict: "replace" },
    { helpers: {} },
  ])("refuses what the parser refuses: %j", (config) => {
    expect({ parser: accepts(config), schema: valid(config) }).toEqual({ parser: false, schema: false });
  });

  it.each(MISSPELT)("refuses the default %s, which no template asks for", (key) => {
    expect(valid({ defaults: { [key]: 3 } })).toBe(false);
  });
});
