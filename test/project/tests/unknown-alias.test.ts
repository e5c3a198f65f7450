import { describe, expect, it } from "vitest";
import { detectSmallApp } from "../app.js";

type Files = Record<string, string | undefined>;

const root = (runner: string, test = "", more: object = {}) =>
  JSON.stringify({ workspaces: ["apps/*"], scripts: { test }, devDependencies: { [runner]: "^4.0.0" }, ...more });
const client = (specifier: string, line: string) =>
  `${line}\nimport { Inngest } from "${specifier}";\n\nexport const inngest = new Inngest({ id: "web" });\n`;
const tidy = (specifier: string) =>
  `import { inngest } from "${specifier}";\n\nexport const tidy = inngest.createFunction({ id: "tidy" }, { event: "app/tidy" }, async () => {});\n`;

/** A workspace whose runner is the root's, and a package that has aliases of its own. */
const WORKSPACE: Files = {
  "package.json": root("vitest"),
  "src/app/api/inngest/route.ts": undefined,
  "src/lib/inngest/client.ts": undefined,
  "src/lib/inngest/functions/tidy.ts": undefined,
  "tsconfig.json": undefined,
  "apps/web/package.json": JSON.stringify({ name: "web", dependencies: { inngest: "^3.40.0" } }),
  "apps/web/tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"], "~data/*": ["./data/*"] } } }',
  "apps/web/data/name.ts": 'export const name = "web";\nexport interface Name {\n  name: string;\n}\n',
  "apps/web/src/inngest/client.ts": client("inngest", ""),
  "apps/web/src/inngest/tidy.ts": tidy("@/inngest/client"),
  "apps/web/src/serve.ts":
    'import { serve } from "inngest/next";\nimport { inngest } from "@/inngest/client";\nimport { tidy } from "@/inngest/tidy";\n\nexport default serve({ client: inngest, functions: [tidy] });\n',
};
const inWeb = (files: Files) => detectSmallApp({ ...WORKSPACE, ...files }, { serve: "apps/web/src/serve.ts" });
const RELATIVE = { "apps/web/src/inngest/tidy.ts": tidy("./client") };

describe("an alias that the runner above does not know", () => {
  it.each<[string, Files]>([
    ["no configuration of vitest", {}],
    ["one without aliases", { "vitest.config.ts": "export default { test: { exclude: ['e2e'] } };\n" }],
    [
      "one with another's",
      { "vitest.config.ts": "export default { resolve: { alias: { '@vercel/og': './stubs/og.ts' } } };\n" },
    ],
    ["Jest's defaults", { "package.json": root("jest", "", { jest: { preset: "ts-jest" } }) }],
  ])("leaves no test where functions import by it: %s", (_what, files) => {
    const { runner, noTest, conventions } = inWeb(files);
    expect(runner).toBeUndefined();
    expect(noTest).toMatch(
      /^apps\/web\/src\/inngest\/tidy\.ts imports by "@\/", and .* in the project's root does not/,
    );
    expect(noTest).toMatch(/Give apps\/web a (?:vitest|jest) configuration with (?:resolve\.alias|moduleNameMapper)/);
    expect(conventions.specifiers.form).toBe("alias");
  });

  it("leaves none where the client loads something by it", () => {
    const files = { ...RELATIVE, "apps/web/src/inngest/client.ts": client("inngest", 'import "~data/name";') };
    expect(inWeb(files).noTest).toMatch(/^apps\/web\/src\/inngest\/client\.ts imports by "~data\/"/);
  });

  it.each([
    'import type { Name } from "~data/name";\nexport type { Name };',
    'import { Name } from "~data/name";\nexport const names: Name[] = [];',
    'import { type Name } from "~data/name";\nexport interface Named extends Name {}',
  ])("is in nobody's way where types are imported by it: %s", (line) => {
    const files = { ...RELATIVE, "apps/web/src/inngest/client.ts": client("inngest", line) };
    expect([inWeb(files).runner?.name.value, inWeb(files).noTest]).toEqual(["vitest", undefined]);
  });

  it("is not used by new files where no function is", () => {
    const files = {
      "apps/web/src/inngest/tidy.ts": undefined,
      "apps/web/src/inngest/client.ts": `${client("inngest", "")}\n${tidy("").split("\n\n")[1]}`,
      "apps/web/src/serve.ts":
        'import { serve } from "inngest/next";\nimport { inngest, tidy } from "@/inngest/client";\n\nexport default serve({ client: inngest, functions: [tidy] });\n',
    };
    const { runner, conventions } = inWeb(files);
    expect([runner?.name.value, conventions.specifiers.form]).toEqual(["vitest", "relative"]);
    const known = inWeb({ ...files, "vitest.config.ts": "export default { resolve: { tsconfigPaths: true } };\n" });
    expect([known.runner?.name.value, known.conventions.specifiers.form]).toEqual(["vitest", "alias"]);
  });
});

describe("an alias that the runner above knows, or may", () => {
  const vitest = (text: string): Files => ({ "vitest.config.ts": text });

  it.each<[string, Files]>([
    ["an alias", vitest("export default { resolve: { alias: { '@': './apps/web/src' } } };\n")],
    ["an array of them", vitest("export default { resolve: { alias: [{ find: /^@\\//, replacement: x }] } };\n")],
    ["a plugin", vitest('import paths from "vite-tsconfig-paths";\nexport default { plugins: [paths()] };\n')],
    ["an option", vitest("export default { resolve: { tsconfigPaths: true } };\n")],
    ["what another package does", vitest('import { config } from "@acme/vitest-config";\nexport default config;\n')],
    [
      "a module that is imported",
      {
        ...vitest('import { alias } from "./aliases";\nexport default { resolve: { alias } };\n'),
        "aliases.ts": 'export const alias = { "@": "./apps/web/src" };\n',
      },
    ],
    ["a script that names another configuration", { "package.json": root("vitest", "vitest run --config web.ts") }],
    [
      "moduleNameMapper",
      { "package.json": root("jest", "", { jest: { moduleNameMapper: { "^@/(.*)$": "<rootDir>/apps/web/src/$1" } } }) },
    ],
    ["a preset of Jest", { "package.json": root("jest", "", { jest: { preset: "@acme/jest" } }) }],
    [
      "Babel",
      { "package.json": root("jest"), "babel.config.js": 'module.exports = { plugins: [["module-resolver", {}]] };\n' },
    ],
    ["Bun, which reads tsconfig.json", { "package.json": root("vitest", "bun test") }],
    ["a runner of the package's own", { "apps/web/vitest.config.ts": "export default {};\n" }],
  ])("stays, and a test is written: %s", (_what, files) => {
    const { runner, noTest, conventions } = inWeb(files);
    expect([noTest, runner === undefined, conventions.specifiers.form]).toEqual([undefined, false, "alias"]);
  });
});
