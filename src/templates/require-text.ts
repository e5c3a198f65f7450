import { ts } from "@ts-morph/common";

const MAX_WIDTH = 100;

/** An import as `const … = require("…")`. The default export of a CommonJS module is all of it. */
export function requireText({ importClause, moduleSpecifier }: ts.ImportDeclaration, source: ts.SourceFile): string {
  const value = `require(${moduleSpecifier.getText(source)});\n`;
  if (importClause === undefined) return value;
  const { name, namedBindings } = importClause;
  const whole = name === undefined ? "" : `const ${name.text} = ${value}`;
  if (namedBindings === undefined) return whole;
  if (ts.isNamespaceImport(namedBindings)) return `${whole}const ${namedBindings.name.text} = ${value}`;
  const names = namedBindings.elements.map(({ propertyName, name: local }) =>
    propertyName === undefined ? local.text : `${propertyName.getText(source)}: ${local.text}`,
  );
  const line = `const { ${names.join(", ")} } = ${value}`;
  return (
    whole + (line.length <= MAX_WIDTH ? line : `const {\n${names.map((each) => `  ${each},\n`).join("")}} = ${value}`)
  );
}
