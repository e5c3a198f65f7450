import { ts } from "@ts-morph/common";
import { importsOf, specifierOf } from "../edit/find-import.js";
import { rootOf, variableOf } from "./declarations.js";

/**
 * The package whose schema an expression is, as `valibot` for `v.object(…)`: followed over the names of its file to an
 * import. Undefined where it comes from another module of the project or the file does not tell.
 */
export function schemaPackage(source: ts.SourceFile, expression: ts.Expression, depth = 0): string | undefined {
  const name = rootOf(expression);
  if (name === undefined || depth > 5) return undefined;
  const imported = importsOf(source).find((each) => each.importClause !== undefined && binds(each.importClause, name));
  // A schema that is imported whole may be anybody's.
  if (imported !== undefined) return ts.isIdentifier(expression) ? undefined : packageOf(specifierOf(imported));
  const declared = variablesIn(source).get(name);
  return declared === undefined ? undefined : schemaPackage(source, declared, depth + 1);
}

const variables = new WeakMap<ts.SourceFile, ReadonlyMap<string, ts.Expression>>();

/** The first of a name counts. */
function variablesIn(source: ts.SourceFile): ReadonlyMap<string, ts.Expression> {
  const known = variables.get(source);
  if (known !== undefined) return known;
  const found = new Map<string, ts.Expression>();
  for (const { name, value } of source.statements.flatMap((each) => variableOf(each) ?? []))
    if (!found.has(name)) found.set(name, value);
  variables.set(source, found);
  return found;
}

/** Where a specifier leads by its form; aliases and relative paths lead into the project. */
const packageOf = (specifier: string): string | undefined =>
  /^(\.|@\/|[#~$])/.test(specifier) ? undefined : specifier.replace(/^npm:/, "");

function binds({ name, namedBindings }: ts.ImportClause, local: string): boolean {
  if (name?.text === local) return true;
  if (namedBindings === undefined) return false;
  return "elements" in namedBindings
    ? namedBindings.elements.some((each) => each.name.text === local)
    : namedBindings.name.text === local;
}
