import { posix } from "node:path";
import { aboutJob } from "../answers/about.js";
import type { Answers } from "../answers/answers.js";
import type { ReadHost } from "../project/host.js";
import type { Project } from "../project/project.js";
import { isAlike } from "../project/topics.js";
import { kebabCase } from "../text/case.js";

export interface FeatureInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly answers: Partial<Pick<Answers, "name" | "event" | "entity" | "feature">>;
  /** camelCase. */
  readonly entity: string;
}

/** Where functions go that are kept by feature. */
export interface FeatureFolder {
  readonly directory: string;
  /** The folder of the feature; undefined where the function goes to none. */
  readonly feature?: string;
  /** There are others, and not this one. */
  readonly isNew: boolean;
}

/**
 * The folder of a job's feature: the one that is there by a name like its own, in the singular or plural; else a new one
 * after what the job is about.
 */
export function featureFolder({ host, project, answers, entity }: FeatureInput): FeatureFolder {
  const { value, otherwise } = project.functionsDirectory;
  const [before = "", after = ""] = value.split("{feature}");
  const parent = before.replace(/\/$/, "");
  const path = parent === "" ? project.root : posix.join(project.root, parent);
  const there = host.list(path).filter((name) => host.isDirectory(posix.join(path, name)));
  const words = answers.feature === undefined ? [entity, ...aboutJob(answers)] : [answers.feature];
  const known = words.flatMap(
    (word) => there.find((name) => name === word) ?? there.find((name) => isAlike(name, word)) ?? [],
  )[0];
  if (known !== undefined) return { directory: `${before}${known}${after}`, feature: known, isNew: false };
  if (answers.feature === undefined && entity === "item" && otherwise !== undefined)
    return { directory: otherwise, isNew: there.length > 0 };
  const feature = kebabCase(answers.feature ?? (entity === "item" ? "jobs" : entity));
  return { directory: `${before}${feature}${after}`, feature, isNew: there.length > 0 };
}
