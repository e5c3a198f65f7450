import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import type { Project } from "../project/project.js";

/**
 * The module of event types for a project that has none: `events.ts` in the folder that is Inngest's own, else
 * `inngest-events.ts` beside the client; also where a folder of the name `events` would lose its imports to the file.
 */
export function eventsModule(host: ReadHost, project: Project): string {
  const directory = posix.dirname(project.client.declaredIn);
  const own =
    /inngest/i.test(posix.basename(directory)) || project.functionsDirectory.value.startsWith(`${directory}/`);
  const free = !host.isDirectory(`${project.root}/${directory}/events`);
  return posix.join(directory, `${own && free ? "events" : "inngest-events"}.${project.language}`);
}
