import { ts } from "@ts-morph/common";
import { insertReExport } from "../edit/insert-re-export.js";
import type { Draft } from "./draft.js";
import type { RegistrationInput } from "./plan-registration.js";

/** Has a barrel pass the function on as it does its siblings; nothing where it passes on none of them. */
export function addReExport(input: RegistrationInput, barrel: Draft, imported: boolean): void {
  const { project, file, exportName, specifier, resolve } = input;
  if (!barrel.source().statements.some(ts.isExportDeclaration)) return;
  const siblings = project.functions.flatMap((each) => (each.exportName === undefined ? [] : [each.exportName]));
  const files = new Set(project.functions.map((each) => each.file));
  const entry = {
    ...{ name: exportName, specifier: specifier(barrel, file), imported, siblings },
    isSibling: (other: string) => files.has(resolve(other, barrel.path) ?? ""),
    isDefault: project.conventions.defaultExport,
  };
  barrel.edit(insertReExport(barrel.source(), entry));
}

/** Has the barrel give the function, and tells whether it does now. */
export function throughBarrel(input: RegistrationInput, barrel: Draft): boolean {
  const before = barrel.text;
  addReExport(input, barrel, false);
  return barrel.text !== before || passesOn(input, barrel);
}

/** Whether a file passes the function on by its name, or all of its module; a star never passes on a default export. */
const passesOn = ({ project, file, exportName, resolve }: RegistrationInput, barrel: Draft): boolean =>
  barrel
    .source()
    .statements.filter(ts.isExportDeclaration)
    .some(({ exportClause, moduleSpecifier }) => {
      if (exportClause !== undefined)
        return (
          ts.isNamedExports(exportClause) && exportClause.elements.some((element) => element.name.text === exportName)
        );
      const isOfFile =
        moduleSpecifier !== undefined &&
        ts.isStringLiteral(moduleSpecifier) &&
        resolve(moduleSpecifier.text, barrel.path) === file;
      return isOfFile && !project.conventions.defaultExport;
    });
