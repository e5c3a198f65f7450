type Compare = (a: string, b: string) => number;

/** Orders that sorters of imports use: by code units, by letters whatever their case, and with numbers by their value. */
const ORDERS: readonly Compare[] = [
  (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  (a, b) => collate(a, b, {}),
  (a, b) => collate(a, b, { numeric: true }),
  (a, b) => collate(a.toLowerCase(), b.toLowerCase(), { numeric: true }),
];

const collate = (a: string, b: string, options: Intl.CollatorOptions): number => a.localeCompare(b, "en", options);

/**
 * The index at which `name` keeps a sorted list sorted: the first item that must follow it, `names.length` at the end.
 * Undefined where the list is in no known order, or has fewer than `least` items to show one.
 */
export function sortedIndex(names: readonly string[], name: string, least = 2): number | undefined {
  if (names.length < least) return undefined;
  const order = ORDERS.find((compare) =>
    names.every((each, at) => at === 0 || compare(names[at - 1] ?? "", each) <= 0),
  );
  if (order === undefined) return undefined;
  const next = names.findIndex((each) => order(each, name) > 0);
  return next === -1 ? names.length : next;
}
