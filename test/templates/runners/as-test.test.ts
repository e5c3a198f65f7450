import { describe, expect, it } from "vitest";
import type { RenderContext } from "../../../src/templates/context.js";
import { inEnvironment } from "../../../src/templates/runners/as-test.js";

const context = (test: RenderContext["test"], eol: "\n" | "\r\n" = "\n"): RenderContext =>
  ({ test, style: { eol } }) as RenderContext;
const test = { globals: false, module: "esm", environment: "jsdom" } as const;

describe("inEnvironment", () => {
  it.each([
    ["vitest", "// @vitest-environment node\nx();\n"],
    ["jest", "/** @jest-environment node */\nx();\n"],
    ["bun", "x();\n"],
    ["node", "x();\n"],
  ] as const)("has a test of %s name Node where the others run in something else", (runner, expected) => {
    expect(inEnvironment("x();\n", context({ ...test, runner }))).toBe(expected);
  });

  it("keeps a byte-order mark at the start, and the line endings", () => {
    const text = inEnvironment("\uFEFFx();\r\n", context({ ...test, runner: "vitest" }, "\r\n"));
    expect(text).toBe("\uFEFF// @vitest-environment node\r\nx();\r\n");
  });

  it("leaves a test as it is where the others run in Node", () => {
    const { environment: _, ...plain } = test;
    expect(inEnvironment("x();\n", context({ ...plain, runner: "vitest" }))).toBe("x();\n");
  });
});
