import { ts } from "@ts-morph/common";
import type { Modules } from "../modules.js";
import { calledName, findAll } from "../nodes.js";
import { loadedFiles } from "./loaded-files.js";

/** Whether files that a runner loads before each test put something else in the place of a module: `vi.mock("…/client")`. */
export function isMockedBySetup(modules: Modules, setup: readonly string[], module: string): boolean {
  return loadedFiles(modules, setup).some(({ file, source }) =>
    findAll(source, ts.isCallExpression)
      .filter((call) => calledName(call) === "mock")
      .flatMap(({ arguments: [first] }) => (first !== undefined && ts.isStringLiteralLike(first) ? [first.text] : []))
      .some((specifier) => modules.resolve(specifier, file) === module),
  );
}

/** Whether such files need a browser's globals: `window.matchMedia = …`, without asking whether there is a window. */
export const needsBrowser = (modules: Modules, setup: readonly string[]): boolean =>
  loadedFiles(modules, setup).some(({ source }) => {
    const used = findAll(source, ts.isIdentifier).filter(isBrowserGlobal);
    return used.length > 0 && !used.some(({ parent }) => ts.isTypeOfExpression(parent));
  });

const GLOBALS = new Set(["window", "document", "localStorage", "sessionStorage", "HTMLElement", "Element"]);

/** No property of that name, and no type. */
const isBrowserGlobal = ({ text, parent }: ts.Identifier): boolean =>
  GLOBALS.has(text) &&
  !ts.isTypeNode(parent) &&
  !ts.isPropertyAssignment(parent) &&
  !(ts.isPropertyAccessExpression(parent) && parent.name.text === text);
