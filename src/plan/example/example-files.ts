import { posix } from "node:path";
import type { RunnerName } from "../../project/project.js";
import { restyle } from "../../templates/restyle.js";
import { databaseFiles, type ExampleModel } from "./database-files.js";
import type { ExampleProject } from "./example.js";
import { layoutFiles } from "./layout-files.js";

/**
 * The files of the small project that an example is rendered in, by their path: a client, a serve route, one function,
 * and where asked for a database with the models that the template needs. They are part of this tool, so that a
 * snapshot is the same in every repository.
 */
export function exampleFiles(project: ExampleProject, models: readonly ExampleModel[]): Record<string, string> {
  const code = { ...layoutFiles(project), ...databaseFiles(project.db, models) };
  const styled = Object.entries(code).map(([path, text]) => [
    path,
    posix.extname(path) === ".ts" ? restyle(text, project.style) : text,
  ]);
  return {
    "package.json": packageJson(project),
    "tsconfig.json": tsconfig(project),
    ".env.example": "",
    ...Object.fromEntries(styled),
  };
}

function packageJson({ sdk, version, db, runner }: ExampleProject): string {
  const dependencies = {
    ...(db === "prisma" ? { "@prisma/client": "^7.0.0" } : {}),
    ...(db === "drizzle" ? { "drizzle-orm": "^0.45.0" } : {}),
    inngest: version ?? (sdk === 4 ? "^4.11.0" : "^3.54.0"),
    zod: "^4.0.0",
  };
  const manifest = {
    name: "example",
    private: true,
    type: "module",
    scripts: runner === "none" ? {} : { test: SCRIPTS[runner] },
    dependencies,
    devDependencies: {
      typescript: "^5.9.0",
      ...(runner === "none" ? {} : PACKAGES[runner]),
    },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const SCRIPTS: Readonly<Record<RunnerName, string>> = {
  vitest: "vitest run",
  jest: "jest",
  bun: "bun test",
  node: "node --import tsx --test",
};

const PACKAGES: Readonly<Record<RunnerName, Readonly<Record<string, string>>>> = {
  vitest: { vitest: "^4.0.0" },
  jest: { jest: "^30.0.0", "@types/jest": "^30.0.0" },
  bun: { "@types/bun": "^1.3.0" },
  node: { "@types/node": "^22.0.0", tsx: "^4.0.0" },
};

function tsconfig({ loose }: ExampleProject): string {
  const modules = { module: "esnext", moduleResolution: "bundler", paths: { "@/*": ["./src/*"] } };
  return `${JSON.stringify({ compilerOptions: { strict: loose !== true, ...modules } }, null, 2)}\n`;
}
