import { createContext, Script } from "node:vm";

/** A pattern that takes longer for one answer was not meant to be matched. In ms of computing. */
const LONGEST = 100;

/**
 * Whether a whole text matches a template's pattern; undefined where that takes too long to find out. A regular expression
 * can take the age of the universe, and a template is somebody else's data: it runs where it can be stopped.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  const script = new Script("new RegExp(`^(?:${pattern})$`, 'u').test(text)");
  // The clock goes on where a busy machine lets the process wait: a try in which it hardly ran tells nothing.
  for (const before = process.cpuUsage(); ; ) {
    try {
      return script.runInContext(createContext({ pattern, text }), { timeout: LONGEST }) === true;
    } catch (error) {
      // It belongs to the other context, and is no instance of what is called Error here.
      if ((error as { readonly code?: unknown }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      const { user, system } = process.cpuUsage(before);
      if ((user + system) / 1000 >= LONGEST / 2) return undefined;
    }
  }
}
