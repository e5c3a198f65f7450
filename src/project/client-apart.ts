import { ts } from "@ts-morph/common";
import type { Modules } from "./modules.js";
import { findAll } from "./nodes.js";

/**
 * Lines to add by hand to a file that lists the functions. Where the file makes the client too, it would import what imports it,
 * and one of the two would be read before it is made: that comes first.
 */
export function clientApart(modules: Modules, file: string, lines: string): string {
  const source = modules.source(file);
  const makesClient =
    source !== undefined &&
    findAll(source, ts.isNewExpression).some(
      ({ expression }) => ts.isIdentifier(expression) && expression.text === "Inngest",
    );
  return makesClient
    ? `First give the client that ${file} makes a module of its own: the new file imports it.\n${lines}`
    : lines;
}
