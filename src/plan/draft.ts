import type { ts } from "@ts-morph/common";
import { keepsStyle } from "../edit/file-style.js";
import { type Edit, splice } from "../edit/splice.js";
import type { ReadHost } from "../project/host.js";
import { parseAnew, parseSource, reparseSource } from "../project/parse.js";
import type { Style } from "../project/project.js";
import { withEol } from "../text/eol.js";
import { type FileEnds, withFileEnds } from "../text/file-ends.js";
import type { FileChange } from "./plan.js";

/** A file on its way from its text before to its text after. Paths are relative to the project root. */
export class Draft {
  readonly path: string;
  readonly before: string | undefined;
  #text: string;
  readonly #edits: Edit[] = [];
  #tree: ts.SourceFile | undefined;

  constructor(path: string, before: string | undefined) {
    this.path = path;
    this.before = before;
    this.#text = before ?? "";
  }

  get text(): string {
    return this.#text;
  }

  /**
   * The tree of the text as it is now. One that was asked for before the last edit must not be used any more.
   * @throws SYNTAX_ERROR when the text does not parse
   */
  source(): ts.SourceFile {
    this.#tree ??= parseSource(this.path, this.#text);
    return this.#tree;
  }

  /** @param edits with offsets in the text as it is, each of them */
  edit(edits: readonly Edit[]): void {
    const before = this.#tree;
    const first = this.#edits.length === 0;
    this.#text = splice(this.#text, edits);
    // None moves what one of the others was located by.
    this.#edits.push(...[...edits].sort((a, b) => b.offset - a.offset));
    if (before === undefined || edits.length === 0) return;
    this.#tree = first ? parseAnew(this.path, this.#text) : reparseSource(before, this.path, this.#text, edits);
    keepsStyle(before, this.#tree);
  }

  /** Where a character of the text before stands now; where it is gone, what came after it. */
  at(offset: number): number {
    return this.#edits.reduce(
      (now, { offset: from, insert, remove = 0 }) => (from <= now ? Math.max(now - remove, from) + insert.length : now),
      offset,
    );
  }

  change(): FileChange {
    const { path, before, text } = this;
    return {
      path,
      action: before === undefined ? "create" : before === text ? "identical" : "modify",
      before,
      after: text,
    };
  }
}

/** The files that a plan edits, each read once; what was opened and not changed is reported as identical. */
export class Drafts {
  readonly #host: ReadHost;
  readonly #root: string;
  readonly #open = new Map<string, Draft>();

  constructor(host: ReadHost, root: string) {
    this.#host = host;
    this.#root = root;
  }

  open(path: string): Draft {
    const draft = this.look(path);
    this.#open.set(path, draft);
    return draft;
  }

  /** A file as it is by now, which the plan does not touch by this alone. */
  look(path: string): Draft {
    return this.#open.get(path) ?? new Draft(path, this.#host.readText(`${this.#root}/${path}`));
  }

  /**
   * What becomes of each, in the order in which they were opened.
   *
   * @param style of the files that are made
   */
  changes({ eol, ...ends }: Pick<Style, "eol"> & FileEnds): FileChange[] {
    return this.all().map((draft) => {
      const change = draft.change();
      if (change.action !== "create") return change;
      return { ...change, after: withFileEnds(withEol(draft.text, eol), ends) };
    });
  }

  /** In the order in which they were opened. */
  all(): readonly Draft[] {
    return [...this.#open.values()];
  }
}
