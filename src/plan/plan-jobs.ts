import type { Answers } from "../answers/answers.js";
import type { Choose } from "../project/detect.js";
import type { ReadHost } from "../project/host.js";
import type { Project, Warning } from "../project/project.js";
import { createResolver } from "../project/resolve-module.js";
import type { Template } from "../templates/load.js";
import { confirmRegistered } from "./confirm-registered.js";
import { Drafts } from "./draft.js";
import { growingHost } from "./growing-host.js";
import { Look } from "./look.js";
import { mergeChanges } from "./merge-changes.js";
import { orderChanges } from "./order-changes.js";
import type { FileChange, Plan } from "./plan.js";
import { type AddedJob, addJob } from "./plan-add.js";

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
}

/**
 * One plan that adds all the jobs in their order, as if one had been added after the other. The project is looked at
 * once, and what it will be is confirmed once.
 *
 * @throws what `planAdd` and `resolve` throw, as the job explains it
 */
export function planJobs({ host: disk, detect, jobs }: JobsInput): Plan {
  const host = growingHost(disk);
  const looks = lookAround(jobs, (choose) => detect(host, choose));
  const [first] = looks.values();
  if (first === undefined) throw new TypeError("no jobs");
  const { root } = first.found;
  const batch = { drafts: new Drafts(host, root), resolve: createResolver(host, root, { keepsMisses: false }) };
  for (const look of looks.values()) {
    const made = jobs.filter(
      (job) => lookOf(looks, job) === look && look.found.functions.some(({ id }) => id === job.name),
    );
    const answered = made.map((job) => ({
      template: job.template,
      answers: explained(job, () => job.resolve(look.found).answers),
    }));
    look.leaveOut(answered, host, batch.resolve);
  }
  const planned = jobs.map((job): Planned => {
    const look = lookOf(looks, job);
    return explained(job, () => {
      const { answers, warnings } = job.resolve(look.found);
      const { found: project, before } = look;
      const added = addJob({ host, project, template: job.template, answers, batch: { ...batch, before } });
      for (const { change } of added.rendered)
        if (change.action === "create") host.add(`${root}/${change.path}`, change.after ?? "");
      for (const each of looks.values()) each.learn(added);
      return { look, added, warnings: [...warnings, ...added.warnings].map(job.place) };
    });
  });
  const changes = inOrder(planned, batch.drafts, [...looks.values()]);
  for (const look of looks.values()) {
    const functions = planned.filter((each) => each.look === look).flatMap(({ added }) => added.functions);
    confirmRegistered({ host, project: look.before, changes, choice: look.choice, functions });
  }
  return {
    ...{ root, changes },
    warnings: [
      ...[...looks.values()].flatMap(({ found }) => found.warnings),
      ...planned.flatMap((each) => each.warnings),
    ],
    nextSteps: [...new Set(planned.flatMap(({ added }) => added.nextSteps))],
  };
}

interface Planned {
  readonly look: Look;
  readonly added: AddedJob;
  readonly warnings: readonly Warning[];
}

/** By what the jobs choose: the project as they find it. */
function lookAround(jobs: readonly Job[], detect: (choose: Choose) => Project): ReadonlyMap<string, Look> {
  const looks = new Map<string, Look>();
  for (const job of jobs) {
    const key = JSON.stringify(job.choose);
    if (!looks.has(key))
      looks.set(
        key,
        explained(job, () => new Look(detect(job.choose), job.choose)),
      );
  }
  return looks;
}

const lookOf = (looks: ReadonlyMap<string, Look>, { choose }: Job): Look => looks.get(JSON.stringify(choose)) as Look;

function explained<T>({ explain }: Job, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(error);
  }
}

/** As the changes of one job: each file needs only what is written before it. */
function inOrder(planned: readonly Planned[], drafts: Drafts, looks: readonly Look[]): FileChange[] {
  const [first] = looks;
  if (first === undefined) return [];
  const rendered = planned.flatMap(({ added }) => added.rendered);
  const eventFiles = planned.flatMap(({ added }) => added.eventFiles);
  const ordered = mergeChanges(orderChanges(rendered, drafts, { eventFiles, registration: first.found.registration }));
  // Where the jobs are served in several places, each of them comes after all that it imports.
  const last = looks.flatMap(({ found: { registration } }) => [registration.reExports?.file, registration.file]);
  return [
    ...ordered.filter(({ path }) => !last.includes(path)),
    ...[...new Set(last)].flatMap((path) => ordered.filter((change) => change.path === path)),
  ];
}
