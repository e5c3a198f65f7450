import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project, RegistrationPlace } from "../project/project.js";
import { importSpecifier } from "../project/specifier.js";
import { clientLines } from "./client-lines.js";
import { importLine } from "./import-line.js";
import { placeFrame } from "./place-frame.js";

export interface ImportCycle {
  readonly project: Project;
  /** What would hold the function. */
  readonly place: RegistrationPlace;
  readonly function: { readonly file: string; readonly exportName: string };
  /** From the new function to the registration, both included. */
  readonly way: readonly string[];
  /** Of the file that registers the functions, as it is. */
  readonly text?: string | undefined;
}

/** Says how the cycle comes about, how to split the module, and what to add by hand. */
export function importCycle(cycle: ImportCycle): ScaffoldError {
  const { project, place, function: added, way, text } = cycle;
  const { client } = project;
  const { file, line } = place;
  const over = way.slice(1, -1);
  const together = client.declaredIn === file;
  // The client's module is on the way back: without the client nothing leads there.
  const split = way.includes(client.declaredIn);
  const needs = together
    ? `takes ${client.value.local} from it`
    : over.length === 0
      ? "imports it"
      : `leads back to it over ${over.join(", ")}`;
  const last = over.at(-1);
  const byHand = [...(split ? clientLines(project) : []), ...registrationLines(cycle)].join("\n");
  return new ScaffoldError(
    "IMPORT_CYCLE",
    `${file} would import ${added.file}, which ${needs}: one of the two would be read before it is made.`,
    {
      ...{ file, line },
      hint: split
        ? `Move ${client.value.local} out of ${client.declaredIn} into a module of its own, and run the command again.`
        : last === undefined
          ? `Move what other modules take from ${file} into a module of its own, and run the command again.`
          : `Move what ${last} takes from ${file} into a module of its own, and run the command again.`,
      ...placeFrame(text, place.arrayStart, byHand),
    },
  );
}

function registrationLines({ project, place, function: added }: ImportCycle): string[] {
  const { file, line } = place;
  const { defaultExport, style } = project.conventions;
  const specifier = importSpecifier(project, file, { file: added.file });
  return [
    `// ${file}, once ${added.file} is written and no longer leads back; line ${line} is the array`,
    importLine(style, added.exportName, specifier, defaultExport),
    `[/* as before */, ${added.exportName}]`,
  ];
}
