import { nearest } from "../../answers/nearest.js";
import type { HelperFactory } from "./helper.js";
import { textArgument } from "./helper.js";

/** What all runners have. */
const SHARED = ["afterAll", "afterEach", "beforeAll", "beforeEach", "describe", "expect", "it", "mock", "test"];

/**
 * `{{runner "describe"}}`: a function of the test runner, imported where the project's tests import it. `mock` stands for
 * `vi` or `jest`; what is written for vitest is put into the words of Bun's and Node's runner afterwards.
 */
export const runner: HelperFactory =
  ({ context, imports }) =>
  (...args) => {
    const { test } = context;
    if (!test) throw new Error("the project has no test runner");
    const asked = textArgument(args, 0, "runner");
    const mock = test.runner === "jest" ? "jest" : "vi";
    const name = asked === "mock" ? mock : asked;
    if (name !== mock && !SHARED.includes(name)) throw unknownName(name);
    const from = test.runner === "jest" ? "@jest/globals" : "vitest";
    if (!test.globals) imports.add(from, { exported: name, local: name, type: false });
    return name;
  };

function unknownName(name: string): Error {
  const meant = nearest(name, SHARED);
  const hint = meant === undefined ? `: there are ${SHARED.join(", ")}` : ` (did you mean ${meant}?)`;
  return new Error(`not every test runner has ${JSON.stringify(name)}${hint}`);
}
