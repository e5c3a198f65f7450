import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";

/** Directories that are not the project's own to write in. */
const FOREIGN: ReadonlySet<string> = new Set([".git", "git~1", "node_modules", ".scaffold-inngest"]);
const MAX_SEGMENT = 200;
const MAX_PATH = 1000;

/**
 * Judges the destination that a template gives to a file. Links on its way are followed when the plan is applied.
 *
 * @param place where the template says so, for the error
 * @throws OUTSIDE_ROOT for anything but a plain path inside the project
 */
export function checkDestination(path: string, place: () => { file: string; line?: number; column?: number }): void {
  const reason = whatIsWrong(path);
  if (reason === undefined) return;
  throw new ScaffoldError("OUTSIDE_ROOT", `A template's destination ${printable(path)} ${reason}.`, {
    ...place(),
    hint: "Give a path inside the project, relative to its root, with / between its parts.",
  });
}

function whatIsWrong(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.length > MAX_PATH) return "is too long";
  if (path.startsWith("/") || /^[A-Za-z]:/.test(path)) return "is absolute";
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\]/u.test(path)) return "has characters that no path should have";
  return path
    .split("/")
    .map(whatIsWrongWith)
    .find((reason) => reason !== undefined);
}

function whatIsWrongWith(segment: string): string | undefined {
  if (segment === "" || segment === ".") return "has an empty part";
  if (segment === "..") return "leads out of the project";
  if (FOREIGN.has(segment.toLowerCase())) return `leads into ${segment}`;
  // Windows leaves them out: ".git." is .git there.
  if (/[. ]$/.test(segment)) return "has a part that ends in a dot or a blank";
  return segment.length > MAX_SEGMENT ? "has a part that is too long" : undefined;
}
