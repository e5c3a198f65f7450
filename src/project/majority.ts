/** The value that occurs most, by its JSON; the first of equals. */
export function majority<T>(values: readonly T[]): T | undefined {
  const counts = new Map<string, { value: T; count: number }>();
  for (const value of values) {
    const entry = counts.get(JSON.stringify(value)) ?? { value, count: 0 };
    entry.count++;
    counts.set(JSON.stringify(value), entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.value;
}
