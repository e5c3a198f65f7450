import type { Partial } from "./load.js";

/** What a text can call, itself or through the partials it calls: rather too much than too little. */
export interface Reach {
  /** Names of partials. */
  readonly partials: readonly string[];
  /** Whether a helper of that name may be called. */
  readonly mayCall: (helper: string) => boolean;
}

const reaches = new WeakMap<ReadonlyMap<string, Partial>, Map<string, Reach>>();

/** The reach of a text among the partials there are; the same for the same text. */
export function reachOf(text: string, partials: ReadonlyMap<string, Partial>): Reach {
  const known = reaches.get(partials) ?? new Map<string, Reach>();
  reaches.set(partials, known);
  const reach = known.get(text) ?? findReach(text, partials);
  known.set(text, reach);
  return reach;
}

function findReach(text: string, partials: ReadonlyMap<string, Partial>): Reach {
  const reached = new Map<string, string>();
  const texts = [text];
  for (let from = texts.pop(); from !== undefined; from = texts.pop()) {
    if (!from.includes(">")) continue;
    for (const [name, { text: to }] of partials) {
      if (reached.has(name) || !from.includes(name)) continue;
      reached.set(name, to);
      texts.push(to);
    }
  }
  const all = [text, ...reached.values()];
  const calls = new Map<string, boolean>();
  const mayCall = (helper: string): boolean => {
    const known = calls.get(helper) ?? all.some((each) => each.includes(helper));
    calls.set(helper, known);
    return known;
  };
  return { partials: [...reached.keys()], mayCall };
}
