import { ts } from "@ts-morph/common";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { listedExport } from "./listed-export.js";
import type { Modules } from "./modules.js";
import { findAll } from "./nodes.js";
import type { ExportedSymbol } from "./project.js";

/** The first exported constant of some files whose value makes a database client. @param mention what the text must name */
export function databaseClient(
  modules: Modules,
  files: readonly string[],
  makes: (node: ts.Node) => boolean,
): ExportedSymbol | undefined {
  for (const file of files) {
    const exported = exportedMaker(modules, file, makes);
    if (exported !== undefined) return { exported: exported.exported, local: exported.local, module: { file } };
  }
  return undefined;
}

function exportedMaker(
  modules: Modules,
  file: string,
  makes: (node: ts.Node) => boolean,
): { exported: string; local: string } | undefined {
  const source = parsed(modules, file);
  if (source === undefined) return undefined;
  // A function that makes the client is called by the constant: `const prisma = global.prisma ?? createPrisma()`.
  const makers = new Set(
    source.statements
      .filter(ts.isFunctionDeclaration)
      .filter((each) => findAll(each, isNode).some(makes))
      .flatMap((each) => each.name?.text ?? []),
  );
  const constants = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => statement.declarationList.declarations.map((declaration) => ({ statement, declaration })));
  for (const { declaration } of constants) {
    const { name, initializer } = declaration;
    if (
      ts.isIdentifier(name) &&
      initializer !== undefined &&
      isFunction(initializer) &&
      findAll(initializer, isNode).some(makes)
    )
      makers.add(name.text);
  }
  const made = (node: ts.Node): boolean =>
    makes(node) || (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && makers.has(node.expression.text));
  for (const { statement, declaration } of constants) {
    const { name, initializer } = declaration;
    if (
      !ts.isIdentifier(name) ||
      initializer === undefined ||
      isFunction(initializer) ||
      !findAll(initializer, isNode).some(made)
    )
      continue;
    const exported = statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword)
      ? name.text
      : listedExport(source, name.text);
    if (exported !== undefined) return { exported, local: exported === "default" ? name.text : exported };
  }
  return undefined;
}

const isNode = (node: ts.Node): node is ts.Node => node.kind !== undefined;
const isFunction = (node: ts.Node): boolean => ts.isArrowFunction(node) || ts.isFunctionExpression(node);

function parsed(modules: Modules, file: string): ts.SourceFile | undefined {
  try {
    return modules.source(file);
  } catch (error) {
    if (error instanceof ScaffoldError) return undefined;
    throw error;
  }
}
