import { aboutJob } from "../answers/about.js";
import type { Answers } from "../answers/answers.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import type { ExistingFunction, Project, Warning } from "../project/project.js";
import { createResolver, type Resolve } from "../project/resolve-module.js";
import type { Template } from "../templates/load.js";
import { isTestRole, renderNextSteps } from "../templates/render.js";
import { renderEnv } from "../templates/render-env.js";
import { builtPackages } from "./borders/built-packages.js";
import { reachedFrom, typingFrom } from "./borders/reach.js";
import { checkSdkUses } from "./check-sdk-uses.js";
import { clashes } from "./clashes.js";
import { confirmRegistered } from "./confirm-registered.js";
import { detectionChoice } from "./detection-choice.js";
import { Drafts } from "./draft.js";
import { emitEvent } from "./emit-event.js";
import { entityName } from "./entity.js";
import { existingFunction } from "./existing-function.js";
import type { Format } from "./format.js";
import { formatChanges } from "./format-changes.js";
import { fromServe } from "./from-serve.js";
import { refuseHiddenClient } from "./hidden-client.js";
import { knownFields } from "./known-fields.js";
import { type Layout, layOut } from "./lay-out.js";
import { nextSteps } from "./next-steps.js";
import { orderChanges } from "./order-changes.js";
import type { Plan } from "./plan.js";
import { planEnv } from "./plan-env.js";
import type { EventTyping } from "./plan-event-type.js";
import { planRegistration } from "./plan-registration.js";
import { projectBefore } from "./project-before.js";
import { refusePaths } from "./refuse-paths.js";
import { refuseTwins } from "./refuse-twins.js";
import { type RenderedJobs, renderJobs, type SharedDrivers } from "./render-jobs.js";
import { editedSince, type RoleChange, renderedChanges } from "./rendered-changes.js";
import { withoutCycles } from "./without-cycles.js";

export interface AddInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly template: Template;
  readonly answers: Answers;
  /** For the files that are made and the statements that are edited. */
  readonly format?: Format | undefined;
}

/** What the jobs of one plan have in common. */
export interface Batch {
  readonly drafts: Drafts;
  readonly resolve: Resolve;
  readonly drivers: SharedDrivers;
  /** The project without what earlier runs made of any of the jobs. */
  readonly before: Project;
}

interface JobInput extends AddInput {
  readonly batch?: Batch;
}

/**
 * The changes that add one job to a project: its files, its event types, its tests and its registration, and the same
 * for the further functions that its template brings. Where all of it is there already, every change is `identical` or
 * `skip`.
 *
 * @throws ANSWER_INVALID, NAME_TAKEN, MODEL_NOT_FOUND, SDK_UNSUPPORTED, REGISTRY_UNSUPPORTED, REGISTRATION_UNSUPPORTED, REGISTRATION_NOT_CONFIRMED,
 * IMPORT_CYCLE, SYNTAX_ERROR, TEMPLATE_INVALID
 */
export function planAdd(input: AddInput): Plan {
  const { host, answers } = input;
  const { project, drafts, rendered, eventFiles, functions, warnings, nextSteps: steps } = addJob(input);
  const { root } = project;
  const ordered = orderChanges(rendered, drafts, { eventFiles, project });
  const changes = formatChanges(ordered, { format: input.format });
  const choice = detectionChoice(input.project, { ...answers, about: aboutJob(answers) });
  confirmRegistered({ host, project, changes, choice, functions });
  return { root, changes, warnings: [...project.warnings, ...warnings, ...editedSince(changes)], nextSteps: steps };
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
  readonly functions: readonly AddedFunction[];
  /** The events that the job is started or cancelled by or sends, as they are declared now. */
  readonly events: readonly EventTyping[];
  readonly warnings: readonly Warning[];
  readonly nextSteps: readonly string[];
}

type AddedFunction = Required<Pick<ExistingFunction, "id" | "file" | "exportName" | "events" | "crons">>;

