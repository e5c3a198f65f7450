const WORDS =
  "arguments as async await break case catch class const continue debugger default delete do else enum eval export extends " +
  "false finally for from function get if implements import in instanceof interface let new null of package private " +
  "protected public return set static super switch this throw true try type typeof undefined var void while with yield";

/** Words of the language that end up unusable, or unreadable, as the name of a variable or an export. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(WORDS.split(" "));

/** Property names that reach an object's prototype instead of the object. */
export const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(["constructor", "__proto__", "prototype"]);
