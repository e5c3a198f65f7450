import { describe, expect, it } from "vitest";
import { namePackages } from "../../src/templates/name-packages.js";

const node = (names: Record<string, string>) => ({ names, deno: false, sourced: false });
const deno = (names: Record<string, string>) => ({ names, deno: true, sourced: true });

describe("naming packages as the project does", () => {
  it("leaves code alone where nothing is called otherwise", () => {
    const text = 'import { Inngest } from "inngest";\nprocess.env.X;\n';
    expect(namePackages(text, node({}))).toBe(text);
  });

  it.each([
    ['import { Inngest } from "inngest";', 'import { Inngest } from "npm:inngest@3.27.0";'],
    ['import { serve } from "inngest/edge";', 'import { serve } from "npm:inngest@3.27.0/edge";'],
    ['export type { A } from "inngest/types";', 'export type { A } from "npm:inngest@3.27.0/types";'],
    ['type A = import("inngest").Inngest;', 'type A = import("npm:inngest@3.27.0").Inngest;'],
    ['vi.mock("inngest", () => ({}));', 'vi.mock("npm:inngest@3.27.0", () => ({}));'],
    ['const a = await import("inngest");', 'const a = await import("npm:inngest@3.27.0");'],
    ['const a = f("inngest", "inngest");', 'const a = f("inngest", "inngest");'],
    ['import { a } from "inngest-extra";', 'import { a } from "inngest-extra";'],
    ['import { a } from "./inngest";', 'import { a } from "./inngest";'],
  ])("%s", (text, expected) => {
    expect(namePackages(text, deno({ inngest: "npm:inngest@3.27.0" }))).toBe(expected);
  });

  it("names every package of several in one file", () => {
    const text = 'import { z } from "zod";\nimport { Inngest } from "inngest";\n';
    const names = { inngest: "inngest-sdk", zod: "https://esm.sh/zod@3?target=deno" };
    expect(namePackages(text, node(names))).toBe(
      'import { z } from "https://esm.sh/zod@3?target=deno";\nimport { Inngest } from "inngest-sdk";\n',
    );
  });

  it("gives Deno the modules of Node by their full names, and process as one of them", () => {
    const text =
      '// process.env is Node\'s\nimport { join } from "path";\nimport { a } from "./a.ts";\n\njoin(process.env.X);\n';
    expect(namePackages(text, deno({}))).toBe(
      '// process.env is Node\'s\nimport process from "node:process";\nimport { join } from "node:path";\nimport { a } from "./a.ts";\n\njoin(process.env.X);\n',
    );
    expect(namePackages("process.exit();\n", deno({}))).toBe(
      'import process from "node:process";\n\nprocess.exit();\n',
    );
    expect(namePackages("a.process.exit(); // process.x\n", deno({}))).toBe("a.process.exit(); // process.x\n");
  });
});
