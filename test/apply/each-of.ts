import { availableParallelism } from "node:os";

/** Work on each of many, as many at a time as there are processors: what takes long is the processes that it starts. */
export async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const next = async (): Promise<void> => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 8) }, next));
}
