/** Placeholder until the body is written. */
export const stripTypes = (text: string): string => text;
