import { pathToFileURL } from "node:url";

/** Has what is printed go to standard error, since standard output is for the tool's own document; gives the way back. */
function redirectOutput(): () => void {
  const { stdout, stderr } = process;
  const { write } = stdout;
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write;
  return () => {
    stdout.write = write;
  };
}

/** Runs code of a team's own that may print. */
export function onStandardError<T>(work: () => T): T {
  const restore = redirectOutput();
  try {
    return work();
  } finally {
    restore();
  }
}

/**
 * Imports a module of the team's own. Meanwhile what it prints goes to standard error, and it can neither end the
 * process nor leave it waiting for nothing.
 *
 * @param path absolute
 * @throws what the module throws, and an Error where it would end the process
 */
export async function guardedImport(path: string): Promise<unknown> {
  let ended: Error | undefined;
  const end = (what: string): never => {
    ended = new Error(what);
    throw ended;
  };
  let stuck = (): void => {};
  const neverLoaded = new Promise<never>((_, reject) => {
    stuck = () => reject(new Error("it waits for something that never comes"));
  });
  process.exit = (() => end("it calls process.exit()")) as typeof process.exit;
  const restore = redirectOutput();
  process.once("beforeExit", stuck);
  try {
    const loaded = await Promise.race([import(pathToFileURL(path).href), neverLoaded]);
    // It may have caught what was thrown at it.
    if (ended !== undefined) throw ended;
    return loaded;
  } finally {
    // A timer that it leaves behind may not end the process either; the tool itself sets the exit code and returns.
    process.exit = (() => undefined) as typeof process.exit;
    restore();
    process.off("beforeExit", stuck);
  }
}
