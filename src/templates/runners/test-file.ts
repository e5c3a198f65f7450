import { ts } from "@ts-morph/common";
import { findAll } from "../../project/nodes.js";
import type { TestImport } from "./imports-of.js";
import { type ModuleMock, mocksIn, moduleMock } from "./module-mocks.js";
import type { RunnerInput } from "./runner-input.js";

/** A test as it was read. */
export interface TestFile {
  readonly source: ts.SourceFile;
  readonly imports: readonly TestImport[];
  readonly mocks: readonly ModuleMock[];
  readonly input: RunnerInput;
  /** Expressions for all functions that the test watches. */
  readonly watched: readonly string[];
}

/** The name that stands for all exports of a module whose functions are all replaced. */
export const namespaceOf = (imports: readonly TestImport[], specifier: string): string | undefined =>
  imports.find((each) => each.specifier === specifier && each.exported === "*")?.local;

/** The name under which a test imports an export. */
export const localOf = (imports: readonly TestImport[], specifier: string, exported: string): string | undefined =>
  imports.find((each) => each.specifier === specifier && each.exported === exported && !each.isType)?.local;

export function watchedIn(
  source: ts.SourceFile,
  { imports, mocks, input }: Pick<TestFile, "imports" | "mocks" | "input">,
): string[] {
  const ofModules = mocks.flatMap(({ specifier, members }) => {
    if (members !== undefined)
      return members.flatMap(({ exported, value }) => {
        const local = localOf(imports, specifier, exported);
        return local === undefined ? [] : mocksIn(value, local);
      });
    const whole = namespaceOf(imports, specifier);
    if (whole !== undefined) return [`...Object.values(${whole})`];
    return (input.exportsOf(specifier)?.functions ?? []).flatMap((name) => localOf(imports, specifier, name) ?? []);
  });
  const ownVariables = source.statements
    .filter((each) => moduleMock(each) === undefined)
    .flatMap((each) => (ts.isVariableStatement(each) ? findAll(each, ts.isVariableDeclaration) : []))
    .flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) && initializer !== undefined ? mocksIn(initializer, name.text) : [],
    );
  return [...ofModules, ...ownVariables];
}
