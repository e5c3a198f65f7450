/** The values of each factor, by its name. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** One value of each factor. */
export type RowOf<F extends Factors> = { readonly [K in keyof F]: F[K][number] };

type Partly<F extends Factors> = { [K in keyof F]?: F[K][number] };

/** Two values of different factors. */
interface Pair {
  readonly key: string;
  readonly row: Readonly<Record<string, string>>;
}

/**
 * Few rows in which every two values of different factors stand together, if any row can have both; the same rows each
 * time. Greedy: each row begins with the first pair that is not covered, and takes for every further factor the value
 * that covers most.
 *
 * @param isPossible also asked about rows of which only some factors are chosen yet
 */
export function pairwise<F extends Factors>(
  factors: F,
  isPossible: (row: Partly<F>) => boolean = () => true,
): RowOf<F>[] {
  const names = Object.keys(factors);
  const uncovered = new Map(allPairs(factors).map((pair) => [pair.key, pair]));
  const rows: RowOf<F>[] = [];
  const search = { factors, names, uncovered, random: randomFrom(1), isPossible };
  for (const pair of uncovered.values()) {
    const row = complete(search, pair.row as Partly<F>);
    if (row === undefined) continue;
    rows.push(row as RowOf<F>);
    for (const key of keysOf(row, names)) uncovered.delete(key);
  }
  return rows;
}

function allPairs(factors: Factors): Pair[] {
  const names = Object.keys(factors);
  return names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .flatMap((other) =>
        (factors[one] ?? []).flatMap((a) =>
          (factors[other] ?? []).map((b) => ({ key: keyOf(one, a, other, b), row: { [one]: a, [other]: b } })),
        ),
      ),
  );
}

const keyOf = (one: string, a: string, other: string, b: string): string => JSON.stringify([one, a, other, b]);

/** The pairs that a row has, in the order of the factors. */
const keysOf = (row: Readonly<Record<string, string | undefined>>, names: readonly string[]): string[] =>
  names.flatMap((one, at) =>
    names.slice(at + 1).flatMap((other) => {
      const [a, b] = [row[one], row[other]];
      return a === undefined || b === undefined ? [] : [keyOf(one, a, other, b)];
    }),
  );

interface Search<F extends Factors> {
  readonly factors: F;
  readonly names: readonly string[];
  readonly uncovered: ReadonlyMap<string, Pair>;
  /** Says which of the values that cover as much comes first, so that none is taken more than others. */
  readonly random: () => number;
  readonly isPossible: (row: Partly<F>) => boolean;
}

/** The row with all factors, or undefined where none is possible. */
function complete<F extends Factors>(search: Search<F>, row: Partly<F>): Partly<F> | undefined {
  if (!search.isPossible(row)) return undefined;
  const missing = search.names.filter((name) => row[name] === undefined);
  const [next] = missing.sort((a, b) => (search.factors[b]?.length ?? 0) - (search.factors[a]?.length ?? 0));
  if (next === undefined) return row;
  for (const value of candidates(search, row, next)) {
    const whole = complete(search, { ...row, [next]: value });
    if (whole !== undefined) return whole;
  }
  return undefined;
}

/** The values of a factor, those first that cover most. */
function candidates<F extends Factors>({ factors, names, uncovered, random }: Search<F>, row: Partly<F>, name: string) {
  const gain = (value: string): number =>
    keysOf({ ...row, [name]: value }, names).filter((key) => uncovered.has(key)).length;
  return (factors[name] ?? [])
    .map((value) => ({ value, rank: gain(value) + random() }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ value }) => value);
}

/** Numbers from 0 to below 1 that look like chance, the same for a seed each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
