import { camelCase } from "../../text/case.js";
import type { Trigger } from "../answers.js";

/** Fields that say for whom a job runs, not on what. */
const CONTEXT_IDS: ReadonlySet<string> = new Set(["organizationId", "userId", "tenantId"]);

/** The field that names what the job works on: `transcriptId`. Undefined where the event has none. */
export function mainId(
  job: { readonly entity?: string | undefined; readonly trigger: Trigger },
  fields: readonly { readonly name: string }[],
): string | undefined {
  const entity = job.entity ?? (job.trigger === "both" ? "organization" : undefined);
  const wanted = entity === undefined ? undefined : `${camelCase(entity)}Id`;
  return fields.find(({ name }) =>
    wanted === undefined ? /.Id$/.test(name) && !CONTEXT_IDS.has(name) : name === wanted,
  )?.name;
}
