import { stringLiteral } from "../../text/ts-literal.js";

/** What a test gives for a text of that name: `tenant_1` for `tenantId`. */
export const usualText = (name: string): string => (/.Ids?$/.test(name) ? `${name.replace(/Ids?$/, "")}_1` : name);

/** What it gives for a field of a type, as an expression, where nothing more is known. */
export function usualSample(name: string, type: string): string {
  if (type === "number") return "1";
  if (type === "boolean") return "true";
  const [, element] = /^(string|number|boolean)\[\]$/.exec(type) ?? [];
  if (element !== undefined) return `[${usualSample(name, element)}]`;
  const first = /^\s*(["'])(.*?)\1/.exec(type)?.[2];
  return stringLiteral(first ?? usualText(name));
}
