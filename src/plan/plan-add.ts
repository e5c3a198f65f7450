import type { Answers } from "../answers/answers.js";
import type { ReadHost } from "../project/host.js";
import type { Project, Warning } from "../project/project.js";
import { createResolver } from "../project/resolve-module.js";
import type { Template } from "../templates/load.js";
import { renderNextSteps, renderTemplate } from "../templates/render.js";
import { withoutCycle } from "./avoid-cycle.js";
import { chooseDb } from "./choose-db.js";
import { confirmRegistered } from "./confirm-registered.js";
import { renderContext } from "./context.js";
import { detectionChoice } from "./detection-choice.js";
import { type Draft, Drafts } from "./draft.js";
import { entityName } from "./entity.js";
import { existingFunction, refuseTaken } from "./existing-function.js";
import { knownFields } from "./known-fields.js";
import { nextSteps } from "./next-steps.js";
import { orderChanges } from "./order-changes.js";
import { place } from "./placement.js";
import type { Plan } from "./plan.js";
import { planEventType } from "./plan-event-type.js";
import { planRegistration } from "./plan-registration.js";
import { projectBefore } from "./project-before.js";
import { renderedChanges } from "./rendered-changes.js";
import { sentEvents } from "./sent-events.js";
import { specifierIn } from "./specifier-in.js";

export interface AddInput {
  readonly host: ReadHost;
  readonly project: Project;
  readonly template: Template;
  readonly answers: Answers;
}

/**
 * The changes that add one job to a project: its files, its event type, its test and its registration. Where all of it
 * is there already, every change is `identical` or `skip`.
 *
 * @throws NAME_TAKEN, MODEL_NOT_FOUND, REGISTRY_UNSUPPORTED, REGISTRATION_UNSUPPORTED, REGISTRATION_NOT_CONFIRMED,
 * IMPORT_CYCLE, SYNTAX_ERROR, TEMPLATE_INVALID
 */
export function planAdd({ host, project: found, template, answers }: AddInput): Plan {
  const existing = existingFunction(found, answers);
  const fields = answers.fields ?? knownFields(found.events.find((event) => event.value === answers.event));
  const entity = entityName(answers, fields);
  const project = existing === undefined ? found : projectBefore({ host, project: found, answers, entity, existing });
  const { root } = project;
  const placement = place({ host, project, answers, entity, existing });
  if (existing === undefined) {
    refuseTaken(project, {
      file: placement.function,
      exportName: placement.exportName,
      exists: host.isFile(`${root}/${placement.function}`),
    });
  }
  const resolve = createResolver(host, root);
  const specifier = (draft: Draft, file: string): string =>
    specifierIn(draft.source(), draft.path, file, project, resolve);
  const drafts = new Drafts(host, root);
  const shared = { host, project, drafts, specifier, resolve, exportName: placement.exportName };
  const typing =
    answers.event === undefined
      ? undefined
      : planEventType({ ...shared, event: answers.event, fields: answers.fields });
  const sent = sentEvents({ ...shared, questions: template.manifest.questions, answers, entity, trigger: typing });
  const eventFiles = drafts.all().map((draft) => draft.path);
  const { db, warnings } = chooseDb({
    host,
    project,
    answers,
    entity,
    needed: template.manifest.db,
    fields: typing?.fields ?? [],
  });
  const graph = { host, root, resolve };
  const { value: client, declaredIn } = project.client;
  const clientSymbol = { ...client, module: withoutCycle(graph, project, client.module, declaredIn) };
  const context = renderContext({ project, answers, placement, entity, typing, sent, client: clientSymbol, db });
  const rendered = renderedChanges({
    host,
    root,
    files: renderTemplate(template, context),
    made: existing !== undefined,
  });
  planRegistration({ ...shared, file: placement.function });
  const changes = orderChanges(rendered.changes, drafts, { eventFiles, registration: project.registration });
  confirmRegistered({
    host,
    project,
    changes,
    choice: detectionChoice(found, answers),
    function: { id: answers.name, file: placement.function, exportName: placement.exportName },
  });
  const all: Warning[] = [...project.warnings, ...warnings, ...rendered.warnings];
  return {
    root,
    changes,
    warnings: all,
    nextSteps: [...renderNextSteps(template, context), ...nextSteps(context, project, answers)],
  };
}
