import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { templateManifest } from "../../src/templates/manifest.js";
import { repository } from "../support/workspace.js";

const path = join(repository, "schema/template.schema.json");

describe("the JSON schema of template.json", () => {
  it("says what the tool itself checks (UPDATE_FIXTURES=1 writes it)", () => {
    const schema = { title: "template.json of scaffold-inngest", ...z.toJSONSchema(templateManifest, { io: "input" }) };
    const text = `${JSON.stringify(schema, null, 2)}\n`;
    if (process.env.UPDATE_FIXTURES) writeFileSync(path, text);
    expect(readFileSync(path, "utf8")).toBe(text);
  });

  it("takes the manifest of every built-in template", () => {
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(path, "utf8")));
    for (const id of ["event", "cron", "multi"]) {
      const manifest: unknown = JSON.parse(readFileSync(join(repository, "templates", id, "template.json"), "utf8"));
      expect(schema.safeParse(manifest).error).toBeUndefined();
    }
    expect(schema.safeParse({ id: "Not an id" }).success).toBe(false);
  });
});
