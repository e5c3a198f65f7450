import type { ExampleProject } from "../../../src/plan/example/example.js";
import { planExample } from "../../../src/plan/example/plan-example.js";
import { readExample } from "../../../src/plan/example/read-example.js";
import { builtinTemplatesDirectory } from "../../../src/templates/builtin.js";
import { listTemplates, type Template } from "../../../src/templates/load.js";
import { readExamples } from "../../../src/templates/read-examples.js";
import { typeErrors } from "./type-errors.js";

const templates = listTemplates([builtinTemplatesDirectory()]);
const style = { quotes: "double", semicolons: true, indent: "  ", trailingCommas: true, eol: "\n" } as const;
type Runner = Exclude<ExampleProject["runner"], "none">;

/** Whatever the runner, the files are in the same places: those whose tests are put into other words are tried in two. */
const LAYOUTS: Readonly<Record<Runner, readonly ExampleProject["layout"][]>> = {
  vitest: ["skill", "barrel", "features", "lib"],
  jest: ["skill", "barrel", "features", "lib"],
  bun: ["skill", "lib"],
  node: ["skill", "lib"],
};

/** Two ways to have the data of an event typed are enough where the compiler checks less. */
const LOOSE = ["skill", "lib"] as const;

const kinds = (template: Template, sdk: 3 | 4, runner: Runner, loose: boolean): ExampleProject[] =>
  (loose ? LOOSE : LAYOUTS[runner]).flatMap((layout) =>
    (template.manifest.db === undefined ? (["none"] as const) : (["none", "prisma", "drizzle"] as const)).map((db) => ({
      sdk,
      db,
      runner,
      layout,
      style,
      ...(loose ? { loose: true as const } : {}),
    })),
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

/** Every template in every kind of project of a major with that runner, by path below a folder for each. */
export const allRenderings = (sdk: 3 | 4, runner: Runner, loose = false): Record<string, string> =>
  Object.assign(
    {},
    ...templates.flatMap((each) => kinds(each, sdk, runner, loose).map((kind) => rendered(each, kind))),
  );

/**
 * The type errors of every template in every kind of project of a major: the answers of its first example, in all
 * layouts, with every ORM and the runners given. Making the plans parses all that was rendered; one program checks all types.
 */
export const errorsOfAllRenderings = (sdk: 3 | 4, ...runners: readonly Runner[]): string[] =>
  typeErrors(
    Object.assign({}, ...runners.map((runner) => allRenderings(sdk, runner))),
    sdk,
    runners.includes("bun") ? ["bun"] : ["jest"],
  );

/** The same in projects whose compiler does not check for null, with Vitest: the runner makes no difference to it. */
export const errorsOfLooseRenderings = (sdk: 3 | 4): string[] =>
  typeErrors(allRenderings(sdk, "vitest", true), sdk, ["jest"], false);
