import { escaped, type Wanted } from "./wanted.js";

/** What yarn.lock holds for the range that is asked for, of Yarn 1 and of those since; else the first of that name. */
export function yarnLocked(text: string, { name, range }: Wanted): string | undefined {
  const entry = new RegExp(
    `^"?(${escaped(name)}@[^\\n]*):\\r?\\n(?:[ \\t]+\\S[^\\n]*\\n)*?\\s+version:? "?([^"\\s]+)`,
    "gm",
  );
  const entries = [...text.matchAll(entry)].map(([, keys = "", version]) => ({ keys: keys.split(/, /), version }));
  const asked = (key: string): boolean => key.replaceAll('"', "").replace(/@(npm|patch):/, "@") === `${name}@${range}`;
  return (entries.find(({ keys }) => keys.some(asked)) ?? entries[0])?.version;
}
