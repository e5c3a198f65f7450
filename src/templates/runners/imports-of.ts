import { ts } from "@ts-morph/common";

/** A name that a test imports. */
export interface TestImport {
  readonly specifier: string;
  /** "default", or "*" for the whole module. */
  readonly exported: string;
  readonly local: string;
  readonly isType: boolean;
}

export function importsOf(source: ts.SourceFile): TestImport[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const { text: specifier } = statement.moduleSpecifier;
    const { importClause: clause } = statement;
    if (clause === undefined) return [];
    const whole = clause.isTypeOnly;
    const { namedBindings: bindings } = clause;
    const names =
      bindings === undefined
        ? []
        : ts.isNamespaceImport(bindings)
          ? [{ specifier, exported: "*", local: bindings.name.text, isType: whole }]
          : bindings.elements.map((each) => ({
              specifier,
              exported: (each.propertyName ?? each.name).text,
              local: each.name.text,
              isType: whole || each.isTypeOnly,
            }));
    const normal =
      clause.name === undefined ? [] : [{ specifier, exported: "default", local: clause.name.text, isType: whole }];
    return [...normal, ...names];
  });
}
