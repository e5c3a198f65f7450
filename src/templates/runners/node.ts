import { ts } from "@ts-morph/common";
import type { Imports } from "../imports.js";
import { assertionRule } from "./assertions.js";
import { eachRule } from "./each.js";
import { mockCallRules } from "./mock-calls.js";
import { isUse } from "./names.js";
import { memberCall, printedArguments, type Rule } from "./rewrite.js";
import type { TestFile } from "./test-file.js";

const SAME: Readonly<Record<string, string>> = {
  afterAll: "after",
  afterEach: "afterEach",
  beforeAll: "before",
  beforeEach: "beforeEach",
  describe: "describe",
  it: "it",
  test: "test",
};

/** Node's runner, with the assertions of Node. */
export function nodeRules(file: TestFile, tools: (name: string) => string, asked: Imports): Rule[] {
  const { watched, imports } = file;
  const ofRunner = new Set(imports.filter(({ specifier }) => specifier === "vitest").map(({ local }) => local));
  const use = (name: string): string => {
    asked.add("node:test", { exported: name, local: name, type: false });
    return name;
  };
  return [
    eachRule,
    assertionRule(tools, asked),
    ...mockCallRules(use),
    (node) =>
      ts.isExpressionStatement(node) && memberCall(node.expression, "vi")?.name === "resetAllMocks"
        ? watched.length === 0
          ? ""
          : `${tools("forget")}(${watched.join(", ")});`
        : undefined,
    (node, print) => {
      const found = memberCall(node, "vi");
      if (found === undefined) return undefined;
      if (found.name !== "fn") throw new Error(`Node's runner has no words for vi.${found.name}()`);
      const type = found.call.arguments.length === 0 ? "<(...args: unknown[]) => unknown>" : "";
      return `${use("mock")}.fn${type}(${printedArguments(found.call, print)})`;
    },
    (node) => {
      if (!ts.isIdentifier(node) || !ofRunner.has(node.text) || !isUse(node)) return undefined;
      const name = SAME[node.text];
      if (name === undefined) throw new Error(`Node's runner has no words for ${node.text}`);
      return use(name);
    },
  ];
}
