/** One mistake at one place of a generated function. */
export interface Mutant {
  readonly what: string;
  readonly line: number;
  /** The whole file with it. */
  readonly text: string;
}

export function mutantsOf(text: string): Mutant[];
