import type { Cel } from "../cel.js";
import type { DataField } from "./event-data.js";

/** What a field of an event can be declared as to fit an expression. */
export type ComparedKind = "string" | "number" | "boolean";

/**
 * As what an expression uses the fields of the event that cancels, by their names: `async.data.amount > 100` makes
 * `amount` a number. A field that stands beside nothing that is known is left out.
 *
 * @param data of the event that starts the run
 */
export function comparedKinds(tree: Cel, data: readonly DataField[] = []): ReadonlyMap<string, ComparedKind> {
  const kinds = new Map<string, ComparedKind>();
  note(tree, "boolean", data, kinds);
  return kinds;
}

type Data = readonly DataField[];

/** @param wanted what the place of the expression takes, where that is known */
function note(tree: Cel, wanted: ComparedKind | undefined, data: Data, kinds: Map<string, ComparedKind>): void {
  const inside = (of: Cel, kind: ComparedKind | undefined): void => note(of, kind, data, kinds);
  if (tree.kind === "path") {
    const [root, part, name] = tree.path;
    if (root === "async" && part === "data" && name !== undefined && wanted !== undefined && !kinds.has(name))
      kinds.set(name, wanted);
  } else if (tree.kind === "not") inside(tree.of, "boolean");
  else if (tree.kind === "minus") inside(tree.of, "number");
  else if (tree.kind === "convert") inside(tree.of, undefined);
  else if (tree.kind === "choice") {
    inside(tree.test, "boolean");
    inside(tree.yes, wanted ?? kindOf(tree.no, data));
    inside(tree.no, wanted ?? kindOf(tree.yes, data));
  } else if (tree.kind === "binary") noteSides(tree, data, kinds);
}

const LOGIC = ["&&", "||"];
const COMPARISONS = ["==", "!=", "<=", ">=", "<", ">"];

function noteSides(tree: Extract<Cel, { kind: "binary" }>, data: Data, kinds: Map<string, ComparedKind>): void {
  const { operator, left, right } = tree;
  const [forLeft, forRight] = LOGIC.includes(operator)
    ? (["boolean", "boolean"] as const)
    : operator === "+" || COMPARISONS.includes(operator)
      ? [kindOf(right, data), kindOf(left, data)]
      : (["number", "number"] as const);
  note(left, forLeft, data, kinds);
  note(right, forRight, data, kinds);
}

/** Undefined for what hangs on the event that cancels, or on data of no single kind. */
function kindOf(tree: Cel, data: Data): ComparedKind | undefined {
  switch (tree.kind) {
    case "text":
      return "string";
    case "number":
    case "minus":
    case "convert":
      return "number";
    case "boolean":
    case "not":
      return "boolean";
    case "choice":
      return kindOf(tree.yes, data) ?? kindOf(tree.no, data);
    case "path":
      return kindOfPath(tree.path, data);
    case "binary":
      if (tree.operator === "+") return kindOf(tree.left, data) ?? kindOf(tree.right, data);
      return LOGIC.includes(tree.operator) || COMPARISONS.includes(tree.operator) ? "boolean" : "number";
    default:
      return undefined;
  }
}

/** Every event has an id, a name and a version as texts, and `ts` as a number. */
function kindOfPath([root, part = "", name, ...deeper]: readonly string[], data: Data): ComparedKind | undefined {
  if (part !== "data") return part === "ts" ? "number" : ["id", "name", "v"].includes(part) ? "string" : undefined;
  const kind = root === "event" && deeper.length === 0 ? data.find((field) => field.name === name)?.kind : undefined;
  return kind === "text" ? "string" : kind === "number" || kind === "boolean" ? kind : undefined;
}
