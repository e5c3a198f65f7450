import { describe, expect, it } from "vitest";
import { readExample } from "../../src/plan/example/read-example.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { listTemplates } from "../../src/templates/load.js";
import { readExamples } from "../../src/templates/read-examples.js";

const templates = listTemplates([builtinTemplatesDirectory()]);

describe("every built-in template", () => {
  it.each(templates.map((template) => [template.manifest.id, template] as const))(
    "%s has an example for both SDK majors",
    (_id, template) => {
      const majors = readExamples(template).map(
        ({ file = "", text }) => readExample(file, text, template.manifest).project.sdk,
      );
      expect(new Set(majors)).toEqual(new Set([3, 4]));
    },
  );
});
