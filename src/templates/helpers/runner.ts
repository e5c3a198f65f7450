import type { HelperFactory } from "./helper.js";
import { textArgument } from "./helper.js";

/**
 * `{{runner "describe"}}`: a function of the test runner, imported where the project's tests import it. `mock` stands for
 * `vi` or `jest`.
 */
export const runner: HelperFactory =
  ({ context, imports }) =>
  (...args) => {
    const { test } = context;
    if (!test) throw new Error("the project has no test runner");
    const asked = textArgument(args, 0, "runner");
    const name = asked !== "mock" ? asked : test.runner === "jest" ? "jest" : "vi";
    const from = test.runner === "jest" ? "@jest/globals" : "vitest";
    if (!test.globals) imports.add(from, { exported: name, local: name, type: false });
    return name;
  };
