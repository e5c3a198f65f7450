import type { ExistingFunction } from "../project/project.js";
import { isTestFile } from "../project/source-files.js";
import { shellQuote } from "../text/shell-quote.js";
import { importersOf } from "./mentions.js";
import { goneNames, isSentElsewhere } from "./plan-remove-events.js";
import type { Removal } from "./removal.js";

/**
 * The ids of the functions that only what goes has started, by an event or a call: the rest of a pipeline.
 *
 * @param also ids of what goes in the same plan
 */
export function leftBehind(removal: Removal, also: readonly string[]): string[] {
  const { project, target } = removal;
  return project.functions
    .filter(({ id, served, crons }) => served && crons.length === 0 && id !== target.id && !also.includes(id))
    .filter((each) => isStartedBy(removal, each) && !isStartedElsewhere(removal, each))
    .map(({ id }) => id);
}

const isStartedBy = (removal: Removal, { file, events }: ExistingFunction): boolean =>
  importersOf(removal.modules, file).includes(removal.target.file) || events.some((each) => goneNames(removal, each));

function isStartedElsewhere(removal: Removal, { file, events }: ExistingFunction): boolean {
  const { project, modules, target, gone } = removal;
  const isOwn = (each: string): boolean => each === file || isTestFile(each);
  // What started the one that goes as well comes from somewhere else.
  if (events.some((event) => target.events.includes(event) || isSentElsewhere(removal, event, isOwn))) return true;
  const callers = new Set(importersOf(modules, file).filter((each) => !gone.has(each)));
  return project.functions.some((each) => callers.has(each.file));
}

/** What is said of them. */
export function leftBehindStep(ids: readonly string[]): string {
  const [names, them] = [ids.join(" and "), ids.length === 1 ? "it" : "them"];
  const command = `scaffold inngest remove ${ids.map(shellQuote).join(" ")}`;
  return `Nothing else in this project starts ${names}. To take ${them} out as well: ${command}`;
}
