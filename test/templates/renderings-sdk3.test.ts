import { expect, it } from "vitest";
import { full } from "../support/sample.js";
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

// What it takes is the same on both: `npm test` has it for SDK 4.
it.runIf(full)(
  "every built-in template renders to code that type-checks without strict on SDK 3",
  () => {
    expect(errorsOfLooseRenderings(3)).toEqual([]);
  },
  300_000,
);
