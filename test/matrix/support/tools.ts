import { KINDS } from "./kinds.js";
import { type Folder, installedAt, installedVersion } from "./packages.js";
import { globalsOf, type Row } from "./rows.js";

/** A package of a row's project: what package.json calls it, and where it is installed. */
interface Dependency {
  readonly name: string;
  readonly at: string;
  readonly version: string;
  readonly dev: boolean;
}

const dependency = (folder: Folder, name: string, dev = true): Dependency => ({
  name,
  at: installedAt(folder, name),
  version: installedVersion(folder, name),
  dev,
});

const RUNNERS: Readonly<Record<Row["runner"], () => readonly Dependency[]>> = {
  "vitest-2": () => [dependency("vitest-2", "vitest")],
  "vitest-3": () => [dependency("vitest-3", "vitest")],
  "vitest-4": () => [dependency("vitest-4", "vitest")],
  "vitest-5": () => [dependency("vitest-5", "vitest"), dependency("vitest-5", "vite")],
  "jest-29": () => ["jest", "@types/jest", "@swc/jest", "@swc/core"].map((name) => dependency("jest-29", name)),
  "jest-30": () => ["jest", "@types/jest", "@swc/jest", "@swc/core"].map((name) => dependency("jest-30", name)),
  bun: () => [dependency("bun", "@types/bun")],
  node: () => [dependency("tsx", "tsx")],
};

/** All that a row's project depends on, in the versions of the row. */
export const packagesOf = (row: Row): readonly Dependency[] => [
  dependency(`inngest-${row.inngest}`, "inngest", false),
  ...(row.zod === "none" ? [] : [dependency(`zod-${row.zod}`, "zod", false)]),
  ...(row.db === "drizzle" ? ["drizzle-orm", "pg"].map((name) => dependency("drizzle", name, false)) : []),
  ...(row.db === "drizzle" ? [dependency("drizzle", "@types/pg")] : []),
  ...(row.db === "prisma"
    ? // What the generated client requires is where npm puts it: beside the others.
      ["@prisma/client", "@prisma/adapter-pg", "@prisma/client-runtime-utils"].map((name) =>
        dependency("prisma", name, false),
      )
    : []),
  ...(row.db === "prisma" ? [dependency("prisma", "prisma")] : []),
  dependency(`typescript-${row.typescript}`, "typescript"),
  dependency("shared", "@types/node"),
  dependency("shared", "@tsconfig/strictest"),
  ...RUNNERS[row.runner](),
];

/** The folders of the cache that a row needs. */
export const foldersOf = (row: Row): readonly Folder[] => [
  `inngest-${row.inngest}`,
  "shared",
  `typescript-${row.typescript}`,
  ...(row.zod === "none" ? [] : ([`zod-${row.zod}`] as const)),
  ...(row.db === "none" ? [] : [row.db]),
  row.runner === "node" ? "tsx" : row.runner,
  // The oldest Node.js that this tool runs on is too old for it.
  ...(row.runner === "vitest-5" ? (["node"] as const) : []),
];

const SCRIPTS: readonly (readonly [prefix: string, script: string])[] = [
  ["vitest", "vitest run"],
  ["jest", "jest"],
  ["bun", "bun test"],
  ["node", "node --import tsx --test"],
];

interface PackageParts {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What package.json says of them. */
export function dependenciesOf(row: Row): PackageParts {
  const all = packagesOf(row);
  const pick = (dev: boolean): Record<string, string> =>
    Object.fromEntries(all.filter((each) => each.dev === dev).map(({ name, version }) => [name, version]));
  const test = SCRIPTS.find(([prefix]) => row.runner.startsWith(prefix))?.[1] ?? "";
  return { scripts: { test }, dependencies: pick(false), devDependencies: pick(true) };
}

/** The packages whose global types the project's tsconfig names. */
export function typesOf(row: Pick<Row, "runner">): readonly string[] {
  const globals = globalsOf(row.runner);
  return globals === "none" ? ["node"] : ["node", globals === "bun" ? "bun" : "jest"];
}

/** The configuration of the project's own runner. */
export function configOf(row: Row, alias: string): Record<string, string> {
  const aliases = KINDS[row.kind].imports === "alias" ? { [alias]: "<rootDir>/src" } : {};
  if (row.runner.startsWith("jest"))
    return { "jest.config.json": `${JSON.stringify({ testEnvironment: "node", ...jestModules(aliases) }, null, 2)}\n` };
  if (!row.runner.startsWith("vitest")) return {};
  const resolve =
    Object.keys(aliases).length === 0
      ? ""
      : `\n  resolve: { alias: { "${alias.slice(0, -1)}": new URL("./src", import.meta.url).pathname } },`;
  return { "vitest.config.mjs": `export default {${resolve}\n  test: { include: ["**/*.test.{ts,tsx,js}"] },\n};\n` };
}

/**
 * How jest finds and reads modules: TypeScript by swc, and a name with `.js` as the module it stands for.
 *
 * @param aliases directories by what stands for them
 * @param swc the transformer: its name, or where it is
 */
export function jestModules(aliases: Readonly<Record<string, string>>, swc = "@swc/jest"): Record<string, unknown> {
  const by = (syntax: "typescript" | "ecmascript", tsx: boolean): unknown => [
    swc,
    { jsc: { parser: { syntax, tsx }, target: "es2022" } },
  ];
  const mapped = Object.entries(aliases).map(([alias, directory]) => [`^${alias}(.*)$`, `${directory}/$1`]);
  return {
    transform: {
      "\\.ts$": by("typescript", false),
      "\\.tsx$": by("typescript", true),
      "\\.js$": by("ecmascript", false),
    },
    moduleNameMapper: Object.fromEntries([...mapped, ["^(\\.{1,2}/.*)\\.js$", "$1"]]),
  };
}
