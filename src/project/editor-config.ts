import { posix } from "node:path";
import { globRegExp } from "./glob.js";
import type { ReadHost } from "./host.js";
import { ancestors } from "./root.js";

/** What editors are told about one file: keys and values in lower case. https://spec.editorconfig.org */
export type EditorConfig = ReadonlyMap<string, string>;

/**
 * What the `.editorconfig` files above a file say of it; the nearest one counts most.
 *
 * @param file absolute
 */
export function editorConfigFor(host: ReadHost, file: string): EditorConfig {
  const found = new Map<string, string>();
  const files: Section[][] = [];
  for (const directory of ancestors(posix.dirname(file))) {
    const text = host.readText(posix.join(directory, ".editorconfig"));
    if (text === undefined) continue;
    const { sections, isRoot } = parsed(text);
    const name = posix.relative(directory, file);
    files.unshift(sections.filter(({ pattern }) => matches(pattern, name)));
    if (isRoot) break;
  }
  for (const [key, value] of files.flat().flatMap(({ values }) => values)) {
    if (value === "unset") found.delete(key);
    else found.set(key, value);
  }
  return found;
}

interface Section {
  readonly pattern: string;
  readonly values: (readonly [key: string, value: string])[];
}

function parsed(text: string): { sections: Section[]; isRoot: boolean } {
  const sections: Section[] = [];
  let isRoot = false;
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const pattern = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    if (pattern !== undefined) sections.push({ pattern, values: [] });
    const [, key = "", value = ""] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line.toLowerCase()) ?? [];
    if (key === "" || pattern !== undefined) continue;
    if (sections.length === 0) isRoot ||= key === "root" && value === "true";
    else sections.at(-1)?.values.push([key, value]);
  }
  return { sections, isRoot };
}

/** A pattern without a slash is about names, any other about paths from its own directory. */
function matches(pattern: string, path: string): boolean {
  const glob = pattern.includes("/") ? pattern.replace(/^\//, "") : `**/${pattern}`;
  return alternatives(glob).some((each) => globRegExp(each).test(path));
}

const MOST = 1000;

/** The patterns that one with braces stands for: `{a,b{c,d}}`, `{1..3}`. */
function alternatives(glob: string): string[] {
  const [all, inside = ""] = /\{([^{}]*)\}/.exec(glob) ?? [];
  if (all === undefined) return [glob];
  const [, from, to] = /^([+-]?\d+)\.\.([+-]?\d+)$/.exec(inside) ?? [];
  if (from !== undefined && to !== undefined)
    return numbers(Number(from), Number(to)).flatMap((each) => alternatives(glob.replace(all, String(each))));
  return inside.split(",").flatMap((each) => alternatives(glob.replace(all, each)));
}

function numbers(from: number, to: number): number[] {
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  return Array.from({ length: Math.min(most - least + 1, MOST) }, (_, index) => least + index);
}
