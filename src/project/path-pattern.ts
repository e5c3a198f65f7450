/** Specifiers of that form lead to one of these paths; both may hold one `*`. */
export interface PathPattern {
  readonly pattern: string;
  /** Absolute. */
  readonly targets: readonly string[];
}
