import type { Answers } from "../answers/answers.js";
import type { ReadHost } from "../project/host.js";
import type { ExistingFunction, Project, Warning } from "../project/project.js";
import { createResolver, type Resolve } from "../project/resolve-module.js";
import type { RenderContext } from "../templates/context.js";
import type { Template } from "../templates/load.js";
import { type RenderedFile, renderNextSteps, renderTemplate } from "../templates/render.js";
import { chooseDb } from "./choose-db.js";
import { clashes } from "./clashes.js";
import { confirmRegistered } from "./confirm-registered.js";
import { renderContext } from "./context.js";
import { dbClientInReach } from "./db-client-in-reach.js";
import { detectionChoice } from "./detection-choice.js";
import { Drafts } from "./draft.js";
import { entityName } from "./entity.js";
import { existingFunction, refuseTaken } from "./existing-function.js";
import { knownFields } from "./known-fields.js";
import { nextSteps } from "./next-steps.js";
import { orderChanges } from "./order-changes.js";
import { type Placement, place } from "./placement.js";
import type { Plan } from "./plan.js";
import { type EventTypeInput, type EventTyping, planEventType } from "./plan-event-type.js";
import { planRegistration } from "./plan-registration.js";
import { projectBefore } from "./project-before.js";
import { type RoleChange, renderedChanges } from "./rendered-changes.js";
import { sentEvents } from "./sent-events.js";
import { specifierIn } from "./specifier-in.js";
import { withoutCycles } from "./without-cycles.js";

export interface AddInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly template: Template;
  readonly answers: Answers;
}

/** What the jobs of one plan have in common. */
export interface Batch {
  readonly drafts: Drafts;
  readonly resolve: Resolve;
  /** The project without what earlier runs made of any of the jobs. */
  readonly before: Project;
}

interface JobInput extends AddInput {
  readonly batch?: Batch;
}

/**
 * The changes that add one job to a project: its files, its event type, its test and its registration. Where all of it
 * is there already, every change is `identical` or `skip`.
 *
 * @throws NAME_TAKEN, MODEL_NOT_FOUND, REGISTRY_UNSUPPORTED, REGISTRATION_UNSUPPORTED, REGISTRATION_NOT_CONFIRMED,
 * IMPORT_CYCLE, SYNTAX_ERROR, TEMPLATE_INVALID
 */
export function planAdd(input: AddInput): Plan {
  const { host, answers } = input;
  const { project, drafts, rendered, eventFiles, functions, warnings, nextSteps: steps } = addJob(input);
  const { root } = project;
  const changes = orderChanges(rendered, drafts, { eventFiles, registration: project.registration });
  const choice = detectionChoice(input.project, answers);
  confirmRegistered({ host, project, changes, choice, functions });
  return { root, changes, warnings: [...project.warnings, ...warnings], nextSteps: steps };
}

/** What becomes of one job, before its changes are put in order and confirmed. */
export interface AddedJob {
  /** As it is without what an earlier run of the same command made. */
  readonly project: Project;
  readonly rendered: readonly RoleChange[];
  readonly drafts: Drafts;
  /** The files of `drafts` that were opened for event types. */
  readonly eventFiles: readonly string[];
  /** The functions that serve() must get now. */
  readonly functions: readonly { readonly file: string; readonly exportName: string }[];
  /** The events that the job is started by or sends, as they are declared now. */
  readonly events: readonly EventTyping[];
  readonly warnings: readonly Warning[];
  readonly nextSteps: readonly string[];
}

/** The same without a look at the project as it will be, so that several jobs of one plan are confirmed together. */
export function addJob(input: JobInput): AddedJob {
  const { host, template, answers } = input;
  const site = prepare(input);
  const { project, placement, entity, shared, existing } = site;
  const { root } = project;
  const typing =
    answers.event === undefined
      ? undefined
      : planEventType({ ...shared, event: answers.event, fields: answers.fields });
  const sent = sentEvents({ ...shared, questions: template.manifest.questions, answers, entity, trigger: typing });
  const eventFiles = shared.drafts.all().map((draft) => draft.path);
  const { db, warnings } = chooseDb({
    host,
    project,
    answers,
    entity,
    fields: typing?.fields ?? [],
    needed: template.manifest.db,
  });
  const dbClient = db === undefined ? dbClientInReach({ host, root, resolve: shared.resolve }, project) : undefined;
  const render = (exportName: string): Job => {
    const named = { ...placement, exportName };
    const context = renderContext({ project, answers, existing, placement: named, entity, typing, sent, db, dbClient });
    return { exportName, context, files: renderTemplate(template, context) };
  };
  const { exportName, context, files } = withFreeName(render, placement.exportName, existing);
  const rendered = renderedChanges({ host, root, files, made: existing !== undefined });
  planRegistration({ ...shared, exportName, file: placement.function });
  return {
    ...{ project, eventFiles, rendered: rendered.changes, drafts: shared.drafts },
    functions: [{ file: placement.function, exportName }],
    events: [...(typing === undefined ? [] : [typing]), ...Object.values(sent)],
    warnings: [...warnings, ...rendered.warnings],
    nextSteps: [...renderNextSteps(template, context), ...nextSteps(context, project, answers)],
  };
}

interface Job {
  readonly exportName: string;
  readonly context: RenderContext;
  readonly files: readonly RenderedFile[];
}

/** A function that is new gets another name where its own is used for something else in its files. */
function withFreeName(render: (name: string) => Job, name: string, existing: ExistingFunction | undefined): Job {
  const job = render(name);
  return existing === undefined && clashes(job.files, name) ? render(`${name}Job`) : job;
}

interface Site {
  /** As it is without what an earlier run of the same command made. */
  readonly project: Project;
  readonly placement: Placement;
  /** camelCase. */
  readonly entity: string;
  readonly existing: ExistingFunction | undefined;
  readonly shared: Omit<EventTypeInput, "event" | "fields"> & { readonly resolve: ReturnType<typeof createResolver> };
}

/** What the job is about, where its files go, and whether the place is free. */
function prepare({ host, project: found, answers, batch }: JobInput): Site {
  const { root } = found;
  const existing = existingFunction(found, answers);
  const known = found.events.find((event) => event.value === answers.event && event.fields !== undefined);
  const entity = entityName(answers, answers.fields ?? knownFields(known));
  const resolve = batch?.resolve ?? createResolver(host, root);
  const before =
    existing === undefined
      ? found
      : (batch?.before ?? projectBefore({ host, project: found, answers, entity, existing }));
  // What the jobs of one plan have in common was looked through before the first.
  const project = batch === undefined ? withoutCycles(before, { host, root, resolve }) : before;
  const placement = place({ host, project, answers, entity, existing });
  if (existing === undefined) {
    const exists = host.isFile(`${root}/${placement.function}`);
    refuseTaken(project, { file: placement.function, exportName: placement.exportName, exists });
  }
  const drafts = batch?.drafts ?? new Drafts(host, root);
  const specifier: EventTypeInput["specifier"] = (draft, file) =>
    specifierIn(draft.source(), draft.path, file, project, resolve);
  const { exportName } = placement;
  return { project, placement, entity, existing, shared: { host, project, drafts, specifier, resolve, exportName } };
}
