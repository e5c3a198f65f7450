import { ts } from "@ts-morph/common";
import { nearest } from "../answers/nearest.js";
import { printable } from "../answers/printable.js";
import { requireAround, requiredNames } from "../edit/find-require.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { isExported } from "../project/exports.js";
import { functionsIn, type ReadFunction } from "../project/functions.js";
import type { Modules } from "../project/modules.js";
import { findAll } from "../project/nodes.js";
import type { Project } from "../project/project.js";
import { refusal } from "../project/refusal.js";
import { filesMentioning, importersOf, sourceOrNone, specifiersTo } from "./mentions.js";
import type { Removal } from "./removal.js";

/**
 * The function with an id, alone in its file and exported by a name.
 *
 * @throws FUNCTION_NOT_FOUND with the nearest id there is
 * @throws REMOVE_UNSUPPORTED where its file holds more functions, or the function has no export
 */
export function removalTarget(project: Project, modules: Modules, id: string): Removal["target"] {
  const named = project.functions.filter((each) => each.id === id);
  const found = named.find(({ served }) => served) ?? named[0];
  if (found === undefined) throw notFound(project, id);
  const all = functionsIn(modules, found.file);
  const target = all.find((each) => each.id === id);
  if (target === undefined) throw notFound(project, id);
  const files = new Set(named.map(({ file }) => file));
  if (files.size > 1) {
    throw unsupported(modules, target, `${files.size} functions have the id ${id}: ${[...files].join(", ")}.`);
  }
  if (all.length > 1) throw unsupported(modules, target, `${target.file} holds ${all.length} functions.`);
  const { exportName } = target;
  if (exportName === undefined)
    throw unsupported(modules, target, `${target.file} does not export the function ${id}.`);
  return { ...target, exportName };
}

function notFound({ functions }: Project, id: string): ScaffoldError {
  const ids = [...new Set(functions.map((each) => each.id))].sort();
  const meant = nearest(id, ids);
  const known = ids.length === 0 ? "The project has no functions." : `There are ${ids.slice(0, 20).join(", ")}.`;
  return new ScaffoldError("FUNCTION_NOT_FOUND", `No function has the id ${printable(id)}.`, {
    hint: meant === undefined ? known : `Did you mean ${meant}?`,
  });
}

const unsupported = (modules: Modules, { call, file }: ReadFunction, message: string): ScaffoldError =>
  refusal(
    modules,
    "REMOVE_UNSUPPORTED",
    { node: call, file },
    {
      message,
      hint: "Take it out by hand: the call, its element in the array that serve() gets, and the import of it there.",
    },
  );

/**
 * Refuses where a file that stays imports something else from the function's own.
 * @throws REMOVE_UNSUPPORTED
 */
export function refuseOtherExports(removal: Removal): void {
  const { modules, target, gone } = removal;
  for (const file of importersOf(modules, target.file)) {
    if (gone.has(file)) continue;
    for (const literal of specifiersTo(modules, file, target.file)) {
      const { parent } = literal;
      const others = otherNames(literal, target.exportName);
      if (others.length === 0) continue;
      throw refusal(modules, "REMOVE_UNSUPPORTED", { node: parent, file }, othersUse(file, others, target.file));
    }
  }
  refusePassedOn(removal);
}

/** What an import or a re-export of a module names beside the function. */
function otherNames(literal: ts.StringLiteralLike, own: string): string[] {
  const { parent: node } = literal;
  const required = requireAround(literal);
  const names = required === undefined ? [] : requiredNames(required).map(({ exported }) => exported);
  if (names.length > 0) return names.filter((name) => name !== own && name !== "default");
  if (ts.isExportDeclaration(node)) {
    const clause = node.exportClause;
    const elements = clause !== undefined && ts.isNamedExports(clause) ? [...clause.elements] : [];
    return elements.map((each) => (each.propertyName ?? each.name).text).filter((name) => name !== own);
  }
  if (!ts.isImportDeclaration(node)) return [];
  const { name, namedBindings } = node.importClause ?? {};
  const named = namedBindings !== undefined && ts.isNamedImports(namedBindings) ? [...namedBindings.elements] : [];
  const imported = named.map((each) => (each.propertyName ?? each.name).text);
  return [...(name === undefined ? [] : ["default"]), ...imported].filter((each) => each !== own);
}

/** The exports beside the function that a barrel may pass on with `export *`, and that another file names. */
function refusePassedOn({ modules, target, gone }: Removal): void {
  const source = sourceOrNone(modules, target.file);
  const exported = source?.statements.filter(isExported).flatMap((each) => [...declaredIn(each)]) ?? [];
  const names = exported.filter((name) => name !== target.exportName);
  if (names.length === 0) return;
  for (const file of filesMentioning(modules, names)) {
    const other = gone.has(file) || file === target.file ? undefined : sourceOrNone(modules, file);
    const imported = other && findAll(other, ts.isImportSpecifier);
    const use = imported?.find((each) => {
      const specifier = each.parent.parent.parent.moduleSpecifier as ts.StringLiteral;
      const name = (each.propertyName ?? each.name).text;
      const from = modules.resolve(specifier.text, file);
      return from !== undefined && names.includes(name) && comesFrom(modules, { file: from, name }, target.file);
    });
    if (use === undefined) continue;
    throw refusal(modules, "REMOVE_UNSUPPORTED", { node: use, file }, othersUse(file, [use.name.text], target.file));
  }
}

function* declaredIn(statement: ts.Statement): Generator<string> {
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) if (ts.isIdentifier(name)) yield name.text;
  } else if ("name" in statement && statement.name !== undefined && ts.isIdentifier(statement.name as ts.Node)) {
    yield (statement.name as ts.Identifier).text;
  }
}

/** Whether a module gives a name on from a file by `export *`. */
function comesFrom(modules: Modules, at: { file: string; name: string }, wanted: string, depth = 0): boolean {
  if (depth > 5) return false;
  const stars = sourceOrNone(modules, at.file)?.statements.filter(ts.isExportDeclaration) ?? [];
  return stars.some(({ exportClause, moduleSpecifier }) => {
    if (exportClause !== undefined || moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier))
      return false;
    const next = modules.resolve(moduleSpecifier.text, at.file);
    return next !== undefined && (next === wanted || comesFrom(modules, { ...at, file: next }, wanted, depth + 1));
  });
}

const othersUse = (file: string, names: readonly string[], from: string): { message: string; hint: string } => ({
  message: `${file} also imports ${names.join(", ")} from ${from}.`,
  hint: "Move that to a file of its own, or take this import out by hand, and run the command again.",
});
