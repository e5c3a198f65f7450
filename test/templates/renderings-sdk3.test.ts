import { expect, it } from "vitest";
import { errorsOfAllRenderings } from "./support/all-renderings.js";

it("every built-in template renders to code that type-checks under strict settings on SDK 3", {
  timeout: 300_000,
}, () => {
  expect(errorsOfAllRenderings(3)).toEqual([]);
});
