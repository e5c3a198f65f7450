import type { ExampleProject } from "../../../src/plan/example/example.js";
import { planExample } from "../../../src/plan/example/plan-example.js";
import { readExample } from "../../../src/plan/example/read-example.js";
import { builtinTemplatesDirectory } from "../../../src/templates/builtin.js";
import { listTemplates, type Template } from "../../../src/templates/load.js";
import { readExamples } from "../../../src/templates/read-examples.js";
import { typeErrors } from "./type-errors.js";

const templates = listTemplates([builtinTemplatesDirectory()]);
const style = { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true, eol: "\n" } as const;
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

/**
 * The type errors of every template in every kind of project of a major: the answers of its first example, in all
 * layouts, with every ORM and both runners. Making the plans parses all that was rendered; one program checks all types.
 */
export function errorsOfAllRenderings(sdk: 3 | 4): string[] {
  const files = templates.flatMap((template) => kinds(template, sdk).map((kind) => rendered(template, kind)));
  return typeErrors(Object.assign({}, ...files), sdk);
}
