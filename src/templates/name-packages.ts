import { isBuiltin } from "node:module";
import { ts } from "@ts-morph/common";
import { findAll } from "../project/nodes.js";
import { packageNamed, withSubpath } from "../project/package-name.js";
import type { RenderContext } from "./context.js";

/**
 * Code that calls packages by their own names, with those that the project calls otherwise called so. What Deno runs
 * gets the modules of Node under their full names, `process` among them, which it gives to no other code.
 */
export function namePackages(text: string, { names, deno }: RenderContext["packages"]): string {
  if (!deno && Object.keys(names).length === 0) return text;
  const source = ts.createSourceFile("generated.ts", text, ts.ScriptTarget.Latest, true);
  const specifiers = findAll(source, ts.isStringLiteral).filter((each) => namesModule(each, source));
  const named = specifiers.reduceRight((now, literal) => {
    const called = calledIn(literal.text, names, deno);
    const start = literal.getStart(source);
    return called === literal.text ? now : now.slice(0, start + 1) + called + now.slice(literal.end - 1);
  }, text);
  return deno && usesProcess(source) ? withProcess(named) : named;
}

function calledIn(specifier: string, names: Readonly<Record<string, string>>, deno: boolean): string {
  if (isBuiltin(specifier)) return deno && !specifier.startsWith("node:") ? `node:${specifier}` : specifier;
  const named = packageNamed(specifier);
  const base = named && Object.hasOwn(names, named.name) ? names[named.name] : undefined;
  return named === undefined || base === undefined ? specifier : withSubpath(base, named.subpath);
}

/** Calls whose first argument is a module: those of the language, and of test runners. */
const LOADS = /^(import|require|mock|doMock|unmock|importActual|importMock|requireActual|requireMock|module)$/;

function namesModule(literal: ts.StringLiteral, source: ts.SourceFile): boolean {
  const { parent } = literal;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent);
  if (!ts.isCallExpression(parent) || parent.arguments[0] !== literal) return false;
  const { expression } = parent;
  const callee = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return LOADS.test(callee.getText(source));
}

const usesProcess = (source: ts.SourceFile): boolean =>
  findAll(source, ts.isPropertyAccessExpression).some(
    ({ expression }) => ts.isIdentifier(expression) && expression.text === "process",
  );

/** It comes first among the imports, as what is Node's does. */
function withProcess(text: string): string {
  if (/^import process from/m.test(text)) return text;
  const line = 'import process from "node:process";\n';
  const first = /^import\b/m.exec(text)?.index;
  return first === undefined ? `${line}\n${text}` : `${text.slice(0, first)}${line}${text.slice(first)}`;
}
