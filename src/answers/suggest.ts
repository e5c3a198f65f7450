import type { Project } from "../project/project.js";
import { camelCase, singular, words } from "../text/case.js";
import { parseEntity } from "./entity.js";
import { parseEventName } from "./event-name.js";

/** The noun a job is about, from its event or its name, in camelCase: `crm/transcript.uploaded` and `parse-transcript` → `transcript`. */
export function guessEntity(name: string, event?: string): string {
  const [domain = "", ...rest] = (event ?? "").split("/");
  const path = rest.join("/");
  const dotted = path.includes(".") ? path.slice(0, path.lastIndexOf(".")).split(/[./]/).at(-1) : undefined;
  const guess = dotted ?? (event?.includes("/") ? domain : words(name).slice(1).join("-"));
  const entity = camelCase(singular(guess ?? ""));
  try {
    return parseEntity(entity);
  } catch {
    return "item";
  }
}

/** Names for a new event, from the job's name and the domains in use; the most likely first. */
export function suggestEvents(name: string, project: Project): string[] {
  const [verb = name, ...noun] = words(name);
  const entity = singular(noun.join("-")) || "job";
  const { eventDomains, eventsHaveDomain } = project.conventions;
  const dotted = `${entity}.${verb}`;
  const suggested = eventDomains.slice(0, 3).map((domain) => `${domain}/${dotted}`);
  if (!eventsHaveDomain) suggested.push(dotted);
  if (suggested.length === 0) suggested.push(`${entity}/${verb}`, `app/${dotted}`);
  const taken = new Set(project.events.map((event) => event.value));
  return [...new Set(suggested)].filter((event) => !taken.has(event) && isUsable(event));
}

export interface SuggestedFields {
  readonly ids: readonly string[];
  readonly context: readonly string[];
}

/** What an event usually carries: the id of what the job is about, and whose it is. */
export function suggestFields(entity: string, project: Project): SuggestedFields {
  const base = project.registry?.basePayload?.fields ?? [];
  const context =
    project.layout === "barrel" || base.includes("tenantId") ? ["tenantId"] : ["organizationId", "userId"];
  const ids = [`${entity}Id`].filter((id) => !context.includes(id));
  return { ids, context };
}

function isUsable(event: string): boolean {
  try {
    return parseEventName(event) === event;
  } catch {
    return false;
  }
}
