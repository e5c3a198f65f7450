import { ScaffoldError } from "../errors/scaffold-error.js";
import type { FlowOptions, Trigger } from "./answers.js";
import type { DataField } from "./flow/event-data.js";
import { mainId } from "./flow/main-id.js";
import { printable } from "./printable.js";
import type { TemplateFacts } from "./template-question.js";

export interface NeedyJob {
  readonly trigger: Trigger;
  readonly event?: string | undefined;
  readonly entity?: string | undefined;
  readonly options: FlowOptions;
  /** Of the event; undefined where its type cannot be read. */
  readonly data: readonly DataField[] | undefined;
}

/**
 * Refuses a job without what its template cannot do without.
 * @throws MISSING_ANSWER, FIELD_INVALID, ANSWER_INVALID
 */
export function checkNeeds({ id, needs = [] }: TemplateFacts, job: NeedyJob): void {
  if (needs.includes("cancelOn") && job.options.cancelOn === undefined)
    throw new ScaffoldError("MISSING_ANSWER", `The template ${id} needs --cancel-on.`, {
      hint: "Give the event that cancels a run, several times for several: --cancel-on crm/deal.deleted.",
    });
  if (needs.includes("retries") && job.options.retries === 0)
    throw new ScaffoldError("ANSWER_INVALID", `The template ${id} needs retries, and --retries is 0.`, {
      hint: "Give at least 1: a run that has steps at the same time and no retries is sometimes reported as failed.",
    });
  if (needs.includes("id")) checkId(id, job);
}

/** An id that may be missing names nothing. */
function checkId(template: string, { event, data = [], ...job }: NeedyJob): void {
  const name = mainId(job, data);
  if (data.some((field) => field.name === name && !field.optional)) return;
  const wanted = name ?? (job.entity === undefined ? undefined : `${job.entity}Id`);
  throw new ScaffoldError(
    "FIELD_INVALID",
    `The template ${template} tells runs apart by an id, and ${printable(event ?? "the job")} has none${wanted === undefined ? "" : ` that is called ${wanted}`}.`,
    {
      hint:
        name === undefined
          ? `Add one to the event, such as --field ${wanted ?? "orderId"}:string, or name its noun with --entity.`
          : `Let the event always have it: --field ${name}:string.`,
    },
  );
}
