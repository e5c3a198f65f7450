import type { Answers } from "../answers/answers.js";
import type { Choose } from "../project/detect.js";
import type { ReadHost } from "../project/host.js";
import type { Project, Warning } from "../project/project.js";
import { createResolver } from "../project/resolve-module.js";
import { isAlike } from "../project/topics.js";
import type { Template } from "../templates/load.js";
import { confirmRegistered } from "./confirm-registered.js";
import { Drafts } from "./draft.js";
import type { Format } from "./format.js";
import { formatChanges, type PlannedChange } from "./format-changes.js";
import { type GrowingHost, growingHost } from "./growing-host.js";
import { Look } from "./look.js";
import { mergeChanges } from "./merge-changes.js";
import { orderChanges, placesOf } from "./order-changes.js";
import type { Plan } from "./plan.js";
import { type AddedJob, addJob, type Batch, madeFiles } from "./plan-add.js";
import { editedSince } from "./rendered-changes.js";

/** One of several jobs that are planned together. */
export interface Job {
  /** The function id. */
  readonly name: string;
  readonly template: Template;
  /** What the job says about where things are; jobs that say the same share one look at the project. */
  readonly choose: Choose;
  /** Judges the job's answers against the project as the jobs before leave it. */
  readonly resolve: (project: Project) => { readonly answers: Answers; readonly warnings: readonly Warning[] };
  /** What to throw for an error that this job ran into. */
  readonly explain: (error: unknown) => unknown;
  /** A warning of this job, as it is to be reported. */
  readonly place: (warning: Warning) => Warning;
}

export interface JobsInput {
  readonly host: ReadHost;
  readonly detect: (host: ReadHost, choose: Choose) => Project;
  /** At least one. */
  readonly jobs: readonly Job[];
  /** True for an error that says that a job is there and is something else: then it is left out and counted. */
  readonly isDifference?: (error: unknown) => boolean;
  /** For the files that are made and the statements that are edited. */
  readonly format?: Format | undefined;
}

export interface JobsPlan extends Plan {
  /** What is there and differs from what was asked for, as the jobs explain it. */
  readonly differences: readonly unknown[];
}

/**
 * One plan that adds all the jobs in their order, as if one had been added after the other. The project is looked at
 * once, and what it will be is confirmed once.
 *
 * @throws what `planAdd` and `resolve` throw, as the job explains it
 */
export function planJobs(input: JobsInput): JobsPlan {
  const { detect, jobs } = input;
  const host = growingHost(input.host);
  const lookOf = lookAround(jobs, (choose) => detect(host, choose));
  const looks = [...new Set(lookOf.values())];
  const [first] = looks;
  if (first === undefined) throw new TypeError("no jobs");
  const { root } = first.found;
  const shared = {
    host,
    drafts: new Drafts(host, root),
    resolve: createResolver(host, root, { keepsMisses: false }),
    drivers: new Map(),
  };
  const differences = new Map<Job, unknown>();
  const attempt = <T>(job: Job, work: () => T): T[] => {
    try {
      return [work()];
    } catch (error) {
      if (input.isDifference?.(error) !== true) throw job.explain(error);
      differences.set(job, job.explain(error));
      return [];
    }
  };
  for (const look of looks) {
    const made = jobs
      .filter((job) => lookOf.get(job) === look && look.found.functions.some(({ id }) => id === job.name))
      .flatMap((job) => attempt(job, () => madeBefore(job, look.found, host)).flat());
    look.leaveOut(made, host, shared.resolve);
  }
  const planned = jobs
    .filter((job) => !differences.has(job))
    .flatMap((job) => attempt(job, () => planOne(job, lookOf.get(job) ?? first, { ...shared, looks })));
  const ordered = inOrder(planned, shared.drafts, looks);
  const changes = formatChanges(ordered, { format: input.format });
  for (const look of looks) {
    const functions = planned.filter((each) => each.look === look).flatMap(({ added }) => added.functions);
    confirmRegistered({ host, project: look.before, changes, choice: look.choice, functions });
  }
  const warnings = looks.flatMap(({ found }) => found.warnings);
  return {
    ...{ root, changes },
    warnings: [...warnings, ...planned.flatMap((each) => each.warnings), ...editedSince(changes)],
    nextSteps: [...new Set(planned.flatMap(({ added }) => added.nextSteps))],
    differences: [...differences.values()],
  };
}

interface Planned {
  readonly look: Look;
  readonly added: AddedJob;
  readonly warnings: readonly Warning[];
}

interface Shared extends Pick<Batch, "drafts" | "resolve" | "drivers"> {
  readonly host: GrowingHost;
  readonly looks: readonly Look[];
}

const madeBefore = ({ template, resolve }: Job, project: Project, host: ReadHost): string[] =>
  madeFiles({ host, project, template, answers: resolve(project).answers });

/** Plans one job on what those before it leave, and has the next ones find what it adds. */
function planOne(job: Job, look: Look, { host, looks, ...shared }: Shared): Planned {
  const { found: project, before } = look;
  const { answers, warnings } = job.resolve(project);
  const added = addJob({ host, project, template: job.template, answers, batch: { ...shared, before } });
  for (const { change } of added.rendered)
    if (change.action === "create") host.add(`${project.root}/${change.path}`, change.after ?? "");
  for (const each of looks) each.learn(added);
  return { look, added, warnings: [...warnings, ...added.warnings].map(job.place) };
}

/** The project as each job finds it: once for those that choose the same, and are about the same where that matters. */
function lookAround(jobs: readonly Job[], detect: (choose: Choose) => Project): ReadonlyMap<Job, Look> {
  const looks = new Map<string, Look>();
  const lookAs = (job: Job, choose: Choose): Look => {
    const key = JSON.stringify(choose);
    const look = looks.get(key) ?? lookFor(job, choose, detect);
    looks.set(key, look);
    return look;
  };
  return new Map(
    jobs.map((job) => {
      const { about = [], ...choose } = job.choose;
      const look = lookAs(job, choose);
      const topic = about.find((word) => look.found.topics?.some((each) => isAlike(each, word)));
      return [job, topic === undefined ? look : lookAs(job, { ...choose, about: [topic] })];
    }),
  );
}

function lookFor(job: Job, choose: Choose, detect: (choose: Choose) => Project): Look {
  try {
    return new Look(detect(choose), choose);
  } catch (error) {
    throw job.explain(error);
  }
}

/** As the changes of one job: each file needs only what is written before it. */
function inOrder(planned: readonly Planned[], drafts: Drafts, looks: readonly Look[]): PlannedChange[] {
  const [first] = looks;
  if (first === undefined) return [];
  const rendered = planned.flatMap(({ added }) => added.rendered);
  const eventFiles = planned.flatMap(({ added }) => added.eventFiles);
  const ordered = mergeChanges(orderChanges(rendered, drafts, { eventFiles, project: first.found }));
  // Where the jobs are served in several places, each of them comes after all that it imports.
  const last = looks.flatMap(({ found: { registration } }) => [
    registration.reExports?.file,
    ...placesOf(registration),
  ]);
  return [
    ...ordered.filter(({ path }) => !last.includes(path)),
    ...[...new Set(last)].flatMap((path) => ordered.filter((change) => change.path === path)),
  ];
}
