/** What the lines to add by hand call the new function where its name is not known. */
export const NEW_FUNCTION = "yourFunction";

/** The same behind a prefix: `createYourFunction`. */
export const NEW_FUNCTION_CAPITALIZED = "YourFunction";

export const importByHand = (name: string): string => `  import { ${name} } from "<the new file>";`;

export const IMPORT_BY_HAND = `Add by hand:\n${importByHand(NEW_FUNCTION)}`;

/** The lines that a person adds where the tool refuses to. */
export const ADD_BY_HAND = `${IMPORT_BY_HAND}\n  functions: [/* … */ ${NEW_FUNCTION}]`;
