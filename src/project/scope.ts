import { ts } from "@ts-morph/common";

/** What a name stands for at a place in a file. */
export type Declaration =
  | { readonly kind: "variable"; readonly node: ts.VariableDeclaration }
  | { readonly kind: "destructured"; readonly node: ts.BindingElement; readonly from: ts.Expression | undefined }
  | {
      readonly kind: "import";
      readonly specifier: string;
      readonly exported: string;
      /** By `import a = require("…")`. */
      readonly isAssigned?: true;
    }
  | {
      readonly kind: "declared";
      readonly node:
        | ts.FunctionDeclaration
        | ts.ClassDeclaration
        | ts.EnumDeclaration
        | ts.TypeAliasDeclaration
        | ts.InterfaceDeclaration;
    }
  | { readonly kind: "parameter"; readonly node: ts.ParameterDeclaration };

/** The declaration that a name refers to at `from`, searched outwards through the enclosing blocks. */
export function findDeclaration(name: string, from: ts.Node): Declaration | undefined {
  for (let at: ts.Node | undefined = from; at !== undefined; at = at.parent) {
    const found = declaredIn(at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function declaredIn(scope: ts.Node, name: string): Declaration | undefined {
  if (ts.isFunctionLike(scope)) return first(scope.parameters, (parameter) => inParameter(parameter, name));
  if (ts.isSourceFile(scope) || ts.isBlock(scope) || ts.isModuleBlock(scope)) {
    return first(scope.statements, (statement) => inStatement(statement, name));
  }
  return undefined;
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inParameter(node: ts.ParameterDeclaration, name: string): Declaration | undefined {
  return bindsName(node.name, name) ? { kind: "parameter", node } : undefined;
}

const bindsName = (binding: ts.BindingName, name: string): boolean =>
  ts.isIdentifier(binding)
    ? binding.text === name
    : binding.elements.some((element) => ts.isBindingElement(element) && bindsName(element.name, name));

function inStatement(statement: ts.Statement, name: string): Declaration | undefined {
  if (ts.isVariableStatement(statement))
    return first(statement.declarationList.declarations, (node) => inVariable(node, name));
  if (ts.isImportDeclaration(statement)) return inImport(statement, name);
  if (ts.isImportEqualsDeclaration(statement)) return inAssignedImport(statement, name);
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement);
  return named && statement.name?.text === name ? { kind: "declared", node: statement } : undefined;
}

function inVariable(node: ts.VariableDeclaration, name: string): Declaration | undefined {
  const required = node.initializer && requiredModule(node.initializer);
  if (ts.isIdentifier(node.name)) {
    if (node.name.text !== name) return undefined;
    return required === undefined ? { kind: "variable", node } : { kind: "import", specifier: required, exported: "*" };
  }
  const element = objectElements(node.name).find((each) => ts.isIdentifier(each.name) && each.name.text === name);
  if (element === undefined) return undefined;
  const key = boundKey(element);
  if (required !== undefined && key !== undefined) return { kind: "import", specifier: required, exported: key };
  return { kind: "destructured", node: element, from: node.initializer };
}

/** The elements of an object pattern; those of an array pattern have no name to follow. */
export const objectElements = (binding: ts.BindingPattern): readonly ts.BindingElement[] =>
  ts.isObjectBindingPattern(binding) ? binding.elements : [];

/** The property that an element of an object pattern takes. */
export function boundKey(element: ts.BindingElement): string | undefined {
  if (element.dotDotDotToken !== undefined) return undefined;
  const key = element.propertyName ?? element.name;
  return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : undefined;
}

/** The specifier of `require("…")` and `await import("…")`. */
export function requiredModule(expression: ts.Expression): string | undefined {
  const call = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (!ts.isCallExpression(call)) return undefined;
  const [argument] = call.arguments;
  const loads =
    call.expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(call.expression) && call.expression.text === "require");
  return loads && argument !== undefined && ts.isStringLiteralLike(argument) ? argument.text : undefined;
}

/** What a statement of the top level imports from, passes on, or requires. */
export function specifiersIn(statement: ts.Statement): string[] {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) {
    const { moduleSpecifier } = statement;
    return moduleSpecifier !== undefined && ts.isStringLiteralLike(moduleSpecifier) ? [moduleSpecifier.text] : [];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ initializer }) => {
    const value = initializer && ts.isPropertyAccessExpression(initializer) ? initializer.expression : initializer;
    return (value && requiredModule(value)) ?? [];
  });
}

/** What a statement requires when it is run; what is required in a function waits for its call. */
export function requiredAtOnce(node: ts.Node): string[] {
  if (ts.isFunctionLike(node)) return [];
  const own = ts.isCallExpression(node) ? requiredModule(node) : undefined;
  const inside: string[] = [];
  ts.forEachChild(node, (child) => void inside.push(...requiredAtOnce(child)));
  return own === undefined ? inside : [own, ...inside];
}

/** `import a = require("…")` of TypeScript */
function inAssignedImport(
  { name, moduleReference }: ts.ImportEqualsDeclaration,
  wanted: string,
): Declaration | undefined {
  const specifier = assignedModule(moduleReference);
  return name.text === wanted && specifier !== undefined
    ? { kind: "import", specifier, exported: "*", isAssigned: true }
    : undefined;
}

/** The module in `require("…")` behind an import assignment. */
export const assignedModule = (reference: ts.ModuleReference): string | undefined =>
  ts.isExternalModuleReference(reference) && ts.isStringLiteral(reference.expression)
    ? reference.expression.text
    : undefined;

function inImport(statement: ts.ImportDeclaration, name: string): Declaration | undefined {
  const clause = statement.importClause;
  if (clause === undefined || !ts.isStringLiteral(statement.moduleSpecifier)) return undefined;
  const specifier = statement.moduleSpecifier.text;
  if (clause.name?.text === name) return { kind: "import", specifier, exported: "default" };
  const bindings = clause.namedBindings;
  if (bindings === undefined) return undefined;
  if (ts.isNamespaceImport(bindings))
    return bindings.name.text === name ? { kind: "import", specifier, exported: "*" } : undefined;
  const element = bindings.elements.find((each) => each.name.text === name);
  return element === undefined
    ? undefined
    : { kind: "import", specifier, exported: (element.propertyName ?? element.name).text };
}
