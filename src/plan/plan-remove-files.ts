import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { findAll } from "../project/nodes.js";
import { isTestFile } from "../project/source-files.js";
import { importersOf, moduleName, sourceOrNone } from "./mentions.js";
import type { Removal } from "./removal.js";

const DRIVER = /^inngest-test-driver\.[cm]?[jt]sx?$/;

/** Adds the test of the function to what goes: a test file of its name that names its module. */
export function removeOwnTests({ modules, target, gone }: Removal): void {
  const own = `${moduleName(target.file)}.`;
  for (const file of importersOf(modules, target.file)) {
    if (isTestFile(file) && posix.basename(file).startsWith(own)) gone.add(file);
  }
}

/**
 * Adds the files that only what goes imports: those that have the function's name (`<name>.effects.ts`), and the test
 * driver with its last user. Whatever else the function imports may be of use to others tomorrow, and stays.
 */
export function removeSiblings(removal: Removal): void {
  const { modules, gone } = removal;
  for (let grown = true; grown; ) {
    grown = false;
    for (const file of new Set([...gone].flatMap((each) => importedBy(removal, each)))) {
      if (gone.has(file) || !belongs(removal, file)) continue;
      if (importersOf(modules, file).some((importer) => !gone.has(importer))) continue;
      gone.add(file);
      grown = true;
    }
  }
}

function belongs({ target }: Removal, file: string): boolean {
  const name = posix.basename(file);
  if (DRIVER.test(name)) return true;
  const own = posix.basename(target.file).replace(/\.[cm]?[jt]sx?$/, "");
  return name.startsWith(`${own}.`) && posix.dirname(file) === posix.dirname(target.file);
}

/** The files of the project that a file names in an import. */
function importedBy({ modules }: Removal, file: string): string[] {
  const source = sourceOrNone(modules, file);
  if (source === undefined) return [];
  const imports = findAll(source, ts.isStringLiteral).filter(({ parent }) => ts.isImportDeclaration(parent));
  return imports.flatMap(({ text }) => modules.resolve(text, file) ?? []);
}
