export const IMPORT_BY_HAND = 'Add by hand:\n  import { yourFunction } from "<the new file>";';

/** The lines that a person adds where the tool refuses to. */
export const ADD_BY_HAND = `${IMPORT_BY_HAND}\n  functions: [/* … */ yourFunction]`;
