import { posix } from "node:path";
import { majority } from "./majority.js";
import type { ExistingFunction, Finding, LayoutName } from "./project.js";

interface DirectoryInput {
  readonly functions: readonly ExistingFunction[];
  readonly sourceRoot: string;
  readonly layout: LayoutName | undefined;
  /** The client's file, and where it is. */
  readonly client: { readonly file: string; readonly line: number };
  readonly registration: string;
}

/** Where new functions go: where most of the served ones are, by feature where they are; else beside the client. */
export function functionsDirectory({
  functions,
  sourceRoot,
  layout,
  client,
  registration,
}: DirectoryInput): Finding<string> {
  const apart = functions.filter((each) => each.file !== client.file && each.file !== registration);
  const served = apart.filter((each) => each.served);
  const known = served.length > 0 ? served : apart;
  const patterns = known.map(({ file, line }) => ({ value: byFeature(posix.dirname(file), sourceRoot), file, line }));
  const common = commonParent(patterns, sourceRoot);
  if (common !== undefined) return common;
  const most = majority(patterns.map(({ value }) => value));
  const first = patterns.find(({ value }) => value === most);
  if (first !== undefined && most !== undefined) return first;
  const value = layout === "features" ? posix.join(sourceRoot, "features/{feature}/events") : besideClient(client.file);
  return { value, file: client.file, line: client.line };
}

/** Where each function lies in a folder of its own, a new one goes beside these folders. */
function commonParent(patterns: readonly Finding<string>[], sourceRoot: string): Finding<string> | undefined {
  const files = [...new Map(patterns.map((each) => [each.file, each])).values()];
  const alone = files.filter(({ value }) => {
    const inside = files.filter((other) => other.value === value || other.value.startsWith(`${value}/`));
    return inside.length === 1;
  });
  const parents = alone.map(({ value, file, line }) => ({ value: posix.dirname(value), file, line }));
  const [first] = parents;
  const isMost = alone.length > 1 && alone.length * 2 > files.length;
  const isShared = parents.every(({ value }) => value === first?.value);
  return isMost && isShared && first?.value !== "." && first?.value !== sourceRoot ? first : undefined;
}

/** A folder per feature under `features` or `modules` of the sources is any feature's. */
function byFeature(directory: string, sourceRoot: string): string {
  const below = posix.relative(sourceRoot, directory);
  if (below.startsWith("..")) return directory;
  return posix.join(sourceRoot, below.replace(/(^|\/)(features|modules|domains)\/[^/]+(?=\/|$)/, "$1$2/{feature}"));
}

function besideClient(file: string): string {
  const directory = posix.dirname(file);
  return posix.join(directory, /inngest/i.test(posix.basename(directory)) ? "functions" : "inngest/functions");
}
