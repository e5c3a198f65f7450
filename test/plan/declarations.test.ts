import { describe, expect, it } from "vitest";
import { type Files, planned } from "./planned.js";
import { job } from "./removed.js";

const FUNCTION = "src/inngest/functions/archive-note.ts";
const OPTIONS = '({ id: "tidy", triggers: [{ event: "app/tidy" }] }, async () => {});\n';
const client = 'import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "app" });\n';

/** A project whose only function is written so, served from its own module. */
const project = (compilerOptions: object, code: string): Files => ({
  "package.json": '{ "dependencies": { "inngest": "4.24.0" } }',
  "tsconfig.json": JSON.stringify({ compilerOptions }),
  "src/inngest/client.ts": client,
  "src/inngest/functions/tidy.ts": `import { inngest } from "../client";\n\n${code}`,
  "src/server.ts":
    'import { serve } from "inngest/node";\nimport { inngest } from "./inngest/client";\nimport { list } from "./inngest/functions/tidy";\n\nserve({ client: inngest, functions: [...list] });\n',
});
const hidden = `const tidy = inngest.createFunction${OPTIONS}\nexport const list = [tidy];\n`;
const shown = `export const tidy = inngest.createFunction${OPTIONS}\nexport const list = [tidy];\n`;
const typed = `import type { InngestFunction } from "inngest";\n\nexport const tidy: InngestFunction.Any = inngest.createFunction${OPTIONS}\nexport const list = [tidy];\n`;

describe("where declarations are written", () => {
  it.each([
    ["none is exported, by declaration", { declaration: true }, hidden, true],
    ["none is exported, by composite", { composite: true }, hidden, true],
    ["another one is exported with its type", { declaration: true }, typed, true],
    ["another one is exported without its type", { declaration: true }, shown, false],
    ["no declarations are written after all", { declaration: false }, hidden, false],
  ])("a function says its type where %s", (_, options, code, annotated) => {
    const once = planned(project(options, code), job({ test: "none", dir: "src/inngest/functions" })).after;
    expect(once[FUNCTION]?.includes("export const archiveNote: InngestFunction.Any = ")).toBe(annotated);
  });

  it("the next function says it as well, and the first one stays as it is", () => {
    const first = job({ test: "none", dir: "src/inngest/functions" });
    const next = job({ name: "file-note", event: "notes/note.filed", test: "none", dir: "src/inngest/functions" });
    const both = planned(planned(project({ declaration: true }, hidden), first).after, next).after;
    expect(both["src/inngest/functions/file-note.ts"]).toContain("export const fileNote: InngestFunction.Any = ");
    expect(planned(both, first).plan.changes.filter(({ action }) => action !== "identical")).toEqual([]);
  });
});
