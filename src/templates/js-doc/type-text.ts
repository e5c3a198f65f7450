import { ts } from "@ts-morph/common";
import { applyEdits, type TextEdit } from "./edits.js";

/** What a name that a file imports as a type stands for: `import("inngest").Handler`. */
export type TypeImports = ReadonlyMap<string, string>;

/** The names that a file imports for their types alone. */
export function typeImports(source: ts.SourceFile): TypeImports {
  const found = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !statement.importClause) continue;
    const module = `import(${statement.moduleSpecifier.getText(source)})`;
    const { isTypeOnly, name, namedBindings } = statement.importClause;
    if (isTypeOnly && name) found.set(name.text, `${module}.default`);
    if (isTypeOnly && namedBindings && ts.isNamespaceImport(namedBindings)) found.set(namedBindings.name.text, module);
    const elements = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
    for (const each of elements)
      if (isTypeOnly || each.isTypeOnly)
        found.set(each.name.text, `${module}.${(each.propertyName ?? each.name).text}`);
  }
  return found;
}

/** A type as a comment has it: on one line, with the modules of the names that the file does not import. */
export function typeText(type: ts.Node, source: ts.SourceFile, imports: TypeImports): string {
  const start = type.getStart(source);
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    const by = ts.isIdentifier(node) && isTypeName(node) ? imports.get(node.text) : undefined;
    if (by !== undefined) edits.push({ start: node.getStart(source) - start, end: node.end - start, text: by });
    ts.forEachChild(node, visit);
  };
  visit(type);
  return applyEdits(type.getText(source), edits)
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")
    .replace(/\s+/g, " ")
    .replaceAll("; }", " }")
    .trim();
}

/** Of `a.B`, only the `a` is looked up. */
function isTypeName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  return ts.isTypeReferenceNode(parent) || ts.isTypeQueryNode(parent);
}
