import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Answers } from "../../src/answers/answers.js";
import type { Plan } from "../../src/plan/plan.js";
import { planAdd } from "../../src/plan/plan-add.js";
import { type Choose, detectProject } from "../../src/project/detect.js";
import type { Project } from "../../src/project/project.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { type Layout, repository, type Sdk } from "../support/workspace.js";
import { root } from "./sample-project.js";

/** Texts by the path relative to the root. */
export type Files = Readonly<Record<string, string>>;

/** The files of one of the apps in `fixtures`, dependencies left out. */
export function filesOfApp(sdk: Sdk, layout: Layout): Files {
  const app = join(repository, "fixtures", sdk, layout);
  const paths = readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(app.length + 1))
    .filter((path) => !path.includes("node_modules"));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(app, path), "utf8")]));
}

/** A job planned on files in memory: the project that was found, the plan, and the files as they are afterwards. */
export function planned(
  files: Files,
  answers: Answers,
  choose: Choose = {},
): { project: Project; plan: Plan; after: Files } {
  const host = memoryReadHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const project = detectProject(host, root, choose);
  const template = loadTemplate(answers.template, [builtinTemplatesDirectory()]);
  const plan = planAdd({ host, project, template, answers });
  const after = { ...files };
  for (const change of plan.changes) if (change.after !== undefined) after[change.path] = change.after;
  return { project, plan, after };
}
