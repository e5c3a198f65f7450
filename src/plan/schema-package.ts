import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { importedLocals, importsOf, specifierOf } from "../edit/find-import.js";
import { packageNamed } from "../project/package-name.js";
import { rootOf, variableOf } from "./declarations.js";

/**
 * The package whose schema an expression is, as `valibot` for `v.object(…)`: followed over the names of its file to an
 * import. Undefined where it comes from another module of the project or the file does not tell.
 */
export function schemaPackage(source: ts.SourceFile, expression: ts.Expression, depth = 0): string | undefined {
  const name = rootOf(expression);
  if (name === undefined || depth > 5) return undefined;
  const { imports, variables } = namesIn(source);
  const imported = imports.get(name);
  // A schema that is imported whole may be anybody's.
  if (imported !== undefined) return ts.isIdentifier(expression) ? undefined : packageOf(imported);
  const declared = variables.get(name);
  return declared === undefined ? undefined : schemaPackage(source, declared, depth + 1);
}

/** What the names of a file stand for: the specifiers that they are imported by, and the values of its variables. */
interface Names {
  readonly imports: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, ts.Expression>;
}

/** A file has as many schemas as events, and each of them asks. */
const known = new WeakMap<ts.SourceFile, Names>();

function namesIn(source: ts.SourceFile): Names {
  const names = known.get(source) ?? { imports: importedNames(source), variables: variablesIn(source) };
  known.set(source, names);
  return names;
}

const importedNames = (source: ts.SourceFile): ReadonlyMap<string, string> =>
  new Map(importsOf(source).flatMap((each) => importedLocals(each).map((name) => [name, specifierOf(each)] as const)));

/** The first of a name counts. */
const variablesIn = (source: ts.SourceFile): ReadonlyMap<string, ts.Expression> =>
  new Map(
    source.statements
      .flatMap((each) => variableOf(each) ?? [])
      .map(({ name, value }) => [name, value] as const)
      .reverse(),
  );

/** Where a specifier leads by its form, with its path; aliases and relative paths lead into the project. */
function packageOf(specifier: string): string | undefined {
  const named = packageNamed(specifier);
  return named && posix.join(named.name, named.subpath);
}
