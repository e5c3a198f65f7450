import { resolveAnswers } from "../../answers/resolve.js";
import { detectProject } from "../../project/detect.js";
import type { ReadHost } from "../../project/host.js";
import type { Project } from "../../project/project.js";
import type { Template } from "../../templates/load.js";
import { entityName } from "../entity.js";
import { knownFields } from "../known-fields.js";
import { overlayHost } from "../overlay.js";
import type { FileChange, Plan } from "../plan.js";
import { planAdd } from "../plan-add.js";
import { STATUS_COLUMNS } from "../schema-lines.js";
import type { ExampleModel } from "./database-files.js";
import type { Example } from "./example.js";
import { exampleFiles } from "./example-files.js";

const ROOT = "/example";

/** A plan on a project in memory. */
export interface PlannedExample {
  /** The project before, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly plan: Plan;
}

/**
 * What `add` would do with the answers of an example in the project that it asks for.
 * @throws what `add` throws for such answers
 */
export function planExample(template: Template, { raw, project: kind }: Example): PlannedExample {
  const bare = projectOf(exampleFiles({ ...kind, db: "none" }, []));
  const { answers } = resolveAnswers({ ...raw, db: "none" }, template.manifest, bare.project);
  const known = bare.project.events.find((event) => event.value === answers.event && event.fields !== undefined);
  const entity = entityName(answers, answers.fields ?? knownFields(known));
  const files = exampleFiles(kind, modelsOf(template, entity));
  const { host, project } = projectOf(files);
  const resolved = resolveAnswers(raw, template.manifest, project);
  const plan = planAdd({ host, project, template, answers: resolved.answers });
  return { files, plan: { ...plan, warnings: [...resolved.warnings, ...plan.warnings] } };
}

function projectOf(files: Readonly<Record<string, string>>): { host: ReadHost; project: Project } {
  const changes = Object.entries(files).map(
    ([path, after]): FileChange => ({ path, action: "create", before: undefined, after }),
  );
  const host = overlayHost(NOTHING, ROOT, changes);
  return { host, project: detectProject(host, ROOT) };
}

const NOTHING: ReadHost = {
  readText: () => undefined,
  isFile: () => false,
  isDirectory: () => false,
  list: () => [],
  filesMentioning: () => [],
  filesMentioningInngest: () => [],
};

/** The entity's own model and the further ones, as the manifest needs them. */
function modelsOf({ manifest: { db } }: Template, entity: string): ExampleModel[] {
  const further = (db?.models ?? []).map(({ names: [name = ""], columns }) => ({ name, columns }));
  const own = db?.columns === undefined ? [] : [...(db.status === undefined ? [] : STATUS_COLUMNS), ...db.columns];
  return [...(db?.columns === undefined ? [] : [{ name: entity, columns: own }]), ...further];
}
