import { ts } from "@ts-morph/common";
import { type Binding, bindingsAt, type Kind } from "./bindings.js";
import type { SendingPlace } from "./sending-place.js";

export interface WantedField {
  readonly name: string;
  /** `other` for one of a few texts, a list and the like. */
  readonly kind: Kind | "other";
}

/**
 * An expression for each field at a place, by the field's name: a variable of that name; a property of that name that a
 * variable is known to have, or that the function reads; `ticket.id` for `ticketId` where the function saved a ticket.
 * A field for which there is none, or more than one, has no entry.
 */
export function fieldValues(
  source: ts.SourceFile,
  place: SendingPlace,
  fields: readonly WantedField[],
): ReadonlyMap<string, string> {
  const bindings = bindingsAt(source, place);
  const seen = { read: readProperties(place.function.body), guarded: guardedNames(place) };
  return new Map(
    fields.flatMap((field) => {
      const value = expressionFor(field, bindings, seen);
      return value === undefined ? [] : [[field.name, value] as const];
    }),
  );
}

interface Seen {
  /** By the name of a variable, the properties that are read of it. */
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
  /** Variables that are there from here on: `if (!ticket) return …`. */
  readonly guarded: ReadonlySet<string>;
}

function expressionFor(
  { name, kind }: WantedField,
  bindings: ReadonlyMap<string, Binding>,
  { read, guarded }: Seen,
): string | undefined {
  const fits = (known: Kind | undefined): boolean => known === undefined || known === kind;
  const own = bindings.get(name);
  if (own !== undefined) return fits(own.kind) ? name : undefined;
  const all = [...bindings.values()];
  const known = all.filter(({ members }) => members.has(name));
  const holders = known.length > 0 ? known : all.filter((each) => read.get(each.name)?.has(name));
  const [holder, ...others] = holders;
  if (holder !== undefined)
    return others.length === 0 && fits(holder.members.get(name)) ? `${holder.name}.${name}` : undefined;
  const noun = /^(.+)Id$/.exec(name)?.[1];
  const thing = noun === undefined ? undefined : bindings.get(noun);
  if (thing === undefined) return undefined;
  const has = thing.members.has("id") || thing.saved || guarded.has(thing.name) || read.get(thing.name)?.has("id");
  return has && fits(thing.members.get("id")) ? `${thing.name}.id` : undefined;
}

function guardedNames({ blocks }: SendingPlace): ReadonlySet<string> {
  const tests = blocks.flatMap(({ statements }) =>
    statements.flatMap((each) => (ts.isIfStatement(each) ? [each.expression] : [])),
  );
  return new Set(
    tests.flatMap((test) =>
      ts.isPrefixUnaryExpression(test) &&
      test.operator === ts.SyntaxKind.ExclamationToken &&
      ts.isIdentifier(test.operand)
        ? [test.operand.text]
        : [],
    ),
  );
}

/** What code reads of a variable as if it were always there. */
function readProperties(body: ts.Block): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && isRead(node)) {
      const names = read.get(node.expression.text) ?? new Set();
      read.set(node.expression.text, names.add(node.name.text));
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return read;
}

/** Neither called, assigned, nor asked for with a question mark. */
function isRead(node: ts.PropertyAccessExpression): boolean {
  const { parent } = node;
  if (node.questionDotToken !== undefined) return false;
  if (ts.isCallExpression(parent) && parent.expression === node) return false;
  return !(
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken
  );
}
