import { posix } from "node:path";
import type { ts } from "@ts-morph/common";
import type { Project } from "../project/project.js";
import { specifiersIn } from "../project/scope.js";
import { importSpecifier } from "../project/specifier.js";

type Resolve = (specifier: string, fromFile: string) => string | undefined;

/**
 * The specifier that a file would import another one by: in the form of those of its own imports and re-exports that lead nearest to
 * it, else in the form of the project.
 */
export function specifierIn(
  source: ts.SourceFile,
  from: string,
  to: string,
  project: Project,
  resolve: Resolve,
): string {
  const found = source.statements.flatMap(specifiersIn).flatMap((specifier) => {
    const file = resolve(specifier, from);
    return file === undefined ? [] : [{ specifier, file, near: sharedSegments(file, to) }];
  });
  for (const { specifier, file } of found.sort((a, b) => b.near - a.near)) {
    const like = specifier.startsWith(".") ? relativeLike(specifier, from, to) : aliasLike(specifier, file, to);
    if (!specifier.startsWith(".") && !isPrefix(specifier, file, (each) => resolve(each, from))) continue;
    if (like !== undefined && (resolve(like, from) ?? to) === to) return like;
  }
  return importSpecifier(project, from, { file: to });
}

/** How many directories two paths begin with in common. */
function sharedSegments(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < one.length && one[at] === other[at]; at++) if (one[at] === "/") count++;
  return count;
}

const EXTENSION = /\.[cm]?[jt]sx?$/;

/** What the sample specifier ends with, put on a path that ends in the extension of its file. */
function withEnding(path: string, sample: string): string {
  const bare = path.replace(EXTENSION, "");
  // Without an extension, a folder stands for its index.
  if (!EXTENSION.test(sample)) return /(^|\/)index$/.test(sample) ? bare : bare.replace(/(?<=[^/.])\/index$/, "");
  const own = EXTENSION.exec(path)?.[0] ?? "";
  return bare + (/\.[cm]?js$/.test(sample) ? own.replace("t", "j").replace("sx", "s") : own);
}

function relativeLike(sample: string, from: string, to: string): string {
  const path = withEnding(posix.relative(posix.dirname(from), to), sample);
  return path.startsWith(".") ? path : `./${path}`;
}

/** Whether a specifier begins with what leads to other files too: the name of a package or of one module does not. */
function isPrefix(specifier: string, file: string, resolve: (specifier: string) => string | undefined): boolean {
  const own = aliasLike(specifier, file, file);
  return own !== undefined && resolve(own) === file;
}

/** Takes off the path that specifier and file have in common at their end; what is left maps one to the other. */
function aliasLike(sample: string, file: string, to: string): string | undefined {
  const spec = sample.replace(EXTENSION, "").split("/");
  const path = file
    .replace(EXTENSION, "")
    .replace(/\/index$/, "")
    .split("/");
  while (spec.length > 1 && path.length > 0 && spec.at(-1) === path.at(-1)) {
    spec.pop();
    path.pop();
  }
  const directory = path.length === 0 ? "" : `${path.join("/")}/`;
  if (!to.startsWith(directory)) return undefined;
  return withEnding(`${spec.join("/")}/${to.slice(directory.length)}`, sample);
}
