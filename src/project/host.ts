/** What detection may ask of a file system. Paths are absolute and use "/". Nothing here writes. */
export interface ReadHost {
  /**
   * The text of a file as it is, byte-order mark included; undefined where there is no such file.
   * @throws NOT_UTF8 when the bytes are not UTF-8
   */
  readText(path: string): string | undefined;
  isFile(path: string): boolean;
  isDirectory(path: string): boolean;
  /** Names of the entries of a directory, sorted; empty where there is none. */
  list(directory: string): string[];
  /**
   * Every source file below a directory whose text contains the word "inngest", sorted. Files that git ignores,
   * `node_modules`, builds and dot-directories are left out. One call lists and searches: its cost is a git process.
   */
  filesMentioningInngest(directory: string): string[];
  /**
   * The same for files with one of some words in them, anew with each call, and also of the kinds that hold code among
   * other things. Words hold no line break.
   */
  filesMentioning(directory: string, words: readonly string[]): string[];
}
