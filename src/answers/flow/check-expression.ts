import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { SdkMajor } from "../../project/project.js";
import { type CelRoot, type CelUse, celPaths, celTextComparisons, invalidCel, readCel } from "../cel.js";
import { type CelKind, celKind, kindName, writtenNumbers } from "../cel-kind.js";
import { printable } from "../printable.js";
import type { DataField } from "./event-data.js";

export interface ExpressionUse {
  readonly flag: string;
  /** What it has to give: anything that tells runs apart, a number from -600 to 600, or true or false. */
  readonly gives: CelUse;
  /** The data of the event that starts the run; undefined where its type cannot be read. */
  readonly event: readonly DataField[] | undefined;
  /** The same of the event that cancels, in a condition. */
  readonly async?: readonly DataField[] | undefined;
  readonly sdk: SdkMajor;
}

/** What every event has beside its data. */
const OWN: Readonly<Record<string, CelKind>> = { id: "text", name: "text", ts: "number", v: "text" };

/**
 * Judges an expression by what the events have. One that reads a missing field is valid to Inngest, and does nothing:
 * all runs share one key, nothing is limited, nothing matches.
 *
 * @returns the fields it reads of the event that starts the run, and all optional ones, as paths: `event.data.language`
 * @throws ANSWER_INVALID
 */
export function checkExpression(text: string, use: ExpressionUse): ReadFields {
  const { flag, gives } = use;
  const roots: readonly CelRoot[] = gives === "condition" ? ["async", "event"] : ["event"];
  const tree = readCel(flag, text, { roots, use: gives });
  const fail = (reason: string): ScaffoldError => invalidCel(flag, text, reason, gives);
  const optional: string[] = [];
  for (const path of celPaths(tree)) if (checkPath(text, path, use)?.optional) optional.push(path.join("."));
  for (const { path, text: value } of celTextComparisons(tree)) {
    const { values = [value] } = checkPath(text, path, use) ?? {};
    if (!values.includes(value))
      throw fail(`${path.join(".")} is never ${printable(value)}, but one of ${values.join(", ")}`);
  }
  const kind = celKind(tree, { kindOfPath: (path) => checkPath(text, path, use)?.kind ?? "unknown", fail });
  if (gives === "condition" && kind !== "boolean" && kind !== "unknown")
    throw fail(`it gives ${kindName(kind)}, not true or false`);
  if (gives === "priority") {
    if (kind === "number")
      throw fail(
        "it gives a number that may have a fraction, which Inngest leaves out of account: put int() around it",
      );
    if (kind !== "whole" && kind !== "unknown") throw fail(`it gives ${kindName(kind)}, not a number of seconds`);
    const far = writtenNumbers(tree).find((number) => Math.abs(number) > 600);
    if (far !== undefined) throw fail(`${far} is not from -600 to 600`);
  }
  const data = celPaths(tree).filter(([root, part]) => root === "event" && part === "data");
  return { data: [...new Set(data.map((path) => path.join(".")))], optional: [...new Set(optional)] };
}

export interface ReadFields {
  readonly data: readonly string[];
  readonly optional: readonly string[];
}

/** The field that a path leads to; undefined for one that is not known. */
function checkPath(
  text: string,
  [root = "", part = "", name, ...deeper]: readonly string[],
  use: ExpressionUse,
): Pick<DataField, "kind" | "optional" | "values"> | undefined {
  if (part !== "data") {
    const own = Object.hasOwn(OWN, part) && name === undefined ? OWN[part] : undefined;
    if (own !== undefined) return { kind: own, optional: false };
    // SDK 4 took the user out of events.
    if (part === "user" && use.sdk === 3) return undefined;
    throw missing(text, [root, part, ...(name === undefined ? [] : [name])], use);
  }
  const fields = root === "async" ? use.async : use.event;
  const field = fields?.find((each) => each.name === name);
  if (
    name === undefined ||
    (fields !== undefined && field === undefined) ||
    (deeper.length > 0 && field?.open === false)
  )
    throw missing(text, [root, part, ...(name === undefined ? [] : [name, ...deeper])], use);
  return deeper.length > 0 ? { kind: "unknown", optional: field?.optional ?? false } : field;
}

function missing(text: string, path: readonly string[], { flag, event, ...use }: ExpressionUse): ScaffoldError {
  const other = path[0] === "async";
  const fields = (other ? use.async : event) ?? [];
  const whose = other ? "the event that cancels" : "the event";
  const hint =
    fields.length > 0
      ? `The fields of ${whose} are ${fields.map((field) => field.name).join(", ")}.`
      : `Add the field${other ? "" : " with --field"}, or leave ${use.gives === "key" ? "the key" : "it"} out.`;
  const read =
    path.length === 2 && path[1] === "data" ? `${path.join(".")} as a whole, which is no single value` : undefined;
  const message = `The expression ${printable(text)} given to ${flag} reads ${read ?? `${path.join(".")}, which ${whose} does not have`}.`;
  return new ScaffoldError("ANSWER_INVALID", message, { hint });
}
