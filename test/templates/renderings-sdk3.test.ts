import { expect, it } from "vitest";
import { errorsOfAllRenderings, errorsOfLooseRenderings } from "./support/all-renderings.js";

it.each([[["vitest", "jest"] as const], [["node"] as const], [["bun"] as const]])(
  "every built-in template renders to code that type-checks under strict settings on SDK 3 with %s",
  {
    timeout: 300_000,
  },
  (runners) => {
    expect(errorsOfAllRenderings(3, ...runners)).toEqual([]);
  },
);

it("every built-in template renders to code that type-checks without strict on SDK 3", { timeout: 300_000 }, () => {
  expect(errorsOfLooseRenderings(3)).toEqual([]);
});
