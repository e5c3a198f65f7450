import { describe, expect, it } from "vitest";
import { editorConfigFor } from "../../src/project/editor-config.js";
import { memoryReadHost } from "../support/memory-read-host.js";

const told = (files: Record<string, string>, file = "/app/src/inngest/new.ts"): Record<string, string> =>
  Object.fromEntries(editorConfigFor(memoryReadHost(files), file));

describe("what editors are told about a file", () => {
  it("is what all sections say that match, the last one first", () => {
    const text = "[*]\nIndent_Style = TAB\nend_of_line=lf\n[*.ts]\nend_of_line = crlf\n[*.md]\nindent_style = space\n";
    expect(told({ "/app/.editorconfig": text })).toEqual({ indent_style: "tab", end_of_line: "crlf" });
  });

  it("comes from every directory up to the one that is the root, the nearest first", () => {
    const files = {
      "/.editorconfig": "[*]\ncharset = latin1\n",
      "/app/.editorconfig": "; the whole\r\nroot = true\r\n[*]\r\nindent_size = 4\r\ntab_width = 8\r\n",
      "/app/src/.editorconfig": "# root = true\n[inngest/**]\nindent_size = 2\ntab_width = unset\n",
    };
    expect(told(files)).toEqual({ indent_size: "2" });
    expect(told(files, "/app/src/new.ts")).toEqual({ indent_size: "4", tab_width: "8" });
    expect(told(files, "/lib/new.ts")).toEqual({ charset: "latin1" });
  });

  it.each([
    ["*", true],
    ["*.ts", true],
    ["*.{js,ts}", true],
    ["{*.js,*.{mts,ts}}", true],
    ["new.[jt]s", true],
    ["new.[!j]s", true],
    ["ne?.ts", true],
    ["/src/**.ts", true],
    ["src/**/*.ts", true],
    ["**/inngest/*", true],
    ["src/inngest/new.{ts,tsx}", true],
    ["*.js", false],
    ["src/*.ts", false],
    ["inngest/*.ts", false],
    ["/new.ts", false],
    ["new.[!t]s", false],
    ["{package.json,*.yml}", false],
  ])("matches %s: %s", (pattern, matches) => {
    expect(told({ "/app/.editorconfig": `[${pattern}]\nindent_style = tab\n` })).toEqual(
      matches ? { indent_style: "tab" } : {},
    );
  });

  it("knows ranges of numbers", () => {
    const files = { "/app/.editorconfig": "[file{9..11}.ts]\nindent_size = 3\n" };
    expect([8, 9, 10, 11, 12].map((each) => told(files, `/app/file${each}.ts`).indent_size)).toEqual([
      undefined,
      "3",
      "3",
      "3",
      undefined,
    ]);
    expect(told({ "/app/.editorconfig": "[{1..99999999}.ts]\nindent_size = 3\n" })).toEqual({});
  });

  it("is nothing where nothing is said, or in no form that one could read", () => {
    expect(told({})).toEqual({});
    expect(told({ "/app/.editorconfig": "indent_style = tab\n[\n]]\n= 4\nindent_style\n" })).toEqual({});
  });
});
