/** `npm run test:full` tries everything; `npm test` a sample where trying everything takes minutes. */
export const full = process.env.SCAFFOLD_FULL === "1";

/** Every n-th of a list, from the first; all of it in the full run. */
export const sample = <T>(all: readonly T[], every: number): readonly T[] =>
  full ? all : all.filter((_, index) => index % every === 0);
