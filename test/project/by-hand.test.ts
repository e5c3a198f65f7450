import { describe, expect, it } from "vitest";
import { inFormOf } from "../../src/project/by-hand.js";
import { parseSource } from "../../src/project/parse.js";
import { detectSmallApp, errorOf } from "./app.js";

const ROUTE = "src/app/api/inngest/route.ts";
const HEAD =
  'import { inngest } from "@/lib/inngest/client";\nimport { tidyJob } from "@/lib/inngest/functions/tidy";\n';
const needs = (name: string) => JSON.stringify({ dependencies: { inngest: "^3.40.0", [name]: "1.0.0" } });
const IMPORT = '  import { yourFunction } from "<the new file>";';

describe("the lines to add by hand", () => {
  it.each([
    ["next", "in app/api/inngest/route.ts", "next", "export const { GET, POST, PUT } = serve("],
    ["express", "where the app is made, behind express.json()", "express", 'app.use("/api/inngest", serve('],
    ["@remix-run/node", "in app/routes/api.inngest.ts", "remix", "const handler = serve("],
    ["left-pad", "where the app has its routes", "<framework>", "serve("],
  ])("serve a function in a project with %s that serves none", (name, place, adapter, code) => {
    const { code: refused, snippet = "" } = errorOf(() =>
      detectSmallApp({ "package.json": needs(name), [ROUTE]: undefined }),
    );
    const [first, second, third] = snippet.split("\n");
    expect([refused, first, second]).toEqual([
      "SERVE_NOT_FOUND",
      `Add by hand, ${place}:`,
      `  import { serve } from "inngest/${adapter}";`,
    ]);
    expect(third).toContain(`  ${code}{ client: inngest, functions: [yourFunction] })`);
  });

  it("stand below each of several serve calls", () => {
    const call = (functions: string): string =>
      `export const one = serve({ client: inngest, functions: ${functions} });`;
    const two = `import { serve } from "inngest/next";\n${HEAD}${call("[tidyJob]")}\n${call("[]")}\n`;
    const { snippet, choices, line, column } = errorOf(() => detectSmallApp({ [ROUTE]: two }));
    expect([choices, line, column]).toEqual([[`${ROUTE}:4`, `${ROUTE}:5`], 4, 20]);
    expect(snippet).toContain(`${ROUTE}:4\n  2 | import`);
    expect(snippet).toContain(`> 5 | ${call("[]")}\n    |                    ^`);
    expect(snippet?.endsWith(`\n\nAdd by hand:\n${IMPORT}\n  functions: [/* … */ yourFunction]`)).toBe(true);
  });

  it("show at most four of many serve calls, and name them all", () => {
    const routes = [1, 2, 3, 4, 5].map((count) => [
      `src/app/api/${count}/route.ts`,
      `import { serve } from "inngest/next";\n${HEAD}export default serve({ client: inngest, functions: [tidyJob] });\n`,
    ]);
    const { snippet = "", choices } = errorOf(() => detectSmallApp(Object.fromEntries(routes)));
    expect([choices.length, snippet.split("^").length - 1]).toEqual([6, 4]);
  });

  it.each([
    ["[tidyJob]", "[tidyJob, yourFunction]"],
    ["[]", "[yourFunction]"],
    ["all", "[...all, yourFunction]"],
  ])("give the call of SDK 2 with %s as SDK 3 takes it", (functions, expected) => {
    const text = `import { serve } from "inngest/next";\n${HEAD}const all = [tidyJob];\nexport default serve(inngest, ${functions}, { path });\n`;
    const { snippet } = errorOf(() => detectSmallApp({ [ROUTE]: text }));
    expect(snippet).toContain("> 5 | export default serve(inngest, ");
    expect(snippet).toContain(
      `Add by hand:\n${IMPORT}\n  serve({ client: inngest, functions: ${expected}, ...{ path } })`,
    );
  });

  it("stand below the line that asks for SDK 2", () => {
    const manifest = '{\n  "dependencies": {\n    "inngest": "^2.7.0"\n  }\n}\n';
    const { file, line, column, snippet } = errorOf(() => detectSmallApp({ "package.json": manifest }));
    expect([file, line, column]).toEqual(["package.json", 3, 5]);
    expect(snippet).toContain('> 3 |     "inngest": "^2.7.0"\n    |     ^');
    expect(snippet).toContain(`\n\nAdd by hand:\n${IMPORT}`);
  });

  it.each([
    ["a choice", "functions: isDev ? [] : all"],
    ["nothing that can be followed", "functions: missing"],
    ["what a call gives", "functions: made()"],
  ])("begin with the client where the file makes it and serves %s", (_, functions) => {
    const made = `import { Inngest } from "inngest";\nimport { serve } from "inngest/next";\n\nconst made = () => [];\nexport const inngest = new Inngest({ id: "a" });\nexport const { GET } = serve({ client: inngest, ${functions} });\n`;
    const { snippet = "" } = errorOf(() => detectSmallApp({ [ROUTE]: made }));
    expect(snippet).toContain(
      `\n\nFirst give the client that ${ROUTE} makes a module of its own: the new file imports it.\nAdd by hand`,
    );
    const apart = `import { serve } from "inngest/next";\n${HEAD}const made = () => [];\nexport const { GET } = serve({ client: inngest, ${functions} });\n`;
    expect(errorOf(() => detectSmallApp({ [ROUTE]: apart })).snippet).not.toContain("First give");
  });

  it.each([
    ['  import { yourFunction } from "<the new file>";', '  const { yourFunction } = require("<the new file>");'],
    ['import inngest from "./client";', 'const inngest = require("./client");'],
    ["export const yourFunction = make();", "exports.yourFunction = make();"],
    ["export async function create() {", "exports.create = async function create() {"],
    ["  functions: [/* … */ yourFunction]", "  functions: [/* … */ yourFunction]"],
  ])("are written as the module is: %s", (line, inCommonJs) => {
    const lines = `Add by hand:\n${line}`;
    expect(inFormOf(parseSource("a.js", "module.exports = { a: 1 };\n"), lines)).toBe(`Add by hand:\n${inCommonJs}`);
    expect(inFormOf(parseSource("a.js", "export const a = 1;\n"), lines)).toBe(lines);
  });
});
