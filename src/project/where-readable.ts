import { ScaffoldError } from "../errors/scaffold-error.js";

/** What is found, or undefined where a file on the way cannot be read: nobody has asked for that file. */
export function whereReadable<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof ScaffoldError) return undefined;
    throw error;
  }
}
