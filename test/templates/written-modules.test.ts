import { describe, expect, it } from "vitest";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { listTemplates } from "../../src/templates/load.js";
import { writtenModules } from "../../src/templates/written-modules.js";

describe("writtenModules", () => {
  it("gives the modules with names of their own, with the values they export, and no tests or modules of the job's name", () => {
    expect(writtenModules(listTemplates([builtinTemplatesDirectory()]))).toEqual([
      { name: "user-ranges", exports: ["userRanges"] },
      {
        name: "mqm-calculator",
        exports: [
          "SEVERITIES",
          "DEFAULT_PENALTY_WEIGHTS",
          "AUTO_PASS_SCORE",
          "calculateMqmScore",
          "passesAutomatically",
          "countBySeverity",
          "withDefaultWeights",
        ],
      },
    ]);
  });
});
