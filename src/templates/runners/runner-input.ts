/** What a test in the words of another runner has to know of the plan. */
export interface RunnerInput {
  readonly runner: "bun" | "node";
  /** How the file is loaded: as an ES module, or by `require()`. */
  readonly module: "esm" | "cjs";
  /** How the file imports the test driver. */
  readonly driver: string;
  /** What a module of the plan exports, by the specifier with which the file imports it; undefined for any other module. */
  exportsOf(specifier: string): { readonly functions: readonly string[]; readonly others: boolean } | undefined;
  /** Whether a module loads what may be replaced, by its specifier. */
  isLate(specifier: string): boolean;
}
