import { ts } from "@ts-morph/common";
import type { Modules } from "../modules.js";
import { calledName, findAll } from "../nodes.js";
import { specifiersIn } from "../scope.js";

/** More files than these are no set-up of tests any more. */
const MOST = 40;

/** Whether files that a runner loads before each test put something else in the place of a module: `vi.mock("…/client")`. */
export function isMockedBySetup(modules: Modules, setup: readonly string[], module: string): boolean {
  return setupFiles(modules, setup).some(({ file, source }) =>
    findAll(source, ts.isCallExpression)
      .filter((call) => calledName(call) === "mock")
      .flatMap(({ arguments: [first] }) => (first !== undefined && ts.isStringLiteralLike(first) ? [first.text] : []))
      .some((specifier) => modules.resolve(specifier, file) === module),
  );
}

/** Whether such files need a browser's globals: `window.matchMedia = …`, without asking whether there is a window. */
export const needsBrowser = (modules: Modules, setup: readonly string[]): boolean =>
  setupFiles(modules, setup).some(({ source }) => {
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

interface SetupFile {
  readonly file: string;
  readonly source: ts.SourceFile;
}

/** The files, and those of the project that they import. */
function setupFiles(modules: Modules, setup: readonly string[]): SetupFile[] {
  const found = new Map<string, SetupFile>();
  const queue = setup.filter((file) => modules.isFile(file));
  for (let file = queue.shift(); file !== undefined && found.size < MOST; file = queue.shift()) {
    const source = found.has(file) ? undefined : sourceOf(modules, file);
    if (source === undefined) continue;
    found.set(file, { file, source });
    const from = file;
    queue.push(...source.statements.flatMap(specifiersIn).flatMap((each) => modules.resolve(each, from) ?? []));
  }
  return [...found.values()];
}

/** A file that does not parse tells nothing. */
function sourceOf(modules: Modules, file: string): ts.SourceFile | undefined {
  try {
    return modules.source(file);
  } catch {
    return undefined;
  }
}
