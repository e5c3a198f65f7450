import { ts } from "@ts-morph/common";
import { constantKeys } from "./event-keys.js";
import { exportedFrom, importedAs } from "./exported-as.js";
import { follow, propertyOf } from "./follow.js";
import type { ReadFunction } from "./functions.js";
import type { Located, Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { findAll } from "./nodes.js";
import type { EventConstants } from "./project.js";

/**
 * The constant object or enum by whose members most functions that an event starts say which one, as in
 * `{ event: EVENTS.userCreated }`, and most event types what they are called, as in `eventType(EVENTS.userCreated)`.
 *
 * @param declared the calls of `eventType()` in the modules that have such
 */
export function eventConstants(
  modules: Modules,
  functions: readonly ReadFunction[],
  declared: readonly Located<ts.CallExpression>[],
): EventConstants | undefined {
  const started = functions.filter(({ events, eventTypes }) => events.length > eventTypes.length);
  const all = [
    ...started.map((each) => ownerIn(triggersOf(modules, each))),
    ...declared.map(({ node, file }) => ownerOf({ node: node.arguments[0], file })),
  ];
  const found = all.flatMap((owner) => (owner && constantsOf(modules, owner)) ?? []);
  const [first] = found;
  const alike = found.filter(({ file, bodyStart }) => file === first?.file && bodyStart === first.bodyStart);
  return alike.length * 2 > all.length ? first : undefined;
}

/** What a `createFunction` call says that it is started by. */
function triggersOf(modules: Modules, { call, file }: ReadFunction): Located | undefined {
  const [options, second] = call.arguments;
  const own =
    options !== undefined && ts.isObjectLiteralExpression(options)
      ? propertyOf(modules, { node: options, file }, "triggers")
      : undefined;
  return own ?? (second === undefined || call.arguments.length < 3 ? undefined : { node: second, file });
}

/** The `EVENTS` of the first `event: EVENTS.userCreated`. */
function ownerIn(triggers: Located | undefined): Located<ts.Identifier> | undefined {
  const { node, file } = triggers ?? {};
  if (node === undefined || file === undefined) return undefined;
  const event = findAll(node, ts.isPropertyAssignment).find(({ name }) => nameOf(name) === "event");
  return ownerOf({ node: event?.initializer, file });
}

/** The `EVENTS` of `EVENTS.userCreated`. */
const ownerOf = ({
  node,
  file,
}: {
  readonly node: ts.Expression | undefined;
  readonly file: string;
}): Located<ts.Identifier> | undefined =>
  node !== undefined && ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)
    ? { node: node.expression, file }
    : undefined;

function constantsOf(modules: Modules, owner: Located<ts.Identifier>): EventConstants | undefined {
  const keys = constantKeys(modules, owner);
  const value = follow(modules, owner);
  if (keys === undefined || value.kind !== "value") return undefined;
  const symbol = importedAs(modules, owner.node, owner.file) ?? exportedFrom(modules, value);
  return symbol === undefined ? undefined : { ...keys, symbol };
}
