import type { ReadHost } from "../project/host.js";
import { parseSource } from "../project/parse.js";
import type { Project } from "../project/project.js";
import type { Resolve } from "../project/resolve-module.js";
import { specifierIn } from "./specifier-in.js";

/** The jobs of one plan ask for the same few modules. */
const known = new WeakMap<Resolve, Map<string, string>>();

/** How the module that serves, as it is on disk, would import a file of the project. */
export function fromServe(host: ReadHost, project: Project, resolve: Resolve): (file: string) => string {
  const specifiers = known.get(resolve) ?? new Map<string, string>();
  known.set(resolve, specifiers);
  return (file) => {
    const { file: from } = project.serve;
    const key = `${from}\0${file}`;
    const source = (): string => host.readText(`${project.root}/${from}`) ?? "";
    const specifier = specifiers.get(key) ?? specifierIn(parseSource(from, source()), from, file, project, resolve);
    specifiers.set(key, specifier);
    return specifier;
  };
}
