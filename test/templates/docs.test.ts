import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { helperNames } from "../../src/templates/helpers/all.js";
import { templateManifest } from "../../src/templates/manifest.js";
import { prepare } from "../../src/templates/prepare.js";
import { repository } from "../support/workspace.js";

const page = readFileSync(join(repository, "docs/templates.md"), "utf8");
const table = /<!-- helpers -->\n([\s\S]*?)<!-- \/helpers -->/.exec(page)?.[1] ?? "";
const rows = table
  .trim()
  .split("\n")
  .slice(2)
  .map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("docs/templates.md", () => {
  it("has every built-in helper, and no other", () => {
    expect(rows.map(([name]) => name?.replaceAll("`", "")).sort()).toEqual([...helperNames({})].sort());
  });

  it("has an example for each that the format takes", () => {
    for (const [name = "", example = ""] of rows) {
      const helper = name.replaceAll("`", "");
      const text = /`([^`]*\{\{.*\}\}[^`]*)`/.exec(example)?.[1] ?? "";
      expect(text, helper).toContain(helper);
      expect(() => prepare(text, helperNames({})), text).not.toThrow();
    }
  });

  it("tells of every key of a manifest", () => {
    for (const key of Object.keys(templateManifest.shape)) {
      const found = page.includes(`\`${key}\``) || key === "$schema";
      expect(found, key).toBe(true);
    }
  });
});
