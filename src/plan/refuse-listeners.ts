import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project } from "../project/project.js";
import type { Template } from "../templates/load.js";
import type { JobSite } from "./further-jobs.js";

/**
 * Refuses a new function of a template beside another that is started by the same one of the template's events: each
 * event would start both, and what they do would be done twice. Those that an earlier run of the same command made are
 * the template's own.
 *
 * @param found the project as it is, with what the jobs before in the same plan add
 * @throws EVENT_TAKEN
 */
export function refuseListeners(
  { manifest }: Template,
  sites: readonly JobSite[],
  found: Pick<Project, "functions">,
): void {
  const own = new Set(sites.flatMap(({ existing }) => (existing === undefined ? [] : [existing.id])));
  for (const { key, answers, existing, typing } of sites) {
    const event = manifest.jobs.find((job) => job.key === key)?.event;
    if (existing !== undefined || typing === undefined || event === "main") continue;
    const other = found.functions.find(({ id, events }) => !own.has(id) && events.includes(typing.event));
    if (other === undefined) continue;
    const { id, file, line } = other;
    const flag = manifest.questions.find((question) => question.key === event && question.type === "event")?.flag;
    throw new ScaffoldError(
      "EVENT_TAKEN",
      `${printable(typing.event)} starts ${printable(id)} already, and would start ${answers.name} of the template ${manifest.id} as well: what they do would be done twice.`,
      {
        file,
        line,
        hint:
          flag === undefined
            ? "Have that function started by another event, or take it out with scaffold inngest remove."
            : `Give another event with ${flag}.`,
      },
    );
  }
}
