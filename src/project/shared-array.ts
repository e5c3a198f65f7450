import { ts } from "@ts-morph/common";
import { follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import type { ServedArray } from "./registration.js";
import { spreadTarget } from "./served-elements.js";

/**
 * Whether two serve calls get the same functions from the same array, so that what one of them gets is the other's too:
 * the array itself, or each an array of its own that spreads it beside the same functions.
 */
export function isShared(modules: Modules, one: ServedArray, other: ServedArray): boolean {
  if (one.array.node === other.array.node) return true;
  const arrays = new Set(spreadBy(modules, one.array));
  return spreadBy(modules, other.array).some((node) => arrays.has(node)) && haveSame(modules, one, other);
}

/** The arrays and objects that an array spreads. */
function spreadBy(modules: Modules, { node, file }: Located): ts.Node[] {
  if (!ts.isArrayLiteralExpression(node)) return [];
  return node.elements
    .filter(ts.isSpreadElement)
    .flatMap((element) => spreadTarget(modules, element, file)?.node ?? []);
}

function haveSame(modules: Modules, one: ServedArray, other: ServedArray): boolean {
  const made = (element: Located): ts.Node => {
    const value = follow(modules, element);
    return value.kind === "namespace" ? element.node : value.node;
  };
  const values = ({ elements }: ServedArray): Set<ts.Node> => new Set(elements.map(made));
  const [a, b] = [values(one), values(other)];
  return a.size === b.size && [...a].every((node) => b.has(node));
}
