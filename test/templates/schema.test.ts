import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { templateManifest } from "../../src/templates/manifest.js";
import { specSchema } from "../support/schemas.js";
import { templateSchema } from "../support/template-schema.js";
import { repository } from "../support/workspace.js";

const path = join(repository, "schema/template.schema.json");

describe("the JSON schema of template.json", () => {
  const valid = new Ajv({ strict: false }).compile(templateSchema());

  it("says what the tool itself checks (UPDATE_FIXTURES=1 writes it)", () => {
    const text = `${JSON.stringify(templateSchema(), null, 2)}\n`;
    if (process.env.UPDATE_FIXTURES) writeFileSync(path, text);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("takes the manifest of every built-in template", () => {
    for (const id of ["event", "cron", "multi"]) {
      const manifest: unknown = JSON.parse(readFileSync(join(repository, "templates", id, "template.json"), "utf8"));
      valid(manifest);
      expect(valid.errors).toBeNull();
    }
    expect(valid({ id: "Not an id" })).toBe(false);
  });

  const manifest = {
    ...{ id: "mine", title: "Mine", description: "Mine.", sdk: [4] },
    files: [{ role: "function", template: "function.ts.hbs", to: "{{paths.function}}" }],
  };
  const asked = { key: "tone", flag: "--tone", prompt: "Tone?", describe: "the tone" };

  it.each([
    {},
    { edits: ["register", "event-type"] },
    { questions: [{ ...asked, type: "choice", choices: ["warm"] }] },
    { questions: [{ ...asked, type: "string" }] },
  ])("takes what the tool takes: %j", (part) => {
    const given = { ...manifest, ...part };
    expect([valid(given), templateManifest.safeParse(given).success]).toEqual([true, true]);
  });

  it.each([
    { edits: ["event-type"] },
    { questions: [{ ...asked, type: "choice" }] },
    { files: [{ role: "function", template: "function.ts.hbs" }] },
    { files: [{ role: "function", template: "function.ts.hbs", to: "a.ts", sibling: "a" }] },
    { jobs: [{ key: "night", name: "night" }] },
  ])("refuses what the tool refuses: %j", (part) => {
    const given = { ...manifest, ...part };
    expect([valid(given), templateManifest.safeParse(given).success]).toEqual([false, false]);
  });

  it("is of the dialect of the others, and says what each key is for", () => {
    const { $schema, properties } = templateSchema();
    expect($schema).toBe(specSchema().$schema);
    const silent = Object.entries(properties as object).filter(([, { description }]) => description === undefined);
    expect(silent).toEqual([]);
  });
});
