import { ts } from "@ts-morph/common";
import { isRequire, type RequireStatement, requireAround, requiredNames } from "../edit/find-require.js";
import type { ScaffoldError } from "../errors/scaffold-error.js";
import { commonJsExports } from "../project/common-js.js";
import type { Located, Modules } from "../project/modules.js";
import { findAll } from "../project/nodes.js";
import type { Project } from "../project/project.js";
import { refusal } from "../project/refusal.js";
import { shellQuote } from "../text/shell-quote.js";
import { filesMentioning, moduleName, sourceOrNone, specifiersTo } from "./mentions.js";
import { isTestOf } from "./plan-remove-files.js";
import type { Removal } from "./removal.js";

/** What ties a function to the rest of a project, and goes with it. */
export type Link =
  /** The element of an array; `local` is what the file calls the function. */
  | { readonly kind: "element"; readonly file: string; readonly arrayStart: number; readonly local: string }
  /** A value of the object whose values are served. */
  | { readonly kind: "value"; readonly file: string; readonly objectStart: number; readonly local: string }
  | { readonly kind: "import"; readonly file: string; readonly local: string }
  /** One name in the braces of an export, or the whole declaration where it is the only one. */
  | { readonly kind: "re-export"; readonly file: string; readonly name: string; readonly specifier: string | undefined }
  | { readonly kind: "star"; readonly file: string; readonly specifier: string }
  /** A name that a CommonJS module sets on its exports. */
  | { readonly kind: "set-export"; readonly file: string; readonly name: string };

/** A module under whose export of that name others find the function. */
interface Given {
  readonly file: string;
  readonly name: string;
}

/**
 * Follows the function from its own file over imports, barrels and arrays to everything that names it.
 *
 * @throws REMOVE_UNSUPPORTED where something else than an array of functions uses it
 */
