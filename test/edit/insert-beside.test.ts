import { describe, expect, it } from "vitest";
import { insertBeside } from "../../src/edit/insert-beside.js";
import { splice } from "../../src/edit/splice.js";
import { parse, syntaxErrors } from "./parse.js";

function insert(text: string, value: string): string {
  const after = splice(text, insertBeside(parse(text), text.indexOf(value), "added") ?? []);
  expect(syntaxErrors(after)).toEqual([]);
  return after;
}

describe("insertBeside", () => {
  it.each([
    ["serve({ client, functions });\n", "functions", "serve({ client, functions: [...functions, added] });\n"],
    ["serve({ functions: all, client });\n", "all", "serve({ functions: [...all, added], client });\n"],
    [
      "serve({\n  functions: jobs.all as any, // c\n});\n",
      "jobs",
      "serve({\n  functions: [...jobs.all as any, added], // c\n});\n",
    ],
    [
      "serve({ functions: Object.values(x).flat() });\n",
      "Object",
      "serve({ functions: [...Object.values(x).flat(), added] });\n",
    ],
    ["serve({ functions: a ? b : c });\n", "a ?", "serve({ functions: [...a ? b : c, added] });\n"],
  ])("spreads the value of a property in %j", (before, value, after) => {
    expect(insert(before, value)).toBe(after);
  });

  it.each([
    ["serve({ client, functions: [...functions, first] });\n", "functions:"],
    ["serve({ client, functions: [...all.flat(), first] });\n", "all"],
    ["serve({ client, functions: [...all, first] });\n", "[...all"],
  ])("lets the array of an earlier one grow in %j", (before, value) => {
    expect(insert(before, value)).toBe(before.replace("first]", "first, added]"));
  });

  it("finds nothing where no property has its value", () => {
    expect(insertBeside(parse("serve(all);\n"), 6, "added")).toBeUndefined();
  });
});
