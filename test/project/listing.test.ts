import { describe, expect, it } from "vitest";
import { detectSmallApp, errorOf } from "./app.js";

const ROUTE = "src/app/api/inngest/route.ts";
const ALL = "src/lib/inngest/all.ts";

/** The lines to add by hand where serve() gets what all() of a module gives. */
function byHand(module: string, call = "all()"): string | undefined {
  const { code, snippet = "" } = errorOf(() =>
    detectSmallApp({
      [ALL]: module,
      [ROUTE]: `import { serve } from "inngest/next";\nimport { inngest } from "@/lib/inngest/client";\nimport { all } from "@/lib/inngest/all";\n\nconst functions = ${call};\nexport const { GET } = serve({ client: inngest, functions });\n`,
    }),
  );
  expect(code).toBe("REGISTRATION_UNSUPPORTED");
  return snippet.split("\n\n").at(-1);
}

const TIDY = 'import { tidyJob } from "./functions/tidy";\n';
const plain = ['  import { yourFunction } from "<the new file>";', "  [/* as before */, yourFunction]"];
const at = (name: string, line: number): string =>
  `Add by hand, where ${name}() of ${ALL}, line ${line}, lists the others:`;

describe("the lines to add where a function lists the functions", () => {
  it.each([
    ["a block", `${TIDY}export function all() {\n  return [tidyJob];\n}\n`, "all", 2],
    ["an arrow", `${TIDY}export const all = () => [tidyJob];\n`, "all", 2],
    [
      "one that it calls",
      `${TIDY}const list = () => {\n  const found = [tidyJob];\n  return found;\n};\nexport const all = () => list();\n`,
      "list",
      2,
    ],
    [
      "one that is kept",
      `${TIDY}let kept: unknown;\nconst list = () => [tidyJob];\nexport function all() {\n  if (!kept) kept = list();\n  return kept;\n}\n`,
      "list",
      3,
    ],
  ])("name the function that does: %s", (_, module, name, line) => {
    expect(byHand(module)).toBe([at(name, line), ...plain].join("\n"));
    expect(byHand(module, "await all()")).toBe([at(name, line), ...plain].join("\n"));
  });

  it("load the new function where the others are loaded", () => {
    const module =
      'export async function all() {\n  const { tidyJob } = await import("./functions/tidy");\n  return [tidyJob];\n}\n';
    expect(byHand(module, "await all()")).toBe(
      [at("all", 1), '  const { yourFunction } = await import("<the new file>");', plain[1]].join("\n"),
    );
  });

  it("make the new function by a function of its own where the others are", () => {
    const module =
      "const buildTidy = (deps: object, count: number) => deps;\nexport const all = (deps: object) => [buildTidy(deps, 1)];\n";
    expect(byHand(module, "all({})")).toBe(
      [
        at("all", 2),
        '  import { buildYourFunction } from "<the new file>";',
        "  [/* as before */, buildYourFunction(deps, 1)]",
        "  where buildYourFunction() makes the new function as buildTidy() of src/lib/inngest/all.ts does",
      ].join("\n"),
    );
  });

  it("name the array where it stands outside", () => {
    const module = `${TIDY}const jobs = [tidyJob];\nexport function all() {\n  return jobs;\n}\n`;
    expect(byHand(module)).toBe([at("all", 3), ...plain].join("\n"));
  });

  it("name only what is called where it lists functions in several ways, or in none", () => {
    expect(
      byHand(
        `${TIDY}export function all(two?: boolean) {\n  if (two) return [tidyJob, tidyJob];\n  return [tidyJob];\n}\n`,
      ),
    ).toBe([at("all", 2), ...plain].join("\n"));
  });
});
