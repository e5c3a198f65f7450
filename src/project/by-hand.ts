/** What the lines to add by hand call the new function where its name is not known. */
export const NEW_FUNCTION = "yourFunction";

export const IMPORT_BY_HAND = `Add by hand:\n  import { ${NEW_FUNCTION} } from "<the new file>";`;

/** The lines that a person adds where the tool refuses to. */
export const ADD_BY_HAND = `${IMPORT_BY_HAND}\n  functions: [/* … */ ${NEW_FUNCTION}]`;
