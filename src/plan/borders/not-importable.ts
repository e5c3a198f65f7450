import { posix } from "node:path";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Modules } from "../../project/modules.js";
import type { Project } from "../../project/project.js";
import { listed } from "../../text/listed.js";
import { type Addition, additionsTo } from "./additions.js";
import type { Obstacle } from "./obstacles.js";

/** One error that names all obstacles and what takes them out of the way. */
export function notImportable(modules: Modules, project: Project, obstacles: readonly Obstacle[]): ScaffoldError {
  const units = [...new Set(obstacles.map(({ unit }) => unit))];
  const additions = units.flatMap((unit) => additionsTo(modules, project, { unit, names: namesIn(obstacles, unit) }));
  const [first] = obstacles;
  const lines = additions.flatMap((each) => each.lines ?? []);
  return new ScaffoldError("NOT_IMPORTABLE", messagesOf(obstacles).join(" "), {
    file: additions[0]?.manifest ?? first?.file,
    hint: hintFor(additions, obstacles),
    ...(lines.length === 0 ? {} : { snippet: lines.join("\n\n") }),
  });
}

/** What a unit lacks, each with a file that would import it. */
function namesIn(obstacles: readonly Obstacle[], unit: string): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const each of obstacles) {
    if (each.unit !== unit || each.kind === "entry") continue;
    const name = each.kind === "path" ? each.owner.name : each.name;
    files.set(name, [...(files.get(name) ?? []), each.file]);
  }
  return files;
}

function messagesOf(obstacles: readonly Obstacle[]): string[] {
  const units = [...new Set(obstacles.map(({ unit }) => unit))];
  const lacking = units.flatMap((unit) => {
    const names = obstacles.flatMap((each) => (each.unit === unit && each.kind === "dependency" ? [each.name] : []));
    return names.length === 0
      ? []
      : [`${packageAt(unit)} does not depend on ${listed([...new Set(names)])}, which the new code imports there.`];
  });
  const hidden = obstacles.flatMap((each) => {
    if (each.kind === "dependency") return [];
    return each.kind === "path"
      ? [`${each.file} would import ${each.specifier}, a path into another package, ${each.owner.name}.`]
      : [
          `${each.file} would import ${each.specifier}, which the \`exports\` of ${each.owner.directory}/package.json do not have.`,
        ];
  });
  return [...new Set([...lacking, ...hidden])];
}

const packageAt = (unit: string): string => (unit === "" ? "The package at the root" : unit);

function hintFor(additions: readonly Addition[], obstacles: readonly Obstacle[]): string {
  const hidden = obstacles.flatMap((each) => (each.kind === "dependency" ? [] : [each.owner]));
  const owners = [...new Set(hidden.map(({ directory }) => posix.join(directory, "package.json")))];
  const exported = owners.length === 0 ? [] : [`let the \`exports\` of ${listed(owners)} give it`];
  const commands = [...new Set(additions.map(({ command }) => command))];
  const added = commands.length === 0 ? [] : ["add what is missing"];
  const steps = [...exported, ...added, "run the command again"];
  const [head = "", ...rest] = steps;
  const text = `${head.charAt(0).toUpperCase()}${[head, ...rest].join(", ").slice(1)}`.replace(
    /, (?=run the)/,
    ", and ",
  );
  return commands.length === 0 ? `${text}.` : `${text}: ${commands.join(" && ")}`;
}
