import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runInProcess } from "../../support/in-process.js";
import { execute } from "../../support/workspace.js";
import { installedAt } from "./packages.js";
import { projectFiles } from "./project-files.js";
import type { Row } from "./rows.js";
import { packagesOf } from "./tools.js";

/** The project of a row on the disk, after the command. */
export interface Project {
  readonly row: Row;
  /** Name of its folder, and of its alias: the number of the row. */
  readonly id: string;
  /** What stands for `src/` where its imports go through an alias. */
  readonly alias: string;
  readonly directory: string;
  /** The files that the command created, by path. */
  readonly created: readonly string[];
  /** Those among them that are tests. */
  readonly tests: readonly string[];
  /** Of the functions among them. */
  readonly functionIds: readonly string[];
  /** What the command said where it refused. */
  readonly refusal?: { readonly code: string; readonly message: string };
}

export const aliasOf = (id: string): string => `@${id}/`;

/** Makes the project of a row in a folder of its own, and adds the job by the real command. */
export async function makeProject(home: string, row: Row, id: string): Promise<Project> {
  const directory = join(home, id);
  const alias = aliasOf(id);
  const { files, job } = projectFiles(row, alias);
  for (const [path, text] of Object.entries(files)) await write(join(directory, path), text);
  await linkPackages(row, directory);
  if (row.db === "prisma") await generatePrismaClient(directory);
  const spec = join(home, `${id}.json`);
  await writeFile(spec, JSON.stringify({ jobs: [job] }));
  const { code, stdout, stderr } = await runInProcess(["inngest", "add", "--spec", spec, "--json"], directory);
  const project = { row, id, alias, directory };
  const said: Said = JSON.parse(stdout);
  if (said.ok) return { ...project, ...(await createdIn(directory, said)) };
  if (code !== 4 && code !== 2) throw new Error(`${id} ${Object.values(row).join(" ")}: ${stdout}${stderr}`);
  return { ...project, created: [], tests: [], functionIds: [], refusal: said.error };
}

type Said =
  | { readonly ok: true; readonly changes: readonly { readonly path: string; readonly action: string }[] }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

async function createdIn(
  directory: string,
  { changes }: Said & { ok: true },
): Promise<Pick<Project, "created" | "tests" | "functionIds">> {
  const created = changes.filter(({ action }) => action === "create").map(({ path }) => path);
  const texts = await Promise.all(created.map((path) => readFile(join(directory, path), "utf8")));
  const functionIds = texts.flatMap((text) =>
    [...text.matchAll(/createFunction\(\s*\{\s*id: "([^"]+)"/g)].flatMap(([, id]) => id ?? []),
  );
  return { created, tests: created.filter(isTest), functionIds };
}

const isTest = (path: string): boolean => /\.(test|spec)\.[jt]sx?$/.test(path);

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function linkPackages(row: Row, directory: string): Promise<void> {
  for (const { name, at } of packagesOf(row)) {
    const link = join(directory, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(at, link, "junction");
  }
}

const schemas = new Map<string, Promise<string>>();

/** What the real generator makes of the project's schema, once for each schema; nothing is asked of the network. */
async function generatePrismaClient(directory: string): Promise<void> {
  const schema = await readFile(join(directory, "prisma/schema.prisma"), "utf8");
  const first = schemas.get(schema) ?? generated(directory);
  schemas.set(schema, first);
  const from = await first;
  if (from !== directory) await cp(join(from, GENERATED), join(directory, GENERATED), { recursive: true });
}

const GENERATED = "src/generated/prisma";

async function generated(directory: string): Promise<string> {
  const cli = join(installedAt("prisma", "prisma"), "build/index.js");
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
  const { code, output } = await execute(process.execPath, [cli, "generate"], directory, env);
  if (code !== 0) throw new Error(output);
  return directory;
}
