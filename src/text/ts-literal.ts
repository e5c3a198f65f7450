/**
 * A TypeScript string literal whose value is exactly `value`, in double quotes.
 * Line and paragraph separators are escaped, so that no value can end the literal or its line.
 */
export function stringLiteral(value: string): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
}

/** A property key: bare where it is an identifier name, else a string literal. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringLiteral(name);
}
