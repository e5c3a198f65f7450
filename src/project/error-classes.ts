import { ts } from "@ts-morph/common";
import { follow, followExport } from "./follow.js";
import type { Located, Modules } from "./modules.js";

/** What an error class is to be made with, as far as its parameters tell. */
type Made = "message" | "resource and id";

/**
 * Whether a class that a module exports is one that Inngest does not retry: the SDK's NonRetriableError itself, or one
 * that extends it, and can be made as generated code makes it. Of another class only the name says that.
 */
export function isNonRetriable(modules: Modules, file: string, name: string, made: Made): boolean {
  const source = modules.source(file);
  const found = source && followExport(modules, file, name, { node: source, file });
  if (found?.kind === "external") return made === "message" && isSdks(found);
  return (
    found?.kind === "value" && ts.isClassLike(found.node) && extendsSdks(modules, { ...found, node: found.node }, made)
  );
}

/** @param made undefined where a class below has a constructor of its own, so that this one's does not matter */
function extendsSdks(
  modules: Modules,
  { node, file }: Located<ts.ClassLikeDeclaration>,
  made: Made | undefined,
  depth = 0,
): boolean {
  const own = node.members.find(ts.isConstructorDeclaration);
  if (own !== undefined && made !== undefined && !takes(own, made)) return false;
  const above = own === undefined ? made : undefined;
  const [parent] = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types ?? [];
  const value = parent && follow(modules, { node: parent.expression, file });
  // The SDK's own takes a message, and options behind it.
  if (value?.kind === "external") return above !== "resource and id" && isSdks(value);
  return (
    value?.kind === "value" &&
    ts.isClassLike(value.node) &&
    depth < 8 &&
    extendsSdks(modules, { node: value.node, file: value.file }, above, depth + 1)
  );
}

const isSdks = ({ specifier, exported }: { readonly specifier: string; readonly exported: string }): boolean =>
  exported === "NonRetriableError" && /(^|[:/])inngest(@|$)/.test(specifier);

/** `(message, options?)` or `(resource, id)`, in texts. */
function takes({ parameters }: ts.ConstructorDeclaration, made: Made): boolean {
  const isText = (at: number): boolean => /^string$/.test(parameters[at]?.type?.getText() ?? "string");
  const isLeftOut = (at: number): boolean =>
    parameters[at]?.questionToken !== undefined || parameters[at]?.initializer !== undefined;
  const rest = parameters.slice(2).every((_, at) => isLeftOut(at + 2));
  if (parameters.length < 2 || !isText(0) || !rest) return false;
  return made === "message" ? isLeftOut(1) : isText(1);
}
