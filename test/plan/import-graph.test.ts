import { describe, expect, it } from "vitest";
import { importPath } from "../../src/plan/import-graph.js";
import { createResolver } from "../../src/project/resolve-module.js";
import { hostOf, root } from "./sample-project.js";

function path(files: Record<string, string>): string[] | undefined {
  const host = hostOf(files);
  return importPath({ host, root, resolve: createResolver(host, root) }, "a.ts", "z.ts");
}

describe("importPath", () => {
  it("follows imports and re-exports", () => {
    const files = {
      "a.ts": 'import {\n  b,\n} from "./b";',
      "b.ts": 'export * from "./c";',
      "c.ts": 'import "./z";',
      "z.ts": "",
    };
    expect(path(files)).toEqual(["a.ts", "b.ts", "c.ts", "z.ts"]);
  });

  it("finds a way back to where it began", () => {
    const host = hostOf({ "a.ts": 'import "./b";', "b.ts": 'import "./a";' });
    expect(importPath({ host, root, resolve: createResolver(host, root) }, "a.ts", "a.ts")).toEqual([
      "a.ts",
      "b.ts",
      "a.ts",
    ]);
  });

  it.each([
    ["a type is imported", 'import type { Z } from "./z";'],
    ["an import is commented out", '// import { z } from "./z";\n/*\nimport { z } from "./z";\n*/'],
    ["an import is a text", 'const text = `\nimport { z } from "./z";\n`;'],
  ])("does not follow where only %s", (_, text) => {
    expect(path({ "a.ts": text, "z.ts": "" })).toBeUndefined();
  });

  it("finds another way where the first was none", () => {
    const files = { "a.ts": '/*\nimport "./z";\n*/\nimport "./b";', "b.ts": 'import "./z";', "z.ts": "" };
    expect(path(files)).toEqual(["a.ts", "b.ts", "z.ts"]);
  });
});
