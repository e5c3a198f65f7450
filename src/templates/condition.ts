/** A value of the render context by its dotted path; a key may hold dots itself. Undefined where any part is missing. */
function valueAt(value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Object.hasOwn(value, path)) return Reflect.get(value, path);
  const dot = path.indexOf(".");
  return dot === -1 ? undefined : valueAt(Reflect.get(value, path.slice(0, dot)), path.slice(dot + 1));
}

/**
 * Whether a condition holds. It is a list of terms joined by ` and `: `db`, `!db`, `sdk=4`, `event.typing=parse`,
 * `!answers.downstream`. A term without `=` holds when its value is neither absent, empty, zero nor false.
 */
export function holds(condition: string, context: object): boolean {
  return condition.split(" and ").every((term) => {
    const text = term.trim();
    const negated = text.startsWith("!");
    const [path = "", expected] = (negated ? text.slice(1) : text).split("=");
    const value = valueAt(context, path);
    const found = Array.isArray(value) ? value.length > 0 : Boolean(value);
    return (expected === undefined ? found : String(value) === expected) !== negated;
  });
}
