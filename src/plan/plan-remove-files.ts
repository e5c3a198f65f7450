import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { exportedNames } from "../project/exported-names.js";
import { findAll } from "../project/nodes.js";
import type { Warning } from "../project/project.js";
import { isTestFile } from "../project/source-files.js";
import { camelCase, kebabCase, pascalCase, snakeCase } from "../text/case.js";
import { importersOf, moduleName, sourceOrNone } from "./mentions.js";
import type { Removal } from "./removal.js";

/** The name of the driver that all tests share. */
export const DRIVER = /^inngest-test-driver\.[cm]?[jt]sx?$/;

/** Adds the test of the function to what goes: a test file of its name that names its module. */
export function removeOwnTests({ modules, target, gone }: Removal): void {
  for (const file of importersOf(modules, target.file)) if (isTestOf(file, target.file)) gone.add(file);
}

/** Whether a file is the test of another one, by its name. */
export const isTestOf = (test: string, file: string): boolean =>
  isTestFile(test) && posix.basename(test).startsWith(`${moduleName(file)}.`);

/**
 * Adds the files that only what goes imports, with their own tests: beside the function those that have its name
 * (`<name>-error.ts`), the effects of a function that is gone, and what a template writes under a name of its own; and the
 * test driver with its last user. What was there before the function stays, and whatever else it imports.
 */
export function removeSiblings(removal: Removal): void {
  const { gone } = removal;
  for (let grown = true; grown; ) {
    grown = false;
    for (const file of new Set([...gone].flatMap((each) => importedBy(removal, each)))) {
      if (gone.has(file) || !belongs(removal, file)) continue;
      const left = leftImporters(removal, file);
      if (!left.every((importer) => isTestOf(importer, file))) continue;
      for (const each of [...left, file]) gone.add(each);
      grown = true;
    }
  }
}

/** A warning for each module beside the function that stays although nothing but its own test imports it any more. */
export function keptSiblings(removal: Removal): Warning[] {
  const { gone } = removal;
  const imported = new Set([...gone].flatMap((each) => importedBy(removal, each)));
  const kept = [...imported].filter(
    (file) =>
      !gone.has(file) &&
      isBeside(removal, file) &&
      leftImporters(removal, file).every((importer) => isTestOf(importer, file)),
  );
  return kept.map((file) => ({ code: "FILE_KEPT", message: `${file} stays, and nothing imports it any more.`, file }));
}

const leftImporters = ({ modules, gone }: Removal, file: string): string[] =>
  importersOf(modules, file).filter((importer) => !gone.has(importer));

/** In the same folder, or in folders side by side that hold one function each. */
const isBeside = ({ target }: Removal, file: string): boolean =>
  posix.dirname(file) === posix.dirname(target.file) || aboveOwn(file) === aboveOwn(target.file);

/** The folder above a folder that has the name of the file, or whose index the file is. */
function aboveOwn(file: string): string {
  const folder = posix.dirname(file);
  const [name = ""] = posix.basename(file).split(".");
  return [posix.basename(folder), "index"].includes(name) ? posix.dirname(folder) : folder;
}

function belongs(removal: Removal, file: string): boolean {
  if (DRIVER.test(posix.basename(file))) return true;
  if (!isBeside(removal, file) || removal.earlier?.(file) !== undefined) return false;
  return isNamedAfter(removal, file) || isLeftEffects(removal, file) || isWritten(removal, file);
}

function isNamedAfter({ target }: Removal, file: string): boolean {
  const name = posix.basename(file);
  // What the project puts behind every name, as in `parse.job.ts`, is no part of this one; a prefix has its siblings not.
  const stem = posix.basename(target.file).replace(/(\.\w+)?\.[cm]?[jt]sx?$/, "");
  const owns = [stem, ...CASES.map((cased) => cased(target.id))];
  return owns.some((own) => name.startsWith(own) && /^[._A-Z-]/.test(name.slice(own.length)));
}

const CASES = [kebabCase, camelCase, pascalCase, snakeCase];

/** `<name>.effects.ts` where no function has that name any more: the last one that shared them takes them along. */
function isLeftEffects({ modules, gone }: Removal, file: string): boolean {
  const owner = file.replace(/\.effects((?:\.server)?\.[cm]?[jt]sx?)$/, "$1");
  return owner !== file && (gone.has(owner) || !modules.isFile(owner));
}

/** What has the name that a template gives, and exports all that it writes there. */
function isWritten({ modules, written }: Removal, file: string): boolean {
  const stem = posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "");
  const exported = sourceOrNone(modules, file) === undefined ? [] : exportedNames(modules, file);
  return written().some(
    ({ name, exports }) =>
      CASES.some((cased) => cased(name) === stem) && exports.every((each) => exported.includes(each)),
  );
}

/** The files of the project that a file names in an import, or gives a call to load. */
function importedBy({ modules }: Removal, file: string): string[] {
  const source = sourceOrNone(modules, file);
  if (source === undefined) return [];
  const named = findAll(source, ts.isStringLiteral).filter(
    ({ parent }) => ts.isImportDeclaration(parent) || ts.isCallExpression(parent),
  );
  return named.flatMap(({ text }) => modules.resolve(text, file) ?? []);
}
