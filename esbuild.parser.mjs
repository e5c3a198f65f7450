import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import typescript from "typescript";

/*
 * Of the TypeScript compiler that @ts-morph/common carries, the tool only parses: 1 of 9.5 MB. Loading all of it is most
 * of the time and the memory of a run (docs/measurements.md), and a bundler cannot leave anything out, since the whole
 * compiler is one function whose statements have side effects. So its top-level statements are cut to those that the
 * names used here reach. A name stands for every statement that declares it or assigns to it, wherever it occurs and
 * whatever hides it: what is kept is rather too much than too little.
 */

const SRC = fileURLToPath(new URL("src", import.meta.url));

/**
 * An esbuild plugin that puts the parser in place of @ts-morph/common.
 *
 * @param {readonly string[]} [names] the members of `ts` to keep; those that src uses unless given
 */
export function parserOnly(names = namesUsed()) {
  return {
    name: "parser-only",
    setup(bundler) {
      bundler.onLoad({ filter: /@ts-morph[\\/]common[\\/]dist[\\/]ts-morph-common\.js$/ }, () => ({
        contents: 'export * as ts from "./typescript.js";',
      }));
      bundler.onLoad({ filter: /@ts-morph[\\/]common[\\/]dist[\\/]typescript\.js$/ }, ({ path }) => ({
        contents: cut(readFileSync(path, "utf8"), names),
      }));
    },
  };
}

const parse = (path, text) => typescript.createSourceFile(path, text, typescript.ScriptTarget.Latest, true);

/**
 * The members of `ts` that src names. Types among them are sorted out when the compiler is cut.
 *
 * @public for the test that compares what is packed with the whole compiler
 */
export function namesUsed() {
  const names = new Set();
  for (const path of readdirSync(SRC, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts")) continue;
    const text = readFileSync(join(SRC, path), "utf8");
    if (!/\bts\b.*@ts-morph\/common/.test(text)) continue;
    const visit = (node) => {
      if (typescript.isIdentifier(node) && node.text === "ts") collect(node, path, names);
      typescript.forEachChild(node, visit);
    };
    visit(parse(path, text));
  }
  return [...names];
}

function collect({ parent }, path, names) {
  if (typescript.isImportSpecifier(parent)) return;
  if (typescript.isPropertyAccessExpression(parent)) names.add(parent.name.text);
  else if (typescript.isQualifiedName(parent)) names.add(parent.right.text);
  else throw new Error(`${path}: "ts" may only be used as "ts.<name>", or the build cannot tell what is used.`);
}

/** The compiler as a module of the statements that these names need, under its licence. */
function cut(text, names) {
  const licence = text.slice(0, text.indexOf("*/") + 2);
  const { statements } = bodyOf(parse("typescript.js", text));
  const exported = exportsOf(statements);
  const wanted = [...new Set(names)].filter((name) => exported.has(name));
  const kept = reachable(
    statements,
    wanted.map((name) => exported.get(name)),
  );
  const code = kept.map((statement) => withoutCheckerObjects(statement.getText())).join("\n");
  const list = wanted.map((name) => `${exported.get(name)} as ${name}`).join(", ");
  return `${licence}\n${code}\nexport { ${list} };\n`;
}

/** `((module) => { … })(…)` */
function bodyOf(file) {
  for (const { expression } of file.statements) {
    const callee = expression && typescript.isCallExpression(expression) && unwrap(expression.expression);
    if (callee && typescript.isArrowFunction(callee)) return callee.body;
  }
  throw new Error("typescript.js of @ts-morph/common is not the one function that it was.");
}

const unwrap = (node) => (typescript.isParenthesizedExpression(node) ? unwrap(node.expression) : node);

/** Exported name → name inside, from `__export(typescript_exports, { name: () => inside, … })`. */
function exportsOf(statements) {
  const call = statements.find((statement) => statement.getText().startsWith("__export(typescript_exports,"));
  return new Map(call.expression.arguments[1].properties.map((each) => [each.name.text, each.initializer.body.text]));
}

function reachable(statements, names) {
  const byName = new Map();
  for (const statement of statements) {
    for (const name of namesOf(statement)) byName.set(name, [...(byName.get(name) ?? []), statement]);
  }
  // Gives nodes their methods, such as getText(). Nothing that is reached refers to it.
  const allocator = statements.find((statement) => statement.getText().startsWith("setObjectAllocator("));
  const kept = new Set([allocator]);
  // A set also yields what is added while it is walked.
  const reach = (name) => {
    for (const statement of byName.get(name) ?? []) kept.add(statement);
  };
  names.forEach(reach);
  for (const statement of kept) references(statement, reach);
  return statements.filter((statement) => kept.has(statement));
}

/** The names that a statement declares, or whose value it completes. */
function namesOf(statement) {
  if (typescript.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  if (statement.name !== undefined) return [statement.name.text];
  return typescript.isExpressionStatement(statement) ? completedNames(statement.expression) : [];
}

const boundNames = (name) =>
  typescript.isIdentifier(name) ? [name.text] : name.elements.flatMap((element) => boundNames(element.name));

/** `x` in `x.y = …`, `__export(x, …)` and `((x2) => { … })(x || (x = {}))`. */
function completedNames(expression) {
  if (typescript.isBinaryExpression(expression)) {
    let target = expression.left;
    while (typescript.isPropertyAccessExpression(target)) target = target.expression;
    return [target.text];
  }
  const [first] = typescript.isCallExpression(expression) ? expression.arguments : [];
  if (first === undefined) return [];
  return typescript.isBinaryExpression(first) ? [first.left.text] : [first.text];
}

function references(node, found) {
  if (typescript.isIdentifier(node) && !isMemberName(node)) found(node.text);
  if (typescript.isPropertyAssignment(node) && CHECKER_OBJECTS.test(node.name.text)) return;
  typescript.forEachChild(node, (child) => references(child, found));
}

const isMemberName = (node) =>
  node.parent.name === node &&
  (typescript.isPropertyAccessExpression(node.parent) ||
    typescript.isPropertyAssignment(node.parent) ||
    typescript.isMethodDeclaration(node.parent));

/** Members of the allocator that only a type checker asks for; they would reach it, and much else. */
const CHECKER_OBJECTS = /^get(Symbol|Type|Signature|SourceMapSource)Constructor$/;
const withoutCheckerObjects = (text) =>
  text.replace(/^ *get(Symbol|Type|Signature|SourceMapSource)Constructor: \(\) => \w+Object,?$/gm, "");
