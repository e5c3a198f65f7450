import { parseFields } from "../../answers/field.js";
import { type DataField, eventData } from "../../answers/flow/event-data.js";
import type { RawAnswers } from "../../answers/raw-answers.js";
import type { Project } from "../../project/project.js";

/** The data of the event that starts the job; none without an event, undefined where its type cannot be read. */
export function dataOf(raw: RawAnswers, project: Project): readonly DataField[] | undefined {
  if (raw.event === undefined) return [];
  return eventData(project, raw.event, raw.field === undefined ? undefined : parseFields(raw.field));
}

/** The field that a limit is most often given for: whose it is, else the first. */
export const keyField = (data: readonly DataField[] | undefined): string | undefined =>
  (data?.find(({ name }) => /^(organization|tenant)Id$/.test(name)) ?? data?.[0])?.name;
