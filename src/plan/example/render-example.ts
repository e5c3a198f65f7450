import { createHash } from "node:crypto";
import { posix } from "node:path";
import { createTwoFilesPatch } from "diff";
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
import type { ExampleModel } from "./database-files.js";
import type { Example } from "./example.js";
import { exampleFiles } from "./example-files.js";

const ROOT = "/example";

/** Texts by their path in the snapshot's directory. */
export type Snapshot = ReadonlyMap<string, string>;

/**
 * What a template makes of an example, by the same plan as `add`, in a project in memory.
 *
 * - `plan.txt`: what happens to each file, the warnings and the next steps
 * - `edits.diff`: what is inserted into files of the project
 * - `files/….snap`: every file that is created, but the test driver, which all jobs share: `plan.txt` has its checksum.
 *   No compiler, test runner or search for functions takes them for part of the repository.
 *
 * @throws what `add` throws for such answers
 */
export function renderExample(template: Template, { raw, project: kind }: Example): Snapshot {
  const bare = projectOf({ ...kind, db: "none" }, []);
  const { answers } = resolveAnswers({ ...raw, db: "none" }, template.manifest, bare.project);
  const known = bare.project.events.find((event) => event.value === answers.event && event.fields !== undefined);
  const entity = entityName(answers, answers.fields ?? knownFields(known));
  const { host, project } = projectOf(kind, modelsOf(template, entity));
  const resolved = resolveAnswers(raw, template.manifest, project);
  const plan = planAdd({ host, project, template, answers: resolved.answers });
  return snapshotOf({ ...plan, warnings: [...resolved.warnings, ...plan.warnings] });
}

function projectOf(kind: Example["project"], models: readonly ExampleModel[]): { host: ReadHost; project: Project } {
  const files = Object.entries(exampleFiles(kind, models));
  const changes = files.map(([path, after]): FileChange => ({ path, action: "create", before: undefined, after }));
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
  return [...(db?.columns === undefined ? [] : [{ name: entity, columns: db.columns }]), ...further];
}

function snapshotOf(plan: Plan): Snapshot {
  const created = plan.changes.filter(({ action }) => action === "create");
  const edits = plan.changes
    .filter(({ action }) => action === "modify")
    .map(diffOf)
    .join("");
  return new Map([
    ["plan.txt", describePlan(plan)],
    ...(edits === "" ? [] : [["edits.diff", edits] as const]),
    ...created
      .filter(({ path }) => !isDriver(path))
      .map(({ path, after = "" }) => [`files/${path}.snap`, after] as const),
  ]);
}

const isDriver = (path: string): boolean => /^inngest-test-driver\.[jt]s$/.test(posix.basename(path));

function describePlan({ changes, warnings, nextSteps }: Plan): string {
  const lines = changes.map(({ action, path, after = "" }) => {
    const sum = isDriver(path) ? `  sha256 ${createHash("sha256").update(after).digest("hex").slice(0, 16)}` : "";
    return `${action.padEnd(9)} ${path}${sum}`;
  });
  const warned = warnings.map(({ code, message }) => `${code} ${message}`);
  const parts = [
    lines.join("\n"),
    ...(warned.length === 0 ? [] : [`Warnings\n${warned.join("\n")}`]),
    ...(nextSteps.length === 0 ? [] : [`Next\n${nextSteps.map((step, index) => `${index + 1}. ${step}`).join("\n")}`]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const diffOf = ({ path, before = "", after = "" }: FileChange): string =>
  createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }).replace(
    /^=+\n/,
    "",
  );
