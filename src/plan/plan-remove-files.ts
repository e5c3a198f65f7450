import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { findAll } from "../project/nodes.js";
import { isTestFile } from "../project/source-files.js";
import { camelCase, kebabCase, pascalCase, snakeCase } from "../text/case.js";
import { importersOf, moduleName, sourceOrNone } from "./mentions.js";
import type { Removal } from "./removal.js";

const DRIVER = /^inngest-test-driver\.[cm]?[jt]sx?$/;

/** Adds the test of the function to what goes: a test file of its name that names its module. */
export function removeOwnTests({ modules, target, gone }: Removal): void {
  for (const file of importersOf(modules, target.file)) if (isTestOf(file, target.file)) gone.add(file);
}

const isTestOf = (test: string, file: string): boolean =>
  isTestFile(test) && posix.basename(test).startsWith(`${moduleName(file)}.`);

/**
 * Adds the files that only what goes imports: those that have the function's name (`<name>.effects.ts`, `<name>-error.ts`) with their own tests, and the test
 * driver with its last user. Whatever else the function imports may be of use to others tomorrow, and stays.
 */
export function removeSiblings(removal: Removal): void {
  const { modules, gone } = removal;
  for (let grown = true; grown; ) {
    grown = false;
    for (const file of new Set([...gone].flatMap((each) => importedBy(removal, each)))) {
      if (gone.has(file) || !belongs(removal, file)) continue;
      const left = importersOf(modules, file).filter((importer) => !gone.has(importer));
      if (!left.every((importer) => isTestOf(importer, file))) continue;
      for (const each of [...left, file]) gone.add(each);
      grown = true;
    }
  }
}

function belongs({ target }: Removal, file: string): boolean {
  const name = posix.basename(file);
  if (DRIVER.test(name)) return true;
  // What the project puts behind every name, as in `parse.job.ts`, is no part of this one; a prefix has its siblings not.
  const stem = posix.basename(target.file).replace(/(\.\w+)?\.[cm]?[jt]sx?$/, "");
  const owns = [stem, ...[kebabCase, camelCase, pascalCase, snakeCase].map((cased) => cased(target.id))];
  const named = owns.some((own) => name.startsWith(own) && /^[._A-Z-]/.test(name.slice(own.length)));
  return named && posix.dirname(file) === posix.dirname(target.file);
}

/** The files of the project that a file names in an import. */
function importedBy({ modules }: Removal, file: string): string[] {
  const source = sourceOrNone(modules, file);
  if (source === undefined) return [];
  const imports = findAll(source, ts.isStringLiteral).filter(({ parent }) => ts.isImportDeclaration(parent));
  return imports.flatMap(({ text }) => modules.resolve(text, file) ?? []);
}
