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
  const kept = new Set(commonIndices(old.units.map(whole), now.units.map(whole)).map(([, index]) => index));
  const known = new Map<string, (readonly [Unit | undefined, Unit])[]>();
  for (const [index, unit] of then.units.entries()) {
    const pair = [then.units[index - 1], unit] as const;
    known.set(bare(unit), [...(known.get(bare(unit)) ?? []), pair]);
  }
  const texts = now.units.map((unit, index) => {
    if (kept.has(index)) return whole(unit);
    const alike = (known.get(bare(unit)) ?? []).filter(
      ([previous, other]) => isSame(other, unit) && isSame(previous, now.units[index - 1]),
    );
    return whole(alike[0]?.[1] ?? unit);
  });
  const isLastKept = now.tail === old.tail && now.units.at(-1)?.text === old.units.at(-1)?.text;
  const isOther = withoutLayout(now.tail) !== withoutLayout(then.tail);
  return texts.join("") + (isLastKept || isOther ? now.tail : then.tail);
}

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
