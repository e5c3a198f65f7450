import { withEarlierLayout } from "../edit/earlier-layout.js";
import { keepsOthers } from "../edit/keeps-others.js";
import type { Committed } from "../project/committed.js";
import { parseDownwards } from "../project/parse.js";
import { isCode } from "../project/source-files.js";
import type { Format, ToFormat } from "./format.js";
import type { FileChange } from "./plan.js";

/** A change as it was planned, before it is formatted. */
export interface PlannedChange extends FileChange {
  /** What a template renders to, where the file holds something else: it may be the same, formatted. */
  readonly rendered?: string;
}

export interface FormatOptions {
  readonly format?: Format | undefined;
  /** The last commit: a statement that an edit leaves as it was there, but for its layout, gets that back. */
  readonly committed?: Committed | undefined;
}

/**
 * The changes with their texts as the project's formatter writes them, which is asked once. New files are formatted. An
 * edit is, where its file was as the formatter writes it before, and where nothing changes by that but the statements
 * that it edited; else the file stays as the edit made it.
 */
export function formatChanges(
  changes: readonly PlannedChange[],
  { format = asIs, committed }: FormatOptions,
): FileChange[] {
  const candidates = changes.map((change) => candidatesOf(change, committed));
  const texts = format(candidates.flat());
  let at = 0;
  return changes.map((change, index) => {
    const asked = candidates[index] ?? [];
    const formatted = texts.slice(at, at + asked.length);
    at += asked.length;
    return settled(change, asked, formatted);
  });
}

const asIs: Format = (files) => files.map(({ text }) => text);

/** What may be written, the best first. */
function candidatesOf(change: PlannedChange, committed: Committed | undefined): ToFormat[] {
  const { path, action, before, after, rendered } = change;
  if (rendered !== undefined) return [{ path, text: rendered }];
  if (after === undefined || (action !== "create" && action !== "modify")) return [];
  if (before === undefined) return [{ path, text: after }];
  if (!isCode(path)) return [];
  const earlier = committed?.(path);
  const restored = earlier === undefined ? after : withEarlierLayout(parsed(path, { before, after, earlier }));
  return [...new Set([restored, after])].map((text) => ({ path, text, before }));
}

function settled(change: PlannedChange, asked: readonly ToFormat[], formatted: readonly string[]): FileChange {
  const { rendered, ...plain } = change;
  const { path, action, before } = plain;
  const [text] = formatted;
  if (text === undefined) return plain;
  if (rendered !== undefined && text === before) return { path, action: "identical", before, after: before };
  if (action === "skip") return plain;
  if (action !== "modify" || before === undefined) return { ...plain, after: text };
  const as = asked.findIndex((each, index) => each.text === formatted[index]);
  return { ...plain, after: as === -1 ? reformatted(plain, before, formatted.at(-1) ?? text) : asked[as]?.text };
}

function reformatted({ path, after = "" }: FileChange, before: string, text: string): string {
  return keepsOthers(parsed(path, { before, after, formatted: text })) ? text : after;
}

const parsed = <Name extends string>(
  path: string,
  texts: Readonly<Record<Name, string>>,
): Readonly<Record<Name, ReturnType<typeof parseDownwards>>> =>
  Object.fromEntries(Object.entries<string>(texts).map(([name, text]) => [name, parseDownwards(path, text)])) as Record<
    Name,
    ReturnType<typeof parseDownwards>
  >;
