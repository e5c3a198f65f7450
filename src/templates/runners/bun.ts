import { ts } from "@ts-morph/common";
import type { Imports } from "../imports.js";
import { isUse } from "./names.js";
import { memberCall, printedArguments, type Rule } from "./rewrite.js";
import type { TestFile } from "./test-file.js";

const SAME = new Set(["afterAll", "afterEach", "beforeAll", "beforeEach", "describe", "expect", "it", "test"]);

/** Bun has vitest's matchers under the same names; what it calls otherwise is how functions are watched. */
export function bunRules({ watched }: TestFile, asked: Imports): Rule[] {
  const use = (name: string): string => {
    asked.add("bun:test", { exported: name, local: name, type: false });
    return name;
  };
  return [
    (node) =>
      ts.isExpressionStatement(node) && memberCall(node.expression, "vi")?.name === "resetAllMocks"
        ? watched.length === 0
          ? ""
          : `for (const each of [${watched.join(", ")}]) each.mockReset();`
        : undefined,
    (node, print) => {
      const found = memberCall(node, "vi");
      if (found === undefined) return undefined;
      const { name, call } = found;
      if (name === "fn") return `${use("mock")}(${printedArguments(call, print)})`;
      if (name === "spyOn") return `${use("spyOn")}(${printedArguments(call, print)})`;
      throw new Error(`Bun's runner has no words for vi.${name}()`);
    },
    (node) => (ts.isIdentifier(node) && SAME.has(node.text) && isUse(node) ? use(node.text) : undefined),
  ];
}
