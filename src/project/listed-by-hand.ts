import { ts } from "@ts-morph/common";
import { importByHand, NEW_FUNCTION } from "./by-hand.js";
import { clientApart } from "./client-apart.js";
import { factoryOf } from "./factory.js";
import type { Listing } from "./listing.js";
import type { Modules } from "./modules.js";
import { findDeclaration } from "./scope.js";

/** What a person writes where a function of the project's own lists the others: in the form that these have there. */
export function listedByHand(modules: Modules, { list, by, name }: Listing): string {
  const place =
    list.file === by.file
      ? `where ${name}() of ${by.file}, line ${modules.line(by)}, lists the others`
      : `to the array of ${list.file}, line ${modules.line(list)}`;
  const factory = factoryOf(modules, list);
  const added = factory?.name ?? NEW_FUNCTION;
  const isLoaded = isLoadedThere(list.node);
  const loaded = isLoaded ? `  const { ${added} } = await import("<the new file>");` : importByHand(added);
  const lines = [`Add by hand, ${place}:`, loaded, `  [/* as before */, ${factory?.call ?? added}]`];
  const text = [...lines, ...(factory === undefined ? [] : [madeLike(factory)])].join("\n");
  return isLoaded ? text : clientApart(modules, list.file, text);
}

/** What the factory of the new function does. */
export const madeLike = ({ name, like }: { name: string; like: { name: string; file: string } }): string =>
  `  where ${name}() makes the new function as ${like.name}() of ${like.file} does`;

/** Whether the others are loaded by `await import()` where they are listed: an import at the top would be another order. */
function isLoadedThere(list: ts.ArrayLiteralExpression): boolean {
  const names = list.elements
    .map((each) => (ts.isCallExpression(each) ? each.expression : each))
    .filter(ts.isIdentifier);
  const imported = new Set(list.getSourceFile().statements.filter(ts.isImportDeclaration).flatMap(namesOf));
  return names.some((each) => findDeclaration(each.text, each)?.kind === "import" && !imported.has(each.text));
}

function namesOf({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings;
  const named =
    bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
  return [...(importClause?.name === undefined ? [] : [importClause.name.text]), ...named];
}
