export type ImportKind = "effect" | "builtin" | "package" | "alias" | "parent" | "sibling";

/** What a specifier leads to: those who sort imports keep packages, aliases and relative paths apart. */
export function importKind(specifier: string): ImportKind {
  if (specifier.startsWith("node:")) return "builtin";
  if (specifier.startsWith("..")) return "parent";
  if (specifier.startsWith(".")) return "sibling";
  return /^(@\/|[~#$])/.test(specifier) ? "alias" : "package";
}
