import { describe, expect, it } from "vitest";
import type { ExampleProject } from "../../src/plan/example/example.js";
import { planExample } from "../../src/plan/example/plan-example.js";
import { readExample } from "../../src/plan/example/read-example.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { listTemplates, type Template } from "../../src/templates/load.js";
import { readExamples } from "../../src/templates/read-examples.js";
import { sample } from "../support/sample.js";
import { typeErrors } from "./support/type-errors.js";

/*
 * Every template for every kind of project: the answers of its first example, in all layouts, with every ORM and both
 * runners. Making the plan parses all that was rendered; one program per SDK major then checks the types: of all with
 * SCAFFOLD_FULL=1.
 */
const templates = listTemplates([builtinTemplatesDirectory()]);
const style = { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true, eol: "\n" } as const;
const minutes = 60_000;

const kinds = (template: Template, sdk: 3 | 4): ExampleProject[] =>
  (["skill", "barrel", "features", "lib"] as const).flatMap((layout) =>
    (template.manifest.db === undefined ? (["none"] as const) : (["none", "prisma", "drizzle"] as const)).flatMap(
      (db) => (["vitest", "jest"] as const).map((runner) => ({ sdk, db, runner, layout, style })),
    ),
  );

/** The project with all that was added, by path below a folder of its own. */
function rendered(template: Template, kind: ExampleProject): Record<string, string> {
  const [stored] = readExamples(template);
  if (stored?.file === undefined) throw new Error(`${template.manifest.id} has no example`);
  const { raw } = readExample(stored.file, stored.text, template.manifest);
  const { files, plan } = planExample(template, { raw, project: kind });
  const after = { ...files, ...Object.fromEntries(plan.changes.map(({ path, after: text }) => [path, text ?? ""])) };
  const folder = [template.manifest.id, kind.layout, kind.db, kind.runner].join("-");
  return Object.fromEntries(Object.entries(after).map(([path, text]) => [`${folder}/${path}`, text]));
}

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

  it.each([3, 4] as const)(
    "renders to code that type-checks under strict settings on SDK %s",
    { timeout: 5 * minutes },
    (sdk) => {
      const files = templates.flatMap((template) => kinds(template, sdk).map((kind) => rendered(template, kind)));
      expect(typeErrors(Object.assign({}, ...sample(files, 3)), sdk)).toEqual([]);
    },
  );
});
