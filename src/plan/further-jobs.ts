import type { Answers } from "../answers/answers.js";
import { checkRawAnswers } from "../answers/check-raw-answers.js";
import { definedOnly } from "../answers/defined-only.js";
import { resolveFlow } from "../answers/flow/resolve-flow.js";
import { MAX_NAME_LENGTH, parseJobName } from "../answers/job-name.js";
import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import type { ExistingFunction, Project } from "../project/project.js";
import type { RenderContext } from "../templates/context.js";
import { invalidTemplate } from "../templates/invalid-template.js";
import { judgeRendered } from "../templates/judge-rendered.js";
import type { Template } from "../templates/load.js";
import { placeOfText } from "../templates/manifest-place.js";
import { isWanted, renderValue } from "../templates/render.js";
import { existingFunction, refuseTaken } from "./existing-function.js";
import { type Placement, place } from "./placement.js";
import type { EventTyping } from "./plan-event-type.js";
import { refuseListeners } from "./refuse-listeners.js";

/** One of the functions that a template writes, and where it goes. */
export interface JobSite {
  /** `main`, or the key of the manifest's job. */
  readonly key: string;
  readonly answers: Answers;
  /** The function, where an earlier run made it. */
  readonly existing: ExistingFunction | undefined;
  readonly placement: Placement;
  /** The event that starts it. */
  readonly typing: EventTyping | undefined;
  /** The events that cancel it, in the order of the answers. */
  readonly cancelling: readonly EventTyping[];
}

export interface FurtherJobsInput {
  readonly host: ReadHost;
  /** As it is without what an earlier run of the same command made. */
  readonly project: Project;
  /** As it is. */
  readonly found: Project;
  readonly template: Template;
  readonly main: JobSite;
  readonly context: RenderContext;
  readonly events: Readonly<Record<string, EventTyping>>;
  /** camelCase. */
  readonly entity: string;
}

/**
 * The further functions of a template. Each keeps the name that the manifest gives it; one that belongs to something
 * else gets the job's own name before it.
 *
 * @throws NAME_TAKEN when that is taken as well; EVENT_TAKEN when its event starts another function already;
 * TEMPLATE_INVALID for what the manifest renders to, and NAME_INVALID, ANSWER_INVALID where an answer is part of that
 */
export function furtherJobs(input: FurtherJobsInput): JobSite[] {
  const { template, context, main } = input;
  const used = new Set([main.answers.name]);
  const sites = template.manifest.jobs
    .filter((each) => isWanted(each.when, template, context))
    .map((each) => {
      const own = derivedName(input, each, renderValue(template, context, each.name));
      const name =
        !used.has(own) && isFree(input, each, own) ? own : derivedName(input, each, `${main.answers.name}-${own}`);
      used.add(name);
      return site(input, each, name);
    });
  refuseListeners(template, sites, input.found);
  return sites;
}

/** @throws NAME_INVALID, which says how long the job's own name may be where that is what makes it too long */
function derivedName({ template, main }: FurtherJobsInput, job: ManifestJob, name: string): string {
  const { name: given } = main.answers;
  const rest = name.length - given.length;
  if (name.length <= MAX_NAME_LENGTH || !name.includes(given) || rest >= MAX_NAME_LENGTH)
    return judgeRendered(template, job.name, () => parseJobName(name));
  throw new ScaffoldError(
    "NAME_INVALID",
    `The job name is ${given.length} characters long, and the template ${template.manifest.id} makes ${name.replace(given, "<name>")} of it for a further function: ${name.length} characters, where at most ${MAX_NAME_LENGTH} are allowed.`,
    { hint: `Give a name of at most ${MAX_NAME_LENGTH - rest} characters.` },
  );
}

type ManifestJob = Template["manifest"]["jobs"][number];