/** The same without a look at the project as it will be, so that several jobs of one plan are confirmed together. */
export function addJob(input: JobInput): AddedJob {
  const { host, template, answers } = input;
  const layout = laidOut(input);
  const { project, shared, sites } = layout;
  const eventFiles = shared.drafts.all().map((draft) => draft.path);
  const { names, files, contexts } = withFreeNames(layout, input.batch?.drivers);
  const tests = files.filter(({ role }) => isTestRole(role)).map(({ path }) => path);
  const made = new Set(sites.filter((site) => site.existing !== undefined).map(({ key }) => key));
  refuseTwins(template, layout.files, eventFiles);
  const rendered = renderedChanges({ host, root: project.root, files, made });
  checkSdkUses(template.manifest.id, rendered, project);
  const functions = sites.map(({ key, placement, answers: { name, event, cron } }) => ({
    id: name,
    file: placement.function,
    exportName: names[key] ?? placement.exportName,
    events: event === undefined ? [] : [event],
    crons: cron === undefined ? [] : [cron],
  }));
  planEnv(shared, renderEnv(template, contexts.main));
  for (const each of functions) planRegistration({ ...shared, ...each });
  const [{ typing, cancelling }] = sites;
  refusePaths({ host, root: project.root, paths: newFiles(rendered, shared.drafts) });
  const { emitFrom } = answers;
  const { eventId } = template.manifest;
  const emission =
    emitFrom === undefined || typing === undefined
      ? undefined
      : emitEvent({ ...shared, typing, eventId, file: emitFrom });
  const sender = emission?.file ?? project.serve.file;
  return {
    ...{ project, eventFiles, functions, rendered, drafts: shared.drafts },
    events: [...(typing === undefined ? [] : [typing]), ...Object.values(layout.events), ...cancelling],
    warnings: [...layout.warnings, ...(emission?.warnings ?? [])],
    nextSteps: [
      ...renderNextSteps(template, contexts.main),
      ...(layout.db?.notes ?? []),
      ...builtPackages(host, project, changedFiles(rendered, shared.drafts)).map(
        (name) => `Build ${name}: others import what is built of it.`,
      ),
      ...nextSteps({
        ...{ context: contexts.main, project, answers, emission, eventId, tests },
        typing: typing && typingFrom(host, project, sender, typing),
        client: reachedFrom(host, project, sender, project.client.value) ?? project.client.value.module,
        fromServe: fromServe(host, project, shared.resolve),
      }),
    ],
  };
}

/** The paths of the files that are made. */
const newFiles = (rendered: readonly RoleChange[], drafts: Drafts): string[] => [
  ...rendered.flatMap(({ change: { path, action } }) => (action === "create" ? [path] : [])),
  ...drafts.all().flatMap(({ path, before, text }) => (before === undefined && text !== "" ? [path] : [])),
];

/** The paths of the files that are made or edited. */
const changedFiles = (rendered: readonly RoleChange[], drafts: Drafts): string[] => [
  ...rendered.filter(({ change: { before, after } }) => before !== after).map(({ change }) => change.path),
  ...drafts
    .all()
    .filter(({ before, text }) => before !== text)
    .map(({ path }) => path),
];

/** A function that is new gets another name where its own is used for something else in the files. */
function withFreeNames(layout: Layout, drivers?: SharedDrivers): RenderedJobs {
  const rendered = renderJobs(layout, {}, drivers);
  const renamed = layout.sites.flatMap(({ key, existing }) => {
    const name = rendered.names[key] ?? "";
    return existing === undefined && clashes(rendered.files, name) ? [[key, `${name}Job`] as const] : [];
  });
  return renamed.length === 0 ? rendered : renderJobs(layout, Object.fromEntries(renamed), drivers);
}

/** What the job is about, where its files go, and whether the places are free. */
function laidOut(input: JobInput): Layout {
  const { host, project: found, batch } = input;
  const { root } = found;
  const known = lookUp(input);
  const { existing, resolve } = known;
  // What the jobs of one plan have in common was looked through before the first.
  if (batch !== undefined) {
    return layOutOn(input, known, { project: existing === undefined ? found : batch.before, drafts: batch.drafts });
  }
  const before = existing === undefined ? found : projectBefore({ ...input, hidden: madeFiles(input) });
  const project = withoutCycles(before, { host, root, resolve });
  refuseHiddenClient(project, { host, root, resolve });
  return layOutOn(input, known, { project, drafts: new Drafts(host, root) });
}

/** The files, relative to the root, that an earlier run of the same command made or would have made; none where there was none. */
export function madeFiles(input: AddInput): string[] {
  const { host, project } = input;
  const known = lookUp(input);
  if (known.existing === undefined) return [];
  const { files } = layOutOn(input, known, { project, drafts: new Drafts(host, project.root) });
  return files.filter(({ entry }) => entry.role !== "driver").map(({ path }) => path);
}

const layOutOn = (input: JobInput, known: LookedUp, on: { project: Project; drafts: Drafts }): Layout =>
  layOut({ ...input, ...known, ...on, found: input.project });

interface LookedUp {
  readonly existing: ExistingFunction | undefined;
  /** camelCase. */
  readonly entity: string;
  readonly resolve: Resolve;
}

function lookUp({ host, project, template, answers, batch }: JobInput): LookedUp {
  refuseMajor(template, project);
  const known = project.events.find((event) => event.value === answers.event && event.fields !== undefined);
  return {
    existing: existingFunction(project, answers),
    entity: entityName(answers, answers.fields ?? knownFields(known)),
    resolve: batch?.resolve ?? createResolver(host, project.root),
  };
}

/** @throws ANSWER_INVALID when the template is not written for the project's SDK */
function refuseMajor({ manifest: { id, sdk } }: Template, { sdk: { value } }: Project): void {
  if (sdk.includes(value)) return;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `The template ${id} is written for SDK ${sdk.join(", ")}, and the project has SDK ${value}.`,
    { hint: "Use another template; scaffold inngest templates list tells for which each is written." },
  );
}
