import { describe, expect, it } from "vitest";
import { specifierFor } from "../../src/project/specifier.js";

const ALIAS = { form: "alias", alias: { prefix: "@/", directory: "src" }, extension: "" } as const;
const RELATIVE = { form: "relative", extension: "" } as const;

describe("specifierFor", () => {
  it.each([
    ["an alias", ALIAS, "src/a/b.ts", "src/lib/x.ts", "@/lib/x"],
    ["an alias of a folder's index", ALIAS, "src/a.ts", "src/inngest/index.ts", "@/inngest"],
    ["an alias of its own directory's index", ALIAS, "src/a/b.ts", "src/index.ts", "@/index"],
    ["a relative path where no alias reaches", ALIAS, "src/a.ts", "tests/x.ts", "../tests/x"],
    ["an alias of the root", { ...ALIAS, alias: { prefix: "~/", directory: "" } }, "a.ts", "tests/x.ts", "~/tests/x"],
    ["a relative path", RELATIVE, "src/a/b.ts", "src/lib/x.ts", "../lib/x"],
    ["a relative path in one directory", RELATIVE, "src/a.ts", "src/x.tsx", "./x"],
    ["a relative path to the index beside it", RELATIVE, "src/a.ts", "src/index.ts", "."],
    [
      "the name of the index where siblings do",
      { ...RELATIVE, namesIndex: true },
      "src/a.ts",
      "src/index.ts",
      "./index",
    ],
    ["that of an index above", { ...RELATIVE, namesIndex: true }, "src/jobs/a.ts", "src/index.ts", "../index"],
    ["that of an aliased one", { ...ALIAS, namesIndex: true }, "src/a.ts", "src/inngest/index.ts", "@/inngest/index"],
    [".js for a .ts file", { ...RELATIVE, extension: ".js" }, "src/a.ts", "src/x.ts", "./x.js"],
    [".mjs for a .mts file", { ...RELATIVE, extension: ".js" }, "src/a.mts", "src/x.mts", "./x.mjs"],
    [
      "the index by name where extensions are written",
      { ...ALIAS, extension: ".js" },
      "src/a.ts",
      "src/lib/index.ts",
      "@/lib/index.js",
    ],
    [".ts", { ...RELATIVE, extension: ".ts" }, "src/a.ts", "src/x.ts", "./x.ts"],
  ] as const)("writes %s", (_, form, from, to, expected) => {
    expect(specifierFor(form, from, { file: to })).toBe(expected);
  });

  it("names a package as it is", () => {
    expect(specifierFor(ALIAS, "src/a.ts", { package: "@acme/jobs" })).toBe("@acme/jobs");
  });
});
