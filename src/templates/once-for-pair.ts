/** The same function, run once for two objects together; what it gives is read, never written to. */
export function onceForPair<A extends object, B extends object, R>(
  make: (one: A, other: B) => R,
): (one: A, other: B) => R {
  const known = new WeakMap<A, WeakMap<B, R>>();
  return (one, other) => {
    const results = known.get(one) ?? new WeakMap<B, R>();
    known.set(one, results);
    const result = results.has(other) ? (results.get(other) as R) : make(one, other);
    results.set(other, result);
    return result;
  };
}
