import { describe, expect, it } from "vitest";
import { specifierIn } from "../../src/plan/specifier-in.js";
import { parseSource } from "../../src/project/parse.js";
import { createResolver } from "../../src/project/resolve-module.js";
import { hostOf, project, root } from "./sample-project.js";

const to = "src/jobs/new.ts";
const tsconfig = '{ "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["./src/*"] } } }';

function specifier(text: string, from = "src/server/index.ts"): string {
  const host = hostOf({ [to]: "", "src/jobs/old.ts": "", "src/client.ts": "", "tsconfig.json": tsconfig });
  return specifierIn(parseSource(from, text), from, to, project, createResolver(host, root));
}

describe("specifierIn", () => {
  it.each([
    ["a relative path", 'import "../jobs/old";', "../jobs/new"],
    ["a relative path that ends in .js", 'import "../jobs/old.js";', "../jobs/new.js"],
    ["a relative path that ends in .ts", 'import "../jobs/old.ts";', "../jobs/new.ts"],
    ["an alias", 'import "~/jobs/old";', "~/jobs/new"],
    ["a path from the base", 'import "src/jobs/old";', "src/jobs/new"],
    ["a re-export", 'export * from "../jobs/old";', "../jobs/new"],
    ["the import that is nearest", 'import "../client";\nimport "~/jobs/old";', "~/jobs/new"],
    ["the project where the file has no import of its own", 'import "zod";', "@/jobs/new"],
  ])("takes the form of %s", (_, text, expected) => {
    expect(specifier(text)).toBe(expected);
  });
});
