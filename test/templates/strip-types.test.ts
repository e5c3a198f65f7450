import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import { stripTypes } from "../../src/templates/strip-types.js";
import { makeContext, variants } from "./support/make-context.js";
import { renderAll } from "./support/render-all.js";

describe("stripTypes", () => {
  it("removes types and leaves the rest as it is", () => {
    const typed = `import { Inngest, type Like } from "inngest";
import type { Only } from "./only";

/** What it is given. */
export interface Data {
  id: string;
}

const outcomes: Record<string, unknown> = {};

export async function run(fn: Like, data?: Only, ...rest: unknown[]): Promise<Data> {
  const mode = "full" as const;
  return Object.assign<object, object>(outcomes, { mode, fn, data, rest }) satisfies object;
}
`;
    expect(stripTypes(typed)).toBe(`import { Inngest } from "inngest";

const outcomes = {};

export async function run(fn, data, ...rest) {
  const mode = "full";
  return Object.assign(outcomes, { mode, fn, data, rest });
}
`);
  });

  it("makes JavaScript of every built-in template", () => {
    const directories = [builtinTemplatesDirectory()];
    const wrong = variants(3).flatMap((variant) => {
      const context = makeContext(variant);
      const paths = Object.fromEntries(
        Object.entries(context.paths).map(([role, path]) => [role, path.replace(/ts$/, "js")]),
      );
      const files = renderAll(loadTemplate(variant.template, directories), {
        ...context,
        language: "js",
        paths,
      });
      return files.flatMap(({ path, text }) =>
        diagnostics(path, text).map((message) => `${variant.db} ${path}: ${message}`),
      );
    });
    expect(wrong).toEqual([]);
  });
});

/** What TypeScript says against the text as plain JavaScript, without looking at other files. */
function diagnostics(fileName: string, text: string): string[] {
  const host: ts.CompilerHost = {
    getSourceFile: (name, target) => (name === fileName ? ts.createSourceFile(name, text, target, true) : undefined),
    writeFile: () => undefined,
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => "/",
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (name) => name === fileName,
    readFile: () => undefined,
  };
  const program = ts.createProgram(
    [fileName],
    { allowJs: true, noLib: true, noResolve: true, target: ts.ScriptTarget.ESNext },
    host,
  );
  return program.getSyntacticDiagnostics().map(({ messageText }) => String(messageText));
}
