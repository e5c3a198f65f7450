import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Project } from "../../project/project.js";
import type { Cancellation, Field } from "../answers.js";
import { celPaths, celTextComparisons, readCel } from "../cel.js";
import { OWNER_FIELDS } from "../owner-fields.js";
import { printable } from "../printable.js";
import type { CancelOn } from "./cancel-on.js";
import { type ComparedKind, comparedKinds } from "./compared-kinds.js";
import { type DataField, eventData } from "./event-data.js";
import { mainId } from "./main-id.js";

export interface CancelledJob {
  readonly project: Project;
  readonly trigger: "event" | "cron" | "both";
  /** The event that starts it. */
  readonly event?: string | undefined;
  readonly entity?: string | undefined;
  /** Its data; undefined where there is no event or its type cannot be read. */
  readonly data: readonly DataField[] | undefined;
  /** The same where they are to be declared. */
  readonly fields?: readonly Field[] | undefined;
  /** Events that the job itself sends. */
  readonly sent: readonly string[];
}

/**
 * Completes a cancellation: the run with the same id is meant where nothing else is said, and a new event gets the
 * fields that are compared.
 *
 * @throws ANSWER_INVALID where the events have no such id, or the job would cancel itself
 */
export function completeCancellation(cancel: CancelOn, job: CancelledJob): Cancellation {
  const { project } = job;
  refuseOwn(cancel.event, job);
  const known = project.events.some((each) => each.value === cancel.event);
  const data = eventData(project, cancel.event, known ? undefined : newFields(cancel, job));
  const condition = cancel.if ?? sameId(cancel, job, data);
  const complete = { event: cancel.event, ...(condition === undefined ? {} : { if: condition }) };
  return known && data !== undefined ? complete : { ...complete, fields: newFields(complete, job) };
}

/** What a new event is declared with: what the condition reads of it, and whose it is. */
function newFields({ event, if: condition }: CancelOn, job: CancelledJob): Field[] {
  const tree = condition === undefined ? undefined : readCel("--cancel-on", condition, { roots: ["async", "event"] });
  const paths = (tree === undefined ? [] : celPaths(tree)).filter(
    ([root, part]) => root === "async" && part === "data",
  );
  const deep = paths.find(({ length }) => length > 3);
  if (deep !== undefined) throw notPlain(event, deep);
  const read = paths.flatMap(([, , name]) => name ?? []);
  const compared = tree === undefined ? undefined : comparedKinds(tree, job.data);
  const texts = tree === undefined ? [] : celTextComparisons(tree);
  const textsOf = (name: string): string[] =>
    texts.flatMap(({ path, text }) => (path.join(".") === `async.data.${name}` ? [text] : []));
  const id = condition === undefined && job.data !== undefined ? mainId(job, job.data) : undefined;
  const context = OWNER_FIELDS.filter((name) => job.data?.some((field) => field.name === name && !field.optional));
  return [...new Set([...(id === undefined ? [] : [id]), ...read, ...context])].map((name) =>
    fieldLike(name, job, { kind: compared?.get(name), texts: textsOf(name) }),
  );
}

interface Compared {
  readonly kind: ComparedKind | undefined;
  /** Literals. */
  readonly texts: readonly string[];
}

/** The trigger's field of that name, which has to be there; else as it is compared, or text. */
function fieldLike(name: string, { fields, data }: CancelledJob, { kind: compared, texts }: Compared): Field {
  const same = fields?.find((field) => field.name === name);
  const values = same?.type.kind === "enum" ? same.type.values : undefined;
  // The other event may say what this one never does.
  const others = values !== undefined && texts.some((text) => !values.includes(text));
  if (same !== undefined && !others) return { ...same, optional: false };
  const kind = data?.find((field) => field.name === name)?.kind;
  const own = kind === "text" ? "string" : kind === "number" || kind === "boolean" ? kind : undefined;
  return { name, type: { kind: own ?? compared ?? "string" }, optional: false };
}

const notPlain = (event: string, path: readonly string[]): ScaffoldError =>
  new ScaffoldError(
    "ANSWER_INVALID",
    `--cancel-on reads ${path.join(".")}, and ${printable(event)} is not declared in this project.`,
    { hint: `Declare ${event} first; here it is given plain fields alone.` },
  );

/** Undefined for a job of the clock alone: it has no id, and the event ends whichever run there is. */
function sameId({ event }: CancelOn, job: CancelledJob, data: readonly DataField[] | undefined): string | undefined {
  if (job.trigger === "cron") return undefined;
  const id = mainId(job, job.data ?? []);
  if (id !== undefined && data?.some((field) => field.name === id)) return `async.data.${id} == event.data.${id}`;
  const why =
    id === undefined ? "the job's event has no id of its own" : `${printable(event)} is not known to have ${id}`;
  throw new ScaffoldError("ANSWER_INVALID", `Which run does ${printable(event)} cancel? ${capital(why)}.`, {
    hint: `Say what has to be the same: --cancel-on "${event}:async.data.${id ?? "id"} == event.data.${id ?? "id"}".`,
  });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function refuseOwn(event: string, job: CancelledJob): void {
  if (event !== job.event && !job.sent.includes(event)) return;
  const [does, hint] =
    event === job.event
      ? ["starts the job", "To have a new run cancel the one before, use --singleton cancel with a key."]
      : ["is what the job itself sends", "Give an event that somebody else sends."];
  throw new ScaffoldError("ANSWER_INVALID", `${printable(event)} ${does}, and cannot cancel it as well.`, { hint });
}
