import type { PlannedChange } from "./format-changes.js";

/** One change for each path, from the text before its first to the text after its last; it stands where the first stood. */
export function mergeChanges(changes: readonly PlannedChange[]): PlannedChange[] {
  const merged = new Map<string, PlannedChange>();
  for (const change of changes) {
    const earlier = merged.get(change.path);
    merged.set(change.path, earlier === undefined ? change : merge(earlier, change));
  }
  return [...merged.values()];
}

function merge(first: PlannedChange, last: PlannedChange): PlannedChange {
  const { path, before } = first;
  // What is there is in nobody's way for being asked for twice.
  if (first.action === "conflict" || first.action === "skip") return first;
  const { after } = last;
  const action =
    before === after ? "identical" : before === undefined ? "create" : after === undefined ? "delete" : "modify";
  return { path, action, before, after };
}
