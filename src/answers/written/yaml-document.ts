import { isAlias, isMap, isScalar, isSeq, type Pair, parseDocument } from "yaml";
import { printable } from "../printable.js";
import { checkLength, type DocumentEntry, type DocumentNode, type DocumentSource, refuseAt } from "./document.js";

/** Aliases can make a short text mean more than fits in memory. */
const MOST_NODES = 50_000;
const DEEPEST = 32;

/**
 * A YAML text (1.2) with the place of everything in it; anchors, aliases and merge keys are followed.
 * @throws the code of the source, with line and column, for what is no YAML, has a key twice or expands without end
 */
export function readYamlDocument(source: DocumentSource): DocumentNode {
  checkLength(source);
  const document = parsed(source);
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    throw refuseAt(source, Math.min(error.pos[0], source.text.length), {
      message: `${source.file} is not YAML that can be read: ${messageOf(error)}.`,
      hint: error.code === "TAB_AS_INDENT" ? "Indent with spaces." : undefined,
    });
  }
  return new Reader(source).read(document.contents, 0, 0);
}

function parsed(source: DocumentSource): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(source.text, { version: "1.2", prettyErrors: false, logLevel: "error" });
  } catch (cause) {
    // The parser calls itself for each level.
    if (!(cause instanceof RangeError)) throw cause;
    throw refuseAt(source, 0, { message: `${source.file} is nested too deeply.`, cause });
  }
}

const messageOf = ({ code, message }: { readonly code: string; readonly message: string }): string =>
  code === "MULTIPLE_DOCS"
    ? "it holds more than one document"
    : message.replace(/[.:]?\s*$/, "").replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());

class Reader {
  readonly #source: DocumentSource;
  readonly #anchors = new Map<string, unknown>();
  #nodes = 0;

  constructor(source: DocumentSource) {
    this.#source = source;
  }

  /** @param near where the node's parent stands, for one that has no place of its own */
  read(node: unknown, near: number, depth: number): DocumentNode {
    const at = placeOf(node) ?? near;
    if (depth > DEEPEST) throw this.#refuse(at, "is nested too deeply");
    if (++this.#nodes > MOST_NODES) throw this.#refuse(at, "expands to more than can be read");
    if (isAlias(node)) return this.read(this.#behind(node.source, at), at, depth + 1);
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)
      this.#anchors.set(node.anchor, node);
    if (isMap(node)) return { kind: "map", at, entries: this.#entries(node.items, at, depth) };
    if (isSeq(node)) return { kind: "list", at, items: node.items.map((item) => this.read(item, at, depth + 1)) };
    return isScalar(node) ? scalar(node, at) : { kind: "nothing", at };
  }

  #behind(anchor: string, at: number): unknown {
    if (this.#anchors.has(anchor)) return this.#anchors.get(anchor);
    throw refuseAt(this.#source, at, { message: `Nothing above is marked &${anchor}.` });
  }

  #entries(pairs: readonly Pair[], near: number, depth: number): DocumentEntry[] {
    const own: DocumentEntry[] = [];
    const merged: DocumentEntry[] = [];
    for (const { key, value } of pairs) {
      const name = this.read(key, near, depth + 1);
      const read = this.read(value, typeof name.at === "number" ? name.at : near, depth + 1);
      if (name.kind !== "scalar") throw refuseAt(this.#source, name.at, { message: "A key here is one word." });
      // Between quotes it is a word like any other.
      if (name.text === "<<" && isScalar(key) && key.type === "PLAIN") merged.push(...this.#merged(read));
      else own.push({ key: name.text, at: name.at, value: read });
    }
    const twice = own.find((entry, index) => own.findIndex(({ key }) => key === entry.key) < index);
    if (twice !== undefined)
      throw refuseAt(this.#source, twice.at, { message: `The key ${printable(twice.key)} is there twice.` });
    const added = merged.filter(
      ({ key }, index) =>
        !own.some((entry) => entry.key === key) && merged.findIndex((entry) => entry.key === key) === index,
    );
    return [...own, ...added];
  }

  /** What `<<` stands for: the entries of a map, or of several. */
  #merged(node: DocumentNode): readonly DocumentEntry[] {
    if (node.kind === "map") return node.entries;
    if (node.kind === "list" && node.items.every(({ kind }) => kind === "map"))
      return node.items.flatMap((item) => this.#merged(item));
    throw refuseAt(this.#source, node.at, { message: "What << takes in is a map." });
  }

  #refuse(at: number, what: string): Error {
    return refuseAt(this.#source, at, { message: `${this.#source.file} ${what}.` });
  }
}

function placeOf(node: unknown): number | undefined {
  const { range } = (node ?? {}) as { readonly range?: readonly number[] | null };
  return range?.[0];
}

/** Numbers as they were written: 007 is text to a job name. */
function scalar({ value, source }: { readonly value: unknown; readonly source?: string }, at: number): DocumentNode {
  if (typeof value === "string") return { kind: "scalar", at, type: "text", text: value };
  if (typeof value === "boolean") return { kind: "scalar", at, type: "boolean", text: String(value) };
  if (typeof value === "number") return { kind: "scalar", at, type: "number", text: source ?? String(value) };
  return { kind: "nothing", at };
}
