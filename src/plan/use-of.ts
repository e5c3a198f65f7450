import { parseSource } from "../project/parse.js";
import type { ServedName } from "../project/project.js";
import { comesFrom } from "./comes-from.js";
import type { ImportGraph } from "./import-graph.js";

/** The one of the names that serve() gets which stands for the function; undefined where none of them does. */
export function useOf(
  graph: ImportGraph,
  names: readonly ServedName[],
  { file: wanted, exportName }: { readonly file: string; readonly exportName: string },
): ServedName | undefined {
  const comesThere = (use: ServedName): boolean => {
    const source = parseSource(use.file, graph.host.readText(`${graph.root}/${use.file}`) ?? "");
    return comesFrom(graph, { source, ...use }, wanted, 0);
  };
  // Almost always it has its own name there.
  const own = names.filter(({ name }) => name === exportName);
  return [...own, ...names.filter(({ name }) => name !== exportName)].find(comesThere);
}
