import { describe, expect, it } from "vitest";
import type { Format, ToFormat } from "../../src/plan/format.js";
import { formatChanges, type PlannedChange } from "../../src/plan/format-changes.js";

/** A formatter that wants no blanks inside of brackets, and tells what it is asked. */
function formatter(): { readonly format: Format; readonly asked: ToFormat[][] } {
  const asked: ToFormat[][] = [];
  const tight = (text: string): string => text.replace(/\[\s+/g, "[").replace(/\s+\]/g, "]");
  const format: Format = (files) => {
    asked.push([...files]);
    return files.map(({ text, before }) => (before === undefined || tight(before) === before ? tight(text) : text));
  };
  return { format, asked };
}

const change = (action: PlannedChange["action"], before: string | undefined, after: string): PlannedChange => ({
  ...{ path: "a.ts", action, before, after },
});

describe("changes with the project's formatter", () => {
  it.each<[string, PlannedChange, string]>([
    ["a file that is made", change("create", undefined, "f([ a ]);\n"), "f([a]);\n"],
    ["an edit of a formatted file", change("modify", "f([a]);\n", "f([a, b ]);\n"), "f([a, b]);\n"],
    [
      "what stands in the way of a file",
      { ...change("conflict", "x;\n", "f([ a ]);\n"), rendered: "f([ a ]);\n" },
      "f([a]);\n",
    ],
  ])("are formatted: %s", (_, planned, after) => {
    expect(formatChanges([planned], formatter())).toEqual([{ ...change(planned.action, planned.before, after) }]);
  });

  it.each<[string, PlannedChange]>([
    ["an edit of a file that is laid out otherwise", change("modify", "f([ a ]);\n", "f([ a, b ]);\n")],
    ["an edit of a file that is no code", { ...change("modify", "A=[1]\n", "A=[1]\nB=[ 2 ]\n"), path: ".env.example" }],
    ["what is there already", change("identical", "f([ a ]);\n", "f([ a ]);\n")],
    ["a file that goes", { ...change("delete", "f([ a ]);\n", ""), after: undefined }],
  ])("stay as they are: %s", (_, planned) => {
    expect(formatChanges([planned], formatter())).toEqual([planned]);
  });

  it("keep an edit as it was made where the formatter changes another statement", () => {
    const planned = change("modify", "f([a]);\ng();\n", "f([a, b ]);\ng();\n");
    const format: Format = (files) => files.map(() => "f([a, b]);\ng( );\n");
    expect(formatChanges([planned], { format })).toEqual([planned]);
  });

  it("find a file done that is what a template renders to, formatted, and edited where it is not", () => {
    const skipped = { ...change("skip", "f([a]);\n", "f([a]);\n"), rendered: "f([ a ]);\n" };
    const { rendered: _, ...plain } = skipped;
    expect(formatChanges([skipped], formatter())).toEqual([{ ...plain, action: "identical" }]);
    expect(formatChanges([{ ...skipped, rendered: "g([ a ]);\n" }], formatter())).toEqual([plain]);
  });

  it("ask the formatter once for all of them", () => {
    const { format, asked } = formatter();
    const made = change("create", undefined, "f([ a ]);\n");
    const edited = { ...change("modify", "f([a]);\n", "f([a, b ]);\n"), path: "b.ts" };
    formatChanges([made, change("identical", "", ""), edited], { format });
    expect(asked.map((files) => files.map(({ path }) => path))).toEqual([["a.ts", "b.ts"]]);
  });

  it("have a statement as the last commit had it, where only its layout differs", () => {
    const planned = change("modify", "f([\n  a,\n  b,\n]);\n", "f([\n  a,\n]);\n");
    const after = (text: string, format?: Format) =>
      formatChanges([planned], { format, committed: () => text }).map((each) => each.after);
    expect(after("f([ a ]);\n")).toEqual(["f([ a ]);\n"]);
    expect(after("f([ c ]);\n")).toEqual(["f([\n  a,\n]);\n"]);
    const clean: Format = (files) => files.map(() => "f([a]);\n");
    expect(after("f([ a ]);\n", clean)).toEqual(["f([a]);\n"]);
  });
});
