import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import type { Project } from "../project/project.js";
import { besideClient } from "./beside-client.js";
import { moduleExtension } from "./module-extension.js";
import { isRouteFolder } from "./route-folder.js";

/** Folders of everything, where an `events.ts` would say nothing. */
const SHARED = /^_?(lib|libs|src|app|server|utils?|helpers?|shared|common|core|services?|db|config|)$/;

/**
 * The module of event types for a project that has none: `events.ts` in the folder that is Inngest's own, else
 * `inngest-events.ts` beside the client; also where a folder of the name `events` would lose its imports to the file.
 */
export function eventsModule(host: ReadHost, project: Project): string {
  const directory = eventsDirectory(host, project);
  const own =
    /inngest[^/]*(\/src)?$/i.test(directory) ||
    (project.functionsDirectory.value.startsWith(`${directory}/`) && !SHARED.test(posix.basename(directory)));
  const free = !host.isDirectory(`${project.root}/${directory}/events`);
  return posix.join(directory, `${own && free ? "events" : "inngest-events"}.${moduleExtension(project)}`);
}

/**
 * Beside the client, if that lies in the package of the functions and the module would be no endpoint there; else where
 * functions go, else a folder of its own.
 */
function eventsDirectory(host: ReadHost, project: Project): string {
  const { functionsDirectory, serve } = project;
  const beside = besideClient(host, project);
  if (beside !== undefined && !isRouteFolder(beside, serve)) return beside;
  const { value } = functionsDirectory;
  if (!value.includes("{feature}") && !isRouteFolder(value, serve)) return value;
  return posix.join(sourcesOf(project), "inngest");
}

/** The source directory of the package of the functions. */
function sourcesOf({ sourceRoot, home, unit, functionsDirectory: { value } }: Project): string {
  if (home === unit) return sourceRoot;
  const sources = posix.join(home, "src");
  return value.startsWith(`${sources}/`) ? sources : home;
}
