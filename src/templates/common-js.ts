import { ts } from "@ts-morph/common";
import type { RenderContext } from "./context.js";
import { requireText } from "./require-text.js";

/** What a file is to its runner: a test of it, or a module like any other. */
export type ModuleUse = "module" | NonNullable<RenderContext["test"]>["runner"];

/** A module of the language as CommonJS: imports become `require`, exports `module.exports`. */
export function toCommonJs(text: string, use: ModuleUse): string {
  const source = ts.createSourceFile("generated.js", text, ts.ScriptTarget.Latest, true);
  const head = headOf(source, use);
  const body = bodyOf(source).trim();
  const names = exportedNames(source);
  const last = names.length === 0 ? "" : `\n${exportText(names)}\n`;
  return [head, head === "" ? "" : "\n", body, "\n", last].join("");
}

/** What a test replaces is replaced before anything that needs it is loaded. */
function headOf(source: ts.SourceFile, use: ModuleUse): string {
  const imports = source.statements.filter(ts.isImportDeclaration);
  if (use === "vitest") return headForVitest(source, imports);
  const [runner, others] = [imports.filter(isOfRunner), imports.filter((each) => !isOfRunner(each))];
  const requires = (some: readonly ts.ImportDeclaration[]): string =>
    some.map((each) => requireText(each, source)).join("");
  const mocks = mocksIn(source)
    .map((each) => `${each.getText(source)}\n`)
    .join("");
  const parts = mocks === "" ? [requires(imports)] : [requires(runner), mocks, requires(others)];
  return parts.filter((part) => part !== "").join("\n");
}

const isOfRunner = ({ moduleSpecifier }: ts.ImportDeclaration): boolean =>
  ts.isStringLiteral(moduleSpecifier) &&
  /^(?:@jest\/globals|vitest|node:test|bun:test|node:assert.*)$/.test(moduleSpecifier.text);

/**
 * Vitest is a module of the language and cannot be required, and it replaces what is imported, not what is required: the
 * test loads its modules as Node does, and replaces them by hand.
 */
function headForVitest(source: ts.SourceFile, imports: readonly ts.ImportDeclaration[]): string {
  const runner = imports.filter(isOfRunner).map((each) => `${each.getText(source)}\n`);
  const loads = imports.filter((each) => !isOfRunner(each)).map((each) => requireText(each, source));
  const mocks = mocksIn(source).map((each) => replaceText(each, source));
  return [
    [
      'import { createRequire } from "node:module";\n',
      ...runner,
      "\nconst require = createRequire(import.meta.url);\n",
    ],
    mocks.length === 0 ? [] : ["\n", REPLACE, "\n", ...mocks],
    ["\n", ...loads],
  ]
    .flat()
    .join("");
}

const REPLACE = `/** Vitest replaces what is imported, and not what is required: this does. Comes before what needs the module. */
function replace(specifier, exports) {
  if (exports) require.cache[require.resolve(specifier)] = { loaded: true, exports };
  const loaded = require(specifier);
  if (!exports) for (const name of Object.keys(loaded)) if (typeof loaded[name] === "function") loaded[name] = vi.fn();
}
`;

function replaceText(statement: ts.ExpressionStatement, source: ts.SourceFile): string {
  const [module, factory] = (statement.expression as ts.CallExpression).arguments;
  const specifier = module?.getText(source) ?? "";
  if (factory === undefined) return `replace(${specifier});\n`;
  return `replace(${specifier}, await (${factory.getText(source)})(async () => require(${specifier})));\n`;
}

/** `vi.mock("…")` and its like, at the top level. */
const mocksIn = (source: ts.SourceFile): ts.ExpressionStatement[] =>
  source.statements.filter(ts.isExpressionStatement).filter(({ expression }) => {
    if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return false;
    const { expression: owner, name } = expression.expression;
    return name.text === "mock" && ts.isIdentifier(owner) && /^(vi|jest)$/.test(owner.text);
  });

/** All that is neither imported nor replaced, without the word `export`. */
function bodyOf(source: ts.SourceFile): string {
  const head = new Set<ts.Statement>([...source.statements.filter(ts.isImportDeclaration), ...mocksIn(source)]);
  return source.statements
    .map((statement) => (head.has(statement) ? "" : withoutExport(statement, source)))
    .join("")
    .concat(source.text.slice(source.endOfFileToken.getFullStart()));
}

function withoutExport(statement: ts.Statement, source: ts.SourceFile): string {
  const whole = statement.getFullText(source);
  if (ts.isExportAssignment(statement)) {
    const lead = whole.slice(0, statement.getStart(source) - statement.getFullStart());
    return `${lead}module.exports = ${statement.expression.getText(source)};`;
  }
  const modifier = exportOf(statement);
  if (modifier === undefined) return whole;
  const from = modifier.getStart(source) - statement.getFullStart();
  return whole.slice(0, from) + whole.slice(from).replace(/^export\s+/, "");
}

const exportOf = (statement: ts.Statement): ts.ModifierLike | undefined =>
  ts.canHaveModifiers(statement)
    ? statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    : undefined;

const exportedNames = (source: ts.SourceFile): string[] =>
  source.statements
    .filter((each) => exportOf(each) !== undefined)
    .flatMap((statement) => {
      if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations.map(({ name }) => name.getText(source));
      return "name" in statement && statement.name !== undefined ? [(statement.name as ts.Node).getText(source)] : [];
    });

const MAX_WIDTH = 100;

function exportText(names: readonly string[]): string {
  const line = `module.exports = { ${names.join(", ")} };`;
  return line.length <= MAX_WIDTH ? line : `module.exports = {\n${names.map((name) => `  ${name},\n`).join("")}};`;
}
