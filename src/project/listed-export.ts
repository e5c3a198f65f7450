import { ts } from "@ts-morph/common";
import { type CommonJsExport, commonJsExports } from "./common-js.js";

/**
 * The name under which a top-level name is exported apart from its declaration: `export { a as b }`, `export default a`,
 * `module.exports = { b: a }`, `exports.b = a`.
 */
export function listedExport(source: ts.SourceFile, local: string): string | undefined {
  for (const statement of source.statements) {
    if (
      ts.isExportAssignment(statement) &&
      ts.isIdentifier(statement.expression) &&
      statement.expression.text === local
    )
      return "default";
    if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier !== undefined) continue;
    const clause = statement.exportClause;
    const element =
      clause !== undefined && ts.isNamedExports(clause)
        ? clause.elements.find((each) => (each.propertyName ?? each.name).text === local)
        : undefined;
    if (element !== undefined) return element.name.text;
  }
  const isLocal = ({ node }: CommonJsExport): boolean => ts.isIdentifier(node) && node.text === local;
  const set = commonJsExports(source).find(isLocal);
  return set === undefined ? undefined : (set.name ?? "default");
}
