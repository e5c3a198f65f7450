import { ts } from "@ts-morph/common";
import type { Modules } from "../modules.js";
import { calledName, findAll } from "../nodes.js";
import { specifiersIn } from "../scope.js";

/** More files than these are no set-up of tests any more. */
const MOST = 40;

/** Whether files that a runner loads before each test put something else in the place of a module: `vi.mock("…/client")`. */
export function isMockedBySetup(modules: Modules, setup: readonly string[], module: string): boolean {
  const seen = new Set<string>();
  const queue = setup.filter((file) => modules.isFile(file));
  for (let file = queue.shift(); file !== undefined && seen.size < MOST; file = queue.shift()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const found = look(modules, file);
    if (found.mocked.includes(module)) return true;
    queue.push(...found.loaded);
  }
  return false;
}

interface Setup {
  readonly mocked: readonly string[];
  readonly loaded: readonly string[];
}

/** A file that does not parse tells nothing. */
function look(modules: Modules, file: string): Setup {
  const resolved = (specifier: string): string[] => [modules.resolve(specifier, file) ?? []].flat();
  try {
    const source = modules.source(file);
    if (source === undefined) return { mocked: [], loaded: [] };
    const mocks = findAll(source, ts.isCallExpression).filter((call) => calledName(call) === "mock");
    const named = mocks.flatMap(({ arguments: [first] }) =>
      first !== undefined && ts.isStringLiteralLike(first) ? [first.text] : [],
    );
    return {
      mocked: named.flatMap(resolved),
      loaded: source.statements.flatMap(specifiersIn).flatMap(resolved),
    };
  } catch {
    return { mocked: [], loaded: [] };
  }
}
