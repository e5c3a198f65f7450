/** Without the spaces and tabs around it. Line ends stay, unlike with `trim`: no answer may hold one. */
export const trimBlanks = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, "");
