import type { Streams } from "./streams.js";

/**
 * Keeps a stream that cannot be written from ending the process on the spot, with a stack and in the middle of things.
 * `scaffold … | head` closes the pipe before everything is written: that is no failure at all.
 *
 * @returns what tells, after the last write, why standard output lost some of it; undefined where it did not
 */
export function watchOutput({ stdout, stderr }: Streams): () => Promise<Error | undefined> {
  let lost: NodeJS.ErrnoException | undefined;
  stdout.on("error", (error) => {
    lost ??= error;
  });
  // Where that fails there is nobody left to tell.
  stderr.on("error", () => {});
  return async () => {
    // A stream tells of its error after the write that met it.
    await new Promise((resolve) => setImmediate(resolve));
    return lost?.code === "EPIPE" ? undefined : lost;
  };
}
