import type { RawAnswers } from "../answers/raw-answers.js";
import type { At, DocumentEntry, DocumentSource } from "../answers/written/document.js";

/** A function that templates may call, by the team's own code. */
export type Helper = (...args: unknown[]) => unknown;

/** Where a value of the configuration stands. */
export interface ConfigPlace {
  /** Relative to the project root, with "/". */
  readonly file: string;
  /** From 1; absent where the file is code. */
  readonly line?: number;
}

/** What a project's configuration says, judged as far as that goes without the templates. */
export interface Config {
  /** Undefined where there is no configuration. */
  readonly source: DocumentSource | undefined;
  /** Absolute directories of templates, the first before the last. */
  readonly templates: readonly { readonly directory: string; readonly at: At; readonly place: ConfigPlace }[];
  /** Answers for what is not answered, by the key of the question; paths relative to the working directory. */
  readonly answers: RawAnswers;
  /** By the key of the question, by the key in `rest`, and by `onConflict`. */
  readonly places: ReadonlyMap<string, ConfigPlace>;
  /** The same keys with the place in the text, for errors. */
  readonly written: ReadonlyMap<string, At>;
  /** Defaults that no question of the table asks for: those of some template. */
  readonly rest: readonly DocumentEntry[];
  readonly onConflict?: string;
  readonly helpers: Readonly<Record<string, Helper>>;
}

export const NO_CONFIG: Config = {
  source: undefined,
  templates: [],
  answers: {},
  places: new Map(),
  written: new Map(),
  rest: [],
  helpers: {},
};
