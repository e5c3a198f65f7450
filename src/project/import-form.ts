import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { majority } from "./majority.js";
import { bySpecificity, matchPattern } from "./match-pattern.js";
import type { Modules } from "./modules.js";
import type { Conventions } from "./project.js";
import { specifiersIn } from "./scope.js";
import { pathMappingFor } from "./tsconfig.js";

type Form = Conventions["specifiers"];

interface Sample {
  readonly specifier: string;
  readonly from: string;
  readonly file: string;
}

/**
 * How files import modules of the project; where these import none, how others do. What leads to the client counts before the rest, since it is what a new
 * function imports too; without any import an alias of the project is used.
 *
 * @param usual what a specifier ends with where there is no import
 */
export function importForm(
  modules: Modules,
  files: readonly string[],
  clientFiles: readonly string[],
  others: readonly string[] = [],
  usual: Form["extension"] = "",
): Form {
  const own = files.flatMap((file) => samplesIn(modules, file));
  const samples = own.length > 0 ? own : others.flatMap((file) => samplesIn(modules, file));
  const decisive = samples.filter(({ file }) => clientFiles.includes(file));
  const used = decisive.length > 0 ? decisive : samples;
  const isAlias = majority(used.map(({ specifier }) => !specifier.startsWith(".")));
  const aliases = used.filter(({ specifier }) => !specifier.startsWith("."));
  const alias =
    majority(aliases.flatMap((sample) => aliasOf(modules, sample) ?? [])) ??
    declaredAlias(modules, files[0] ?? clientFiles[0]);
  const form = (isAlias ?? alias !== undefined) && alias !== undefined ? "alias" : "relative";
  const same = used.filter(({ specifier }) => specifier.startsWith(".") === (form === "relative"));
  const ofIndex = same.filter(({ file, specifier }) => INDEX.test(file) && extensionOf({ specifier }) === "");
  const namesIndex = majority(ofIndex.map(({ specifier }) => /\/index$/.test(specifier)));
  return {
    form,
    ...(alias === undefined ? {} : { alias }),
    extension: majority((same.length > 0 ? same : samples).map(extensionOf)) ?? usual,
    ...(namesIndex === true ? { namesIndex } : {}),
  };
}

const INDEX = /(?:^|\/)index\.[cm]?[jt]sx?$/;

function samplesIn(modules: Modules, from: string): Sample[] {
  const specifiers = (modules.source(from)?.statements ?? []).filter((each) => !ts.isExportDeclaration(each));
  return specifiers.flatMap(specifiersIn).flatMap((specifier) => {
    const file = modules.resolve(specifier, from);
    const isName = modules.isWorkspacePackage(specifier, from) || modules.isMappedByName(specifier, from);
    return file === undefined || isName ? [] : [{ specifier, from, file }];
  });
}

function extensionOf({ specifier }: Pick<Sample, "specifier">): Form["extension"] {
  if (/\.[cm]?jsx?$/.test(specifier)) return ".js";
  return /\.[cm]?tsx?$/.test(specifier) ? ".ts" : "";
}

/** The prefix that a specifier was written with and the directory it stands for. */
function aliasOf(modules: Modules, { specifier, from, file }: Sample): Form["alias"] {
  const { paths } = pathMappingFor(modules.host, modules.root, posix.join(modules.root, posix.dirname(from)));
  for (const { pattern, targets } of [...paths].sort(bySpecificity)) {
    if (matchPattern(pattern, specifier) === undefined) continue;
    const alias = targets
      .flatMap((target) => prefixOf(modules, pattern, target) ?? [])
      .find(({ directory }) => isUnder(file, directory));
    if (alias !== undefined) return alias;
  }
  return byCommonEnd(specifier, file);
}

/** `@/*` and `src/*` make the prefix `@/` of `src`; a pattern without a star at its end is no prefix. */
function prefixOf({ root }: Modules, pattern: string, target: string): NonNullable<Form["alias"]> | undefined {
  if (!pattern.endsWith("*") || !target.endsWith("*")) return undefined;
  const directory = posix.relative(root, target.slice(0, -1));
  return directory.startsWith("..") ? undefined : { prefix: pattern.slice(0, -1), directory };
}

const isUnder = (file: string, directory: string): boolean => directory === "" || file.startsWith(`${directory}/`);

/** Takes off the path that a specifier and its file end with; the rest maps one to the other. */
function byCommonEnd(specifier: string, file: string): Form["alias"] {
  const written = specifier.replace(/\.[cm]?[jt]sx?$/, "").split("/");
  const path = file
    .replace(/\.[cm]?[jt]sx?$/, "")
    .replace(/\/index$/, "")
    .split("/");
  while (written.length > 1 && path.length > 0 && written.at(-1) === path.at(-1)) {
    written.pop();
    path.pop();
  }
  return { prefix: `${written.join("/")}/`, directory: path.join("/") };
}

/** The widest alias that reaches a file: one of a library's own folder is not for everything. */
function declaredAlias(modules: Modules, file: string | undefined): Form["alias"] {
  if (file === undefined) return undefined;
  const { paths } = pathMappingFor(modules.host, modules.root, posix.join(modules.root, posix.dirname(file)));
  const reaching = paths.flatMap(({ pattern, targets }) =>
    targets.flatMap((target) => prefixOf(modules, pattern, target) ?? []),
  );
  return reaching
    .filter(({ directory }) => isUnder(file, directory))
    .sort((a, b) => a.directory.length - b.directory.length)[0];
}
