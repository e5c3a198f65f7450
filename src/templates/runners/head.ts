import { pascalCase } from "../../text/case.js";
import { propertyKey, stringLiteral } from "../../text/ts-literal.js";
import type { Imports } from "../imports.js";
import type { TestImport } from "./imports-of.js";
import type { ModuleMock } from "./module-mocks.js";
import type { Print } from "./rewrite.js";
import type { RunnerInput } from "./runner-input.js";
import { localOf, namespaceOf, type TestFile } from "./test-file.js";

interface HeadInput {
  readonly print: Print;
  /** Learns what is imported as ever. */
  readonly asked: Imports;
  /** Imports a name of the test driver and gives it. */
  readonly tools: (name: string) => string;
}

/** What stands between the imports and the test: what is put in the place of modules, and what is loaded after that. */
export function headOf(file: TestFile, { print, asked, tools }: HeadInput): string {
  const { imports, mocks, input } = file;
  const isReplaced = ({ specifier, exported }: TestImport): boolean =>
    mocks.some((mock) => mock.specifier === specifier && standsIn(mock, exported, input));
  const isLate = (each: TestImport): boolean =>
    mocks.length > 0 && !each.isType && !isReplaced(each) && (isOfMock(each, mocks) || input.isLate(each.specifier));
  for (const each of imports) {
    const { specifier, exported, local, isType } = each;
    const stays = specifier !== "vitest" && (isType || !isReplaced(each));
    if (stays && !isLate(each)) asked.add(specifier, { exported, local, type: isType });
  }
  const late = imports.filter(isLate);
  const lines = [
    ...mocks.flatMap((mock) => replacement(mock, { file, print, asked, tools })),
    ...[...new Set(late.map(({ specifier }) => specifier))].map((specifier) =>
      lateImport(
        late.filter((each) => each.specifier === specifier),
        specifier,
        input.module,
      ),
    ),
  ];
  return lines.length === 0 ? "" : `${lines.join("\n")}\n\n`;
}

/** Whether an export is among what is put in the place of a module's own. */
function standsIn({ specifier, members }: ModuleMock, exported: string, input: RunnerInput): boolean {
  if (members !== undefined) return members.some((each) => each.exported === exported);
  return exported === "*" || (input.exportsOf(specifier)?.functions.includes(exported) ?? false);
}

const isOfMock = ({ specifier }: TestImport, mocks: readonly ModuleMock[]): boolean =>
  mocks.some((mock) => mock.specifier === specifier);

interface ReplacementInput extends HeadInput {
  readonly file: TestFile;
}

/** The statements that put something else in a module's place. */
function replacement(mock: ModuleMock, { file, print, asked, tools }: ReplacementInput): string[] {
  const { imports, input } = file;
  const { specifier, members, keepsRest } = mock;
  const put = (exports: string): string =>
    `${tools("replaceModule")}(${resolved(specifier, input.module)}, ${exports});`;
  if (members === undefined) return allFunctions(mock, { file, asked, put, tools });
  const named = members.map(({ exported, value }) => {
    const local = localOf(imports, specifier, exported);
    const text = print(value);
    return local === undefined
      ? { line: [], entry: `${propertyKey(exported)}: ${text}` }
      : {
          line: [`const ${local} = ${text};`],
          entry: local === exported ? local : `${propertyKey(exported)}: ${local}`,
        };
  });
  const rest = keepsRest ? [own(specifier, input.module, tools)] : [];
  const entries = [...rest, ...named.map(({ entry }) => entry)];
  return [...named.flatMap(({ line }) => line), put(entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`)];
}

/** Every function of a module as one that does nothing, under the name that the test has for the module or the function. */
function allFunctions(
  { specifier }: ModuleMock,
  { file, asked, put, tools }: Omit<ReplacementInput, "print"> & { readonly put: (exports: string) => string },
): string[] {
  const { imports, input } = file;
  const exported = input.exportsOf(specifier);
  if (exported === undefined)
    throw new Error(`what ${stringLiteral(specifier)} exports is not known: say what stands in its place`);
  const { functions: names, others } = exported;
  if (names.length === 0) return [];
  const rest = others ? `${own(specifier, input.module, tools)}, ` : "";
  const whole = namespaceOf(imports, specifier);
  const type = pascalCase(whole ?? specifier.replace(/^.*\//, "").replace(/\.[cm]?[jt]s$/, ""));
  asked.add(specifier, { exported: "*", local: type, type: true });
  const fn = (name: string): string => `${watchedFunction(input.runner, asked)}<typeof ${type}.${name}>()`;
  if (whole !== undefined)
    return [
      `const ${whole} = {\n${names.map((name) => `  ${name}: ${fn(name)},\n`).join("")}};`,
      put(others ? `{ ${rest}...${whole} }` : whole),
    ];
  const entries = names.map((name) => ({ name, local: localOf(imports, specifier, name) }));
  return [
    ...entries.flatMap(({ name, local }) => (local === undefined ? [] : [`const ${local} = ${fn(name)};`])),
    put(
      `{ ${rest}${entries.map(({ name, local }) => (local === name ? name : `${name}: ${local ?? fn(name)}`)).join(", ")} }`,
    ),
  ];
}

/** What makes a function whose calls are kept, imported. */
function watchedFunction(runner: RunnerInput["runner"], asked: Imports): string {
  asked.add(runner === "bun" ? "bun:test" : "node:test", { exported: "mock", local: "mock", type: false });
  return runner === "bun" ? "mock" : "mock.fn";
}

/** Where a module is, as the runner knows it. */
export const resolved = (specifier: string, module: "esm" | "cjs"): string =>
  `${module === "esm" ? "import.meta.resolve" : "require.resolve"}(${stringLiteral(specifier)})`;

/** What a module itself exports: loaded apart, since one that is loaded already is put nothing in the place of. */
const own = (specifier: string, module: "esm" | "cjs", tools: (name: string) => string): string =>
  module === "esm"
    ? `...(await ${tools("loadAgain")}<object>(${resolved(specifier, module)}))`
    : `...require(${stringLiteral(specifier)})`;

const loaded = (specifier: string, module: "esm" | "cjs"): string =>
  module === "esm"
    ? `await import(${stringLiteral(specifier)})`
    : `require(${stringLiteral(specifier)}) as typeof import(${stringLiteral(specifier)})`;

function lateImport(names: readonly TestImport[], specifier: string, module: "esm" | "cjs"): string {
  const whole = names.find(({ exported }) => exported === "*");
  const listed = names.map(({ exported, local }) => (exported === local ? local : `${exported}: ${local}`)).sort();
  return `const ${whole?.local ?? `{ ${listed.join(", ")} }`} = ${loaded(specifier, module)};`;
}
