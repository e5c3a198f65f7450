import { posix } from "node:path";
import type { KnownEvent, Project, Registry, RegistryPart } from "../project/project.js";

/**
 * The registry with one of the parts that the client combines: the one that holds most events of the new one's domain,
 * else the one nearest to the functions, else the last.
 */
export function registryFor(project: Project, event: string): Registry | undefined {
  const { registry } = project;
  const combined = registry?.parts.filter((part) => part.kind !== "event-types" && part.combined === true) ?? [];
  if (registry === undefined || combined.length < 2) return registry;
  const chosen = choose(project, combined, event);
  const parts = registry.parts.filter((part) => part === chosen || !combined.includes(part));
  if (chosen === undefined || chosen.file === registry.file) return { ...registry, parts };
  const { basePayload: _, ...rest } = registry;
  return { ...rest, parts, file: chosen.file, module: { file: chosen.file } };
}

function choose(project: Project, parts: readonly RegistryPart[], event: string): RegistryPart | undefined {
  const domain = /^[^/.]+/.exec(event)?.[0] ?? "";
  const ofDomain = (part: RegistryPart): number =>
    project.events.filter((known) => holderOf(known, parts) === part && /^[^/.]+/.exec(known.value)?.[0] === domain)
      .length;
  const near = (part: RegistryPart): number =>
    -stepsBetween(posix.dirname(part.file), project.functionsDirectory.value);
  return best(parts, ofDomain) ?? best(parts, near) ?? parts.at(-1);
}

/** The part that an event stands in: of those in its file, the last that begins above it. */
const holderOf = ({ file, line }: KnownEvent, parts: readonly RegistryPart[]): RegistryPart | undefined =>
  parts
    .filter((part) => part.file === file && part.line <= line)
    .sort((one, other) => one.line - other.line)
    .at(-1);

/** The one with the highest rank; undefined where several have it. */
function best(parts: readonly RegistryPart[], rank: (part: RegistryPart) => number): RegistryPart | undefined {
  const highest = Math.max(...parts.map(rank));
  const found = parts.filter((part) => rank(part) === highest);
  return found.length === 1 ? found[0] : undefined;
}

const stepsBetween = (from: string, to: string): number => posix.relative(from, to).split("/").filter(Boolean).length;
