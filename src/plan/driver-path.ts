import { posix } from "node:path";
import type { ReadHost } from "../project/host.js";
import type { Project } from "../project/project.js";
import { takesTest } from "../project/tests/test-sets.js";
import { besideClient } from "./beside-client.js";
import { moduleExtension } from "./module-extension.js";
import { isRouteFolder } from "./route-folder.js";

/**
 * The file that all generated tests of a project share: an existing one, else in the nearest folder common to them, and
 * where the runner would take it for a test, beside the client or above.
 */
export function driverPath(host: ReadHost, project: Project, test: string): string {
  const name = `inngest-test-driver.${moduleExtension(project)}`;
  const { root, runner } = project;
  const isTaken = (directory: string): boolean => takesTest(runner?.sets, root, posix.join(directory, name));
  const usual = driverDirectory(host, project, test);
  const client = posix.dirname(project.client.declaredIn);
  const elsewhere = [usual, client, ...ancestors(posix.dirname(test), project.home), project.sourceRoot];
  const directory = elsewhere.find((each) => !isTaken(each) && !isRouteFolder(each, project.serve));
  const chosen = posix.join(directory ?? usual, name);
  const candidates = [chosen, ...ancestors(posix.dirname(test), project.home).map((each) => posix.join(each, name))];
  return candidates.find((path) => host.isFile(`${project.root}/${path}`)) ?? chosen;
}

function driverDirectory(host: ReadHost, project: Project, test: string): string {
  const place = project.runner?.place ?? { kind: "beside" };
  if (place.kind === "directory" && !isRouteFolder(place.directory, project.serve)) return place.directory;
  // Jest takes every file of a `__tests__` folder for a test, and fails on one that has none.
  if (place.kind === "tests-folder" && project.runner?.name.value !== "jest" && !perFeature(project)) {
    return posix.dirname(test);
  }
  const beside = besideClient(host, project);
  return beside === undefined || isRouteFolder(beside, project.serve) || (isOfOthers(beside) && !perFeature(project))
    ? posix.dirname(test)
    : beside;
}

/** A folder whose name speaks of something else that the client lies among. */
const isOfOthers = (directory: string): boolean => /^(db|database|prisma|drizzle)$/i.test(posix.basename(directory));

/** Tests of several features have no folder of their own in common. */
const perFeature = (project: Project): boolean => project.functionsDirectory.value.includes("{feature}");

/** The directory and those above it, up to the unit's own. */
function ancestors(directory: string, unit: string): string[] {
  const found: string[] = [];
  for (let at = directory; at !== "." && at !== "/" && at.startsWith(unit); at = posix.dirname(at)) found.push(at);
  return found;
}
