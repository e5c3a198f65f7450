import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { isObject, type JsonObject, readJson } from "./json.js";

/**
 * The range that a workspace's catalog gives a package which is asked for as `catalog:` or `catalog:<name>`: of
 * pnpm-workspace.yaml, or of package.json, where Bun has it.
 */
export function catalogRange(host: ReadHost, root: string, range: string, name: string): string | undefined {
  if (!range.startsWith("catalog:")) return undefined;
  const catalog = range.slice("catalog:".length).trim();
  const chosen = catalog === "" || catalog === "default" ? undefined : catalog;
  const json = readJson(host, posix.join(root, "package.json"));
  const yaml = host.readText(posix.join(root, "pnpm-workspace.yaml")) ?? "";
  return ofJson(json?.workspaces, chosen, name) ?? ofJson(json, chosen, name) ?? ofYaml(yaml, chosen, name);
}

function ofJson(holder: unknown, catalog: string | undefined, name: string): string | undefined {
  if (!isObject(holder)) return undefined;
  const { catalogs } = holder;
  const ranges: unknown = catalog === undefined ? holder.catalog : isObject(catalogs) ? catalogs[catalog] : undefined;
  const range = isObject(ranges) ? (ranges as JsonObject)[name] : undefined;
  return typeof range === "string" ? range : undefined;
}

function ofYaml(text: string, catalog: string | undefined, name: string): string | undefined {
  const block = catalog === undefined ? blockOf(text, "catalog") : blockOf(blockOf(text, "catalogs") ?? "", catalog);
  return new RegExp(`^[ \\t]+["']?${name}["']?:[ \\t]*["']?([^"'\\s#]+)`, "m").exec(block ?? "")?.[1];
}

/** The lines below a key that are indented further than the key. */
function blockOf(text: string, key: string): string | undefined {
  const lines = text.split(/\r?\n/);
  const isKey = (line: string): boolean =>
    line
      .trim()
      .replace(/["']/g, "")
      .replace(/\s*#.*$/, "") === `${key}:`;
  const at = lines.findIndex(isKey);
  if (at === -1) return undefined;
  const depth = (line: string): number => line.length - line.trimStart().length;
  const below = lines.slice(at + 1);
  const end = below.findIndex((line) => line.trim() !== "" && depth(line) <= depth(lines[at] ?? ""));
  return below.slice(0, end === -1 ? below.length : end).join("\n");
}
