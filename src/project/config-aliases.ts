import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import type { ReadHost } from "./host.js";
import { nameOf } from "./name-of.js";
import { findAll } from "./nodes.js";
import { parseSource } from "./parse.js";
import type { PathPattern } from "./path-pattern.js";

/**
 * The aliases that a tool's configuration writes out, as `kit.alias` of SvelteKit: `{ $data: "src/data" }` stands for the
 * directory and for what is below it. A value that is computed, and a configuration that does not parse, say nothing.
 *
 * @param file absolute
 * @param keys where the aliases stand, outermost key first
 */
export function configAliases(host: ReadHost, file: string, keys: readonly string[]): PathPattern[] {
  const text = host.readText(file);
  // Most configurations have none, and need not be parsed.
  if (text === undefined || keys.some((key) => !text.includes(key))) return [];
  return entriesOf(file, text, keys).flatMap(({ name, value }) => {
    const target = posix.resolve(posix.dirname(file), value);
    if (name.endsWith("/*")) return [{ pattern: name, targets: [target] }];
    return [
      { pattern: name, targets: [target] },
      { pattern: `${name}/*`, targets: [posix.join(target, "*")] },
    ];
  });
}

interface Entry {
  readonly name: string;
  readonly value: string;
}

function entriesOf(file: string, text: string, keys: readonly string[]): Entry[] {
  try {
    const found = keys.reduce<ts.Node | undefined>(
      (node, key) => node && objectNamed(node, key),
      parseSource(file, text),
    );
    return found !== undefined && ts.isObjectLiteralExpression(found) ? found.properties.flatMap(entryOf) : [];
  } catch {
    return [];
  }
}

/** The first object under that name in a node, however it is wrapped: in `defineConfig(…)`, or behind a constant. */
function objectNamed(node: ts.Node, key: string): ts.Expression | undefined {
  const found = findAll(node, ts.isPropertyAssignment).find(
    ({ name, initializer }) => nameOf(name) === key && ts.isObjectLiteralExpression(initializer),
  );
  return found?.initializer;
}

function entryOf(property: ts.ObjectLiteralElementLike): Entry[] {
  if (!ts.isPropertyAssignment(property) || !ts.isStringLiteralLike(property.initializer)) return [];
  const name = nameOf(property.name);
  return name === undefined ? [] : [{ name, value: property.initializer.text }];
}
