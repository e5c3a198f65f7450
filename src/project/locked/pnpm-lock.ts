import { escaped, type Wanted } from "./wanted.js";

/** What pnpm-lock.yaml holds for a unit, and where it names none, for the first package that has the name. */
export function pnpmLocked(text: string, { name, unit }: Wanted): string | undefined {
  const lines = text.split(/\r?\n/);
  const importers = blockOf(lines, "importers");
  const own = importers === undefined ? lines : blockOf(importers, unit === "" ? "." : unit);
  return (own === undefined ? undefined : dependencyIn(own, name)) ?? anyPackage(text, name);
}

/** A package under another name has its own before the version: `inngest@3.6.0`. */
const ALIASED = "(?:/?@?[a-z][^\\s'\":(]*@)?";

/** `inngest: 3.6.0(h3@1)` or, since the sixth version of the format, a block with `version:`. */
function dependencyIn(lines: readonly string[], name: string): string | undefined {
  for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
    const group = blockOf(lines, kind);
    if (group === undefined) continue;
    const inline = new RegExp(`^\\s+['"]?${escaped(name)}['"]?:\\s*['"]?${ALIASED}(\\d[^'"(_\\s]*)`);
    const plain = group.map((line) => inline.exec(line)?.[1]).find((each) => each !== undefined);
    const below = new RegExp(`^\\s+version:\\s*['"]?${ALIASED}(\\d[^'"(_\\s]*)`);
    const block = blockOf(group, name)?.map((line) => below.exec(line)?.[1]);
    const found = plain ?? block?.find((each) => each !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `/inngest@3.6.0(h3@1):`, `inngest@3.6.0:` or `/inngest/3.6.0_h3@1:` */
const anyPackage = (text: string, name: string): string | undefined =>
  new RegExp(`^ {2,}['"]?/?${escaped(name)}[@/](\\d[^'":(_\\s]*)`, "m").exec(text)?.[1];

/** The lines below a key that are indented further than it. */
function blockOf(lines: readonly string[], key: string): readonly string[] | undefined {
  const is = new RegExp(`^\\s*['"]?${escaped(key)}['"]?:\\s*$`);
  const at = lines.findIndex((line) => is.test(line));
  if (at === -1) return undefined;
  const depth = (line: string): number => line.length - line.trimStart().length;
  const below = lines.slice(at + 1);
  const end = below.findIndex((line) => line.trim() !== "" && depth(line) <= depth(lines[at] ?? ""));
  return below.slice(0, end === -1 ? below.length : end);
}
