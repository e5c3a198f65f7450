import type { ImportRequest } from "../edit/find-import.js";
import { packageNamed } from "../project/package-name.js";
import type { Project } from "../project/project.js";

/** How a file of the project imports from a package: from where it does so already, else as its neighbours call it. */
export function packageRequest(
  { conventions }: Project,
  name: string,
): Required<Pick<ImportRequest, "specifier" | "sameModule">> {
  const specifier = conventions.packages.names[name] ?? name;
  return {
    specifier,
    sameModule: (other) => other === specifier || isItself(other, name),
  };
}

const isItself = (specifier: string, name: string): boolean => {
  const named = packageNamed(specifier);
  return named?.name === name && named.subpath === "";
};
