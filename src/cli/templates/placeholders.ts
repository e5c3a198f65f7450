/**
 * A text of the manifest that is a template itself, with what is filled in as the steps have it: `<job name>`. What is
 * known of it is taken from `known`; what hangs on an answer that is not among it is left out.
 */
export const placeholders = (text: string, known: ReadonlyMap<string, string> = new Map()): string =>
  text
    .replaceAll(/\{\{#when "(answers\.\w+)"\}\}(.*?)\{\{\/when\}\}/g, (_block, key: string, then: string) =>
      known.has(key) ? then : "",
    )
    .replaceAll(/\{\{[#/^!][^}]*\}\}|\{\{else\b[^}]*\}\}/g, "")
    .replaceAll(
      /\{\{\{?\s*([^{}]*?)\s*\}?\}\}/g,
      (_tag, name: string) => known.get(name) ?? `<${name.replaceAll(".", " ")}>`,
    );
