import { posix } from "node:path";
import type { Conventions, ModuleRef, Project } from "./project.js";

/**
 * How a file of the project imports a module, in the project's own form. An alias reaches only what lies under its
 * directory; beyond it the specifier is relative. Files of one directory import each other as siblings do.
 *
 * @param fromFile relative to the project root
 */
export function importSpecifier(project: Project, fromFile: string, to: ModuleRef): string {
  return specifierFor(project.conventions.specifiers, fromFile, to);
}

export function specifierFor(
  { form, alias, extension, namesIndex = false }: Conventions["specifiers"],
  fromFile: string,
  to: ModuleRef,
): string {
  if ("package" in to) return to.package;
  const under = alias === undefined ? undefined : pathUnder(alias.directory, to.file);
  if (form === "alias" && alias !== undefined && under !== undefined)
    return `${alias.prefix}${withExtension(under, extension, namesIndex)}`;
  const path = withExtension(posix.relative(posix.dirname(fromFile), to.file), extension, namesIndex);
  if (path === "index" && !namesIndex) return ".";
  return path.startsWith(".") ? path : `./${path}`;
}

function pathUnder(directory: string, file: string): string | undefined {
  if (directory === "") return file;
  return file.startsWith(`${directory}/`) ? file.slice(directory.length + 1) : undefined;
}

const EXTENSION = /\.([cm]?)([jt])s(x?)$/;

/** Without an extension, `index` goes too, unless it is named all the same: "@/inngest", not "@/inngest/index". */
function withExtension(path: string, extension: Conventions["specifiers"]["extension"], namesIndex: boolean): string {
  if (extension === ".ts") return path;
  if (extension === ".js") return path.replace(EXTENSION, ".$1js");
  const bare = path.replace(EXTENSION, "");
  return namesIndex ? bare : bare.replace(/\/index$/, "");
}
