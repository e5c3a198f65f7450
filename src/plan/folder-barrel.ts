import { ts } from "@ts-morph/common";
import { importedLocals, importsOf, specifierOf } from "../edit/find-import.js";
import type { Draft } from "./draft.js";
import type { RegistrationInput } from "./plan-registration.js";

/** With the slash at its end; "" for the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** A module that gives the function to others as it does the functions beside it. */
export interface Barrel {
  readonly file: string;
  /** How the array's file imports what it gives; undefined where it does not. */
  readonly specifier: string | undefined;
}

/**
 * The module of the function's own folder from which the array's file imports the functions beside it: the folder's
 * index, or one whose exports the module that is imported passes on.
 */
export function folderBarrel(input: RegistrationInput, draft: Draft): Barrel | undefined {
  const { project, file, resolve } = input;
  const folder = folderOf(file);
  const isBeside = (name: string): boolean =>
    project.functions.some((each) => each.exportName === name && folderOf(each.file) === folder);
  return importsOf(draft.source()).flatMap((each): Barrel[] => {
    const specifier = specifierOf(each);
    const from = importedLocals(each).some(isBeside) ? resolve(specifier, draft.path) : undefined;
    if (from === undefined || from === draft.path) return [];
    if (from.startsWith(`${folder}index.`)) return [{ file: from, specifier }];
    const passed = starredBarrel(input, input.drafts.look(from));
    return passed === undefined ? [] : [{ file: passed, specifier }];
  })[0];
}

/**
 * The module of the function's own folder that passes on the functions beside it, where a module passes on all that this
 * one exports, as `functions/index.ts` does with `functions/mail/index.ts`; undefined where there is none.
 */
export function starredBarrel(input: RegistrationInput, from: Draft, seen = new Set([from.path])): string | undefined {
  for (const { file, isStar } of reExportsOf(input, from)) {
    if (!isStar || seen.has(file)) continue;
    seen.add(file);
    const draft = input.drafts.look(file);
    const found = isFoldersBarrel(input, draft) ? file : starredBarrel(input, draft, seen);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isFoldersBarrel(input: RegistrationInput, draft: Draft): boolean {
  const functions = new Set(input.project.functions.map((each) => each.file));
  return (
    folderOf(draft.path) === folderOf(input.file) && reExportsOf(input, draft).some(({ file }) => functions.has(file))
  );
}

/** Whether a module that lists functions is for those of the new one's folder as well, and not for another folder's alone. */
export const isBarrelFor = (input: RegistrationInput, barrel: Draft): boolean =>
  folderOf(input.file).startsWith(folderOf(barrel.path)) ||
  reExportsOf(input, barrel).some(({ file }) => folderOf(file) === folderOf(input.file));

/** The files from which a module passes exports on, and whether all of them. */
const reExportsOf = ({ resolve }: RegistrationInput, draft: Draft): { file: string; isStar: boolean }[] =>
  draft
    .source()
    .statements.filter(ts.isExportDeclaration)
    .flatMap(({ moduleSpecifier, exportClause }) => {
      const isPath = moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier);
      const file = isPath ? resolve(moduleSpecifier.text, draft.path) : undefined;
      return file === undefined ? [] : [{ file, isStar: exportClause === undefined }];
    });
