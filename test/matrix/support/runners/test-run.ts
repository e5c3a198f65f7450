/** Test files of projects of one SDK, for one process of a runner. */
export interface TestRun {
  /** Every project is a folder below it. */
  readonly home: string;
  /** Folder for the run's own files, below it. */
  readonly folder: string;
  /** Absolute paths. */
  readonly tests: readonly string[];
  /** `src/` of each project, absolute, by the alias that stands for it. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** What became of one test file. */
export interface FileResult {
  readonly passed: number;
  readonly failed: number;
  /** Why, where something failed. */
  readonly message: string;
}

/** By the absolute path of the test file; one that a runner does not even begin is not there. */
export type Results = ReadonlyMap<string, FileResult>;

/** In ms: a mutant may wait for ever. */
export const TEST_TIMEOUT = 15_000;

/** The runner ended without a report: an error that nobody waited for ends jest altogether. */
export class NotRun extends Error {}
