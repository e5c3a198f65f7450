import type { Snapshot } from "./render-example.js";

/** One file of a snapshot that is not as it should be. */
export interface Difference {
  /** In the snapshot's directory. */
  readonly path: string;
  /** `missing` from the snapshot, `extra` in it, or of other content. */
  readonly kind: "missing" | "extra" | "differs";
  /** As stored; undefined where it is missing. */
  readonly before: string | undefined;
  /** As rendered; undefined where it is extra. */
  readonly after: string | undefined;
}

/** What would have to change in a snapshot, sorted by path; empty where it is byte for byte as rendered. */
export function compareSnapshot(stored: Snapshot | undefined, rendered: Snapshot): Difference[] {
  const paths = [...new Set([...(stored?.keys() ?? []), ...rendered.keys()])].sort();
  return paths.flatMap((path) => {
    const before = stored?.get(path);
    const after = rendered.get(path);
    if (before === after) return [];
    return [
      { path, kind: before === undefined ? "missing" : after === undefined ? "extra" : "differs", before, after },
    ];
  });
}
