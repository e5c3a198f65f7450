import { ts } from "@ts-morph/common";
import { findAll } from "../project/nodes.js";
import { commonIndices, topLevel, type Unit } from "./top-level.js";

/** A file before an edit and after it, and at some earlier time. */
export interface Versions {
  readonly before: ts.SourceFile;
  readonly after: ts.SourceFile;
  readonly earlier: ts.SourceFile;
}

/**
 * The text after an edit, with the statements that the edit changed as the earlier version has them, where the two differ
 * in their layout alone. So what was wrapped for something that goes again is not left wrapped.
 */
export function withEarlierLayout({ before, after, earlier }: Versions): string {
  const [old, now, then] = [topLevel(before), topLevel(after), topLevel(earlier)];
  const pairs = commonIndices(textsOf(old.units), textsOf(now.units));
  const kept = new Map(pairs.map(([index, at]) => [at, old.units[index]]));
  const edited = old.units.filter((_, index) => !pairs.some(([each]) => each === index));
  const isLead = (unit: Unit, at: number): boolean =>
    kept.has(at) ? kept.get(at)?.lead === unit.lead : edited.some(({ lead }) => lead === unit.lead);
  const texts = now.units.map((unit, at) => {
    if (kept.has(at) && isLead(unit, at)) return whole(unit);
    const found = then.units.find(
      (each, index) => isSame(each, unit) && isSame(then.units[index - 1], now.units[at - 1]),
    );
    return found === undefined ? whole(unit) : (isLead(unit, at) ? unit.lead : found.lead) + found.text;
  });
  const [last, at] = pairs.at(-1) ?? [];
  const lostLast = at === now.units.length - 1 && last !== old.units.length - 1;
  const takesTail = (lostLast || now.tail !== old.tail) && withoutLayout(now.tail) === withoutLayout(then.tail);
  return texts.join("") + (takesTail ? then.tail : now.tail);
}

const textsOf = (units: readonly Unit[]): string[] => units.map(({ text }) => text);

const whole = ({ lead, text }: Unit): string => lead + text;

/** Without what a layout may change. */
const withoutLayout = (text: string): string => text.replace(/[\s,;|]/g, "").replaceAll("'", '"');

const bare = (unit: Unit): string => withoutLayout(whole(unit));

function isSame(one: Unit | undefined, other: Unit | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return bare(one) === bare(other) && literalsOf(one) === literalsOf(other);
}

/** What a text holds may differ in blanks, which are no layout there. */
const literalsOf = ({ statement }: Unit): string =>
  findAll(
    statement,
    (node): node is ts.LiteralExpression => ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node),
  )
    .map(({ text }) => text)
    .join("\0");
