/** A value of the render context by its dotted path; a key may hold dots itself. Undefined where any part is missing. */
function valueAt(value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Object.hasOwn(value, path)) return Reflect.get(value, path);
  const dot = path.indexOf(".");
  return dot === -1 ? undefined : valueAt(Reflect.get(value, path.slice(0, dot)), path.slice(dot + 1));
}

/** The answers that a template can be asked about are the ones it asks for; of all else, the first name has to be there. */
function refuseUnknown(path: string, context: object): void {
  const [root = "", key] = path.split(".");
  const answers: unknown = Reflect.get(context, "answers");
  const known =
    root === "answers" && key !== undefined && typeof answers === "object" && answers !== null
      ? Object.hasOwn(answers, key)
      : Object.hasOwn(context, root);
  if (!known) throw new Error(`there is nothing called ${JSON.stringify(path)} to ask for`);
}

/**
 * Whether a condition holds. It is a list of terms joined by ` and `: `db`, `!db`, `sdk=4`, `event.typing=parse`,
 * `!answers.downstream`. A term without `=` holds when its value is neither absent, empty, zero nor false.
 *
 * @throws Error for a name that the context does not have
 */
export function holds(condition: string, context: object): boolean {
  return condition.split(" and ").every((term) => {
    const text = term.trim();
    const negated = text.startsWith("!");
    const [path = "", expected] = (negated ? text.slice(1) : text).split("=");
    refuseUnknown(path, context);
    const value = valueAt(context, path);
    const found = Array.isArray(value) ? value.length > 0 : Boolean(value);
    return (expected === undefined ? found : String(value) === expected) !== negated;
  });
}
