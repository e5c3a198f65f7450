/** Where npx and its like of other package managers unpack what a project has not installed. */
const TEMPORARY_INSTALL = /[\\/](_npx|dlx|dlx-[^\\/]*|bunx-[^\\/]*)[\\/]/;

/**
 * The words that start this tool where its output is read. Not installed, it is only reachable by the name of its
 * package: npm's package `scaffold` is somebody else's.
 *
 * @param location URL or path of the running code
 */
export function invocation(location: string = import.meta.url): readonly string[] {
  return TEMPORARY_INSTALL.test(decodeURI(location)) ? ["npx", "scaffold-inngest"] : ["npx", "scaffold", "inngest"];
}

/** A text that names the installed command, in the words that work here. */
export function inOwnWords(text: string, words: readonly string[] = invocation()): string {
  return words.length === 3 ? text : text.replace(/(?:npx )?\bscaffold inngest\b/g, words.join(" "));
}
