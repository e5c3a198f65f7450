import { existsSync } from "node:fs";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execute, repository } from "./workspace.js";

/**
 * Prisma 7 without its command line, which asks another server than npm's for a program: its generator as a library, the
 * client that runs queries in WebAssembly, and a driver adapter for PGlite.
 */
const VERSION = "7.10.0";
const PACKAGES = {
  "@electric-sql/pglite": "0.5.16",
  "@prisma/client": VERSION,
  "@prisma/client-generator-ts": VERSION,
  "@prisma/internals": VERSION,
  "pglite-prisma-adapter": "0.7.2",
};
const CACHE = join(repository, "node_modules/.cache/scaffold-inngest");
const HOME = join(CACHE, `prisma-${VERSION}`);

/** What an app depends on that uses it. */
const USED = ["@electric-sql/pglite", "@prisma/client", "pglite-prisma-adapter"] as const;

export const prismaDependencies = Object.fromEntries(USED.map((name) => [name, PACKAGES[name]]));

/** Installs it from npm the first time; says why where it cannot be had. */
export async function findPrisma(): Promise<{ readonly missing: string } | undefined> {
  if (existsSync(HOME)) return undefined;
  const making = join(CACHE, `prisma-${process.pid}`);
  await mkdir(making, { recursive: true });
  await writeFile(join(making, "package.json"), JSON.stringify({ private: true, dependencies: PACKAGES }));
  await writeFile(join(making, "generate.cjs"), GENERATE);
  // Scripts of the packages would ask that other server.
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
  const { code, output } = await execute("npm", args, making);
  if (code === 0 && !existsSync(HOME)) await rename(making, HOME);
  await rm(making, { recursive: true, force: true });
  return existsSync(HOME) ? undefined : { missing: `Prisma could not be installed from npm: ${output.slice(-300)}` };
}

/** Puts the packages where an app has its own. */
export async function linkPrisma(directory: string): Promise<void> {
  for (const name of USED) {
    const link = join(directory, "node_modules", name);
    await rm(link, { recursive: true, force: true });
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(HOME, "node_modules", name), link, "junction");
  }
}

/** Generates the client of a schema, both by their path in an app. */
export async function generateClient(directory: string, schema: string, output: string): Promise<void> {
  const args = [join(HOME, "generate.cjs"), join(directory, schema), join(directory, output)];
  const result = await execute(process.execPath, args, directory);
  if (result.code !== 0) throw new Error(`Prisma generated nothing: ${result.output}`);
}

const GENERATE = `const { readFileSync } = require("node:fs");
const { getConfig, getDMMF } = require("@prisma/internals");
const { PrismaClientTsGenerator } = require("@prisma/client-generator-ts");

async function main(schemaPath, output) {
  const datamodel = readFileSync(schemaPath, "utf8");
  const files = [[schemaPath, datamodel]];
  const { generators, datasources } = await getConfig({ datamodel: files });
  const dmmf = await getDMMF({ datamodel: files });
  await new PrismaClientTsGenerator().generate({
    generator: { ...generators[0], output: { value: output, fromEnvVar: null } },
    otherGenerators: [],
    ...{ schemaPath, dmmf, datasources, datamodel, version: ${JSON.stringify(VERSION)} },
  });
}

main(...process.argv.slice(2));
`;