function isFree(input: FurtherJobsInput, job: ManifestJob, name: string): boolean {
  // Where the job itself is new, nothing of the template is there yet.
  const prefixed = `${input.main.answers.name}-${name}`;
  if (input.found.functions.some((each) => each.id === name))
    return input.main.existing !== undefined && isMade(input, job, name) && !isMade(input, job, prefixed);
  const { placement, exists } = placed(input, answersOf(input, job, name), undefined);
  return !exists && !input.project.functions.some((each) => each.exportName === placement.exportName);
}

function isMade(input: FurtherJobsInput, job: ManifestJob, name: string): boolean {
  try {
    return existingFunction(input.found, answersOf(input, job, name)) !== undefined;
  } catch {
    return false;
  }
}

function site(input: FurtherJobsInput, job: ManifestJob, name: string): JobSite {
  const answers = answersOf(input, job, name);
  const existing = existingFunction(input.found, answers);
  const { placement, exists } = placed(input, answers, existing);
  if (existing === undefined) {
    refuseTaken(input.project, { file: placement.function, exportName: placement.exportName, exists });
  }
  return {
    key: job.key,
    answers,
    existing,
    placement,
    typing: eventOf(input, job),
    cancelling: [],
  };
}

function placed(
  { host, project, entity, main }: FurtherJobsInput,
  answers: Answers,
  existing: ExistingFunction | undefined,
): { placement: Placement; exists: boolean } {
  const placement = place({ host, project, answers, entity, existing, main: main.answers });
  return { placement, exists: host.isFile(`${project.root}/${placement.function}`) };
}

/** @throws TEMPLATE_INVALID where the template has no event of that key, or nothing would start the function */
function eventOf({ events, main, template }: FurtherJobsInput, job: ManifestJob): EventTyping | undefined {
  const { event, cron, on } = job;
  const known = event === undefined ? undefined : event === "main" ? main.typing : events[event];
  const isKey = event === undefined || event === "main" || template.manifest.events.some(({ key }) => key === event);
  if (known !== undefined || (isKey && (cron !== undefined || on !== undefined))) return known;
  const keys = Object.keys(events).filter((key) => key !== "main");
  const message = `${template.file}: jobs[${template.manifest.jobs.indexOf(job)}].event: there is no event ${printable(event ?? "")} that could start ${job.name}.`;
  throw invalidTemplate(message, {
    ...placeOfText(template, event ?? ""),
    hint: `Name one of ${["main", ...keys].join(", ")}.`,
  });
}

/** Where things go is as for the job itself; what starts the function and how it runs is in the manifest. */
function answersOf(input: FurtherJobsInput, job: ManifestJob, name: string): Answers {
  const render = (text: string): string => renderValue(input.template, input.context, text);
  const options = Object.entries(job.options).map(([key, value]) => {
    const answer = typeof value === "string" ? render(value) : value.map(render);
    return judgeRendered(input.template, [value].flat().join(), () =>
      Object.entries(checkRawAnswers({ [key]: answer })),
    );
  });
  const { template, entity, feature, db, test, serve, dir, client, extra } = input.main.answers;
  const checked = (key: "cron" | "cronEnv"): string | undefined => {
    const text = job[key];
    return text === undefined
      ? undefined
      : judgeRendered(input.template, text, () => checkRawAnswers({ [key]: render(text) })[key]);
  };
  const [cron, cronEnv] = [checked("cron"), checked("cronEnv")];
  const typing = eventOf(input, job);
  const event = typing?.event ?? job.on;
  const trigger = event === undefined ? "cron" : cron === undefined ? "event" : "both";
  const flow = resolveFlow(Object.fromEntries(options.flat()), {
    ...{ project: input.project, template: input.template.manifest, trigger, event, entity, sent: [] },
    fields: typing?.fields,
  });
  const answers = {
    ...{ name, template, event, cron, cronEnv, entity, feature, db, test, serve, dir, client, extra },
    ...{ trigger, ...flow.options },
  };
  return definedOnly(answers) as Answers;
}
