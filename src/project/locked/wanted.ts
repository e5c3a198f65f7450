/** A package as a unit asks for it. */
export interface Wanted {
  readonly name: string;
  /** As package.json has it; undefined where the unit does not name it. */
  readonly range: string | undefined;
  /** The directory of the unit, relative to that of the lock file; "" for the same. */
  readonly unit: string;
  /** The name of the unit's own package. */
  readonly packageName: string | undefined;
}

/** A text that is part of a regular expression. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