export function functionLinks({ project, modules, target, gone }: Removal): Link[] {
  const links: Link[] = [];
  const queue: Given[] = [{ file: target.file, name: target.exportName }];
  const seen = new Set<string>();
  for (let given = queue.shift(); given !== undefined; given = queue.shift()) {
    const key = `${given.file}\0${given.name}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const words = [moduleName(given.file), ...(given.name === "default" ? [] : [given.name])];
    for (const file of filesMentioning(modules, words)) {
      if (gone.has(file) || file === given.file) continue;
      const found = linksIn({
        modules,
        file,
        given,
        isOwn: given.file === target.file,
        id: target.id,
        project,
      });
      links.push(...found.links);
      queue.push(...found.given);
    }
  }
  return links;
}

interface Looked {
  readonly modules: Modules;
  readonly file: string;
  readonly given: Given;
  /** The module is the function's own file, and no barrel. */
  readonly isOwn: boolean;
  readonly id: string;
  readonly project: Project;
}

interface Found {
  readonly links: Link[];
  /** Where the file hands the function on. */
  readonly given: Given[];
}

function linksIn(look: Looked): Found {
  const found: Found = { links: [], given: [] };
  for (const literal of specifiersTo(look.modules, look.file, look.given.file)) {
    const { parent } = literal;
    const required = requireAround(literal);
    if (ts.isImportDeclaration(parent)) addImport(look, parent, found);
    else if (required !== undefined) addRequire(look, required, found);
    else if (ts.isExportDeclaration(parent)) addExport(look, parent, found);
    else if (look.isOwn) throw usedElsewhere(look, parent);
  }
  return found;
}

function addExport(
  { file, given, isOwn }: Looked,
  declaration: ts.ExportDeclaration,
  { links, given: next }: Found,
): void {
  const specifier = (declaration.moduleSpecifier as ts.StringLiteral).text;
  const clause = declaration.exportClause;
  if (clause !== undefined && ts.isNamedExports(clause)) {
    for (const element of clause.elements) {
      if ((element.propertyName ?? element.name).text !== given.name) continue;
      links.push({ kind: "re-export", file, name: element.name.text, specifier });
      next.push({ file, name: element.name.text });
    }
    return;
  }
  if (isOwn) links.push({ kind: "star", file, specifier });
  if (clause === undefined && given.name !== "default") next.push({ file, name: given.name });
}

function addImport(look: Looked, declaration: ts.ImportDeclaration, found: Found): void {
  const { file, given, isOwn } = look;
  const clause = declaration.importClause;
  const bindings = clause?.namedBindings;
  if (clause === undefined || (bindings !== undefined && ts.isNamespaceImport(bindings))) {
    const name = bindings !== undefined && ts.isNamespaceImport(bindings) ? bindings.name.text : undefined;
    const use = name === undefined ? undefined : memberUse(look, name);
    // A namespace that is spread or listed as a whole has one member less, and that is all.
    if (isOwn || use !== undefined) throw usedElsewhere(look, use ?? declaration);
    return;
  }
  const named = bindings?.elements.find((element) => (element.propertyName ?? element.name).text === given.name);
  const local = given.name === "default" ? (clause.name ?? named?.name)?.text : named?.name.text;
  if (local === undefined) return;
  addUses(look, local, found);
  found.links.push({ kind: "import", file, local });
}

/** What a file requires by name; a module that is held as a whole is used by its members. */
function addRequire(look: Looked, statement: RequireStatement, found: Found): void {
  const { file, given, isOwn } = look;
  const names = requiredNames(statement);
  const local = names.find(({ exported }) => exported === given.name)?.local;
  if (local !== undefined) {
    addUses(look, local, found);
    found.links.push({ kind: "import", file, local });
    return;
  }
  const held = names.find(({ exported }) => exported === "default")?.local;
  const use = held === undefined ? undefined : memberUse(look, held);
  if ((isOwn && held !== undefined) || use !== undefined) throw usedElsewhere(look, use ?? statement);
}

/** `all.generateReport` of `import * as all`. */
function memberUse({ modules, file, given }: Looked, namespace: string): ts.Node | undefined {
  const source = sourceOrNone(modules, file);
  if (source === undefined) return undefined;
  return findAll(source, ts.isPropertyAccessExpression).find(
    ({ expression, name }) => ts.isIdentifier(expression) && expression.text === namespace && name.text === given.name,
  );
}

function addUses(look: Looked, local: string, { links, given: next }: Found): void {
  const { modules, file } = look;
  const source = sourceOrNone(modules, file);
  if (source === undefined) return;
  for (const use of findAll(source, ts.isIdentifier)) {
    const { parent } = use;
    if (use.text !== local || isNameOnly(use)) continue;
    if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || isBoundByRequire(use)) continue;
    if (ts.isExportSpecifier(parent)) {
      if (parent.parent.parent.moduleSpecifier !== undefined) continue;
      links.push({ kind: "re-export", file, name: parent.name.text, specifier: undefined });
      next.push({ file, name: parent.name.text });
    } else if (commonJsExports(source).some(({ node }) => node === use)) {
      links.push({ kind: "set-export", file, name: local });
      next.push({ file, name: local });
    } else if (ts.isArrayLiteralExpression(parent)) {
      links.push({ kind: "element", file, arrayStart: parent.getStart(source), local });
    } else if (isServedValue(look, source, parent)) {
      links.push({ kind: "value", file, objectStart: parent.parent.getStart(source), local });
    } else throw usedElsewhere(look, use);
  }
}

/** Where a `require` gives the name to the file. */
function isBoundByRequire({ parent }: ts.Identifier): boolean {
  const declaration = ts.isBindingElement(parent) ? parent.parent.parent : parent;
  return ts.isVariableDeclaration(declaration) && isRequire(declaration.parent.parent as ts.Statement);
}

/** `{ generateReport }` or `{ "generate-report": generateReport }`, in the object whose values serve() gets. */
function isServedValue({ file, project }: Looked, source: ts.SourceFile, property: ts.Node): boolean {
  if (!ts.isShorthandPropertyAssignment(property) && !ts.isPropertyAssignment(property)) return false;
  const { registration } = project;
  if (registration.kind !== "object" || registration.file !== file) return false;
  return property.parent.getStart(source) === registration.arrayStart;
}

/** The name of a property or a member, which is no use of a variable. */
function isNameOnly(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === use;
  if (ts.isExportSpecifier(parent)) return parent.propertyName !== undefined && parent.name === use;
  return (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === use;
}

const usedElsewhere = ({ modules, file, id, project }: Looked, node: ts.Node): ScaffoldError => {
  const at: Located = { node, file };
  const user = project.functions.find((each) => each.file === file || isTestOf(file, each.file));
  return refusal(modules, "REMOVE_UNSUPPORTED", at, {
    message: `${file} uses the function ${id} for something else than to serve it.`,
    hint:
      user === undefined
        ? "Take this use out by hand and run the command again."
        : `Remove the function that uses it first: scaffold inngest remove ${shellQuote(user.id)}`,
  });
};
