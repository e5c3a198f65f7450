import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import type { Modules } from "../modules.js";
import type { Project } from "../project.js";
import { whereReadable } from "../where-readable.js";

const PLACES = [
  "lib/db",
  "lib/prisma",
  "lib/database",
  "lib/drizzle",
  "db",
  "db/client",
  "db/index",
  "prisma",
  "prisma/client",
  "database",
  "server/db",
  "server/prisma",
  "server/database",
  "server/utils/db",
  "server/utils/drizzle",
  "server/utils/prisma",
  "lib/server/db",
  "lib/server/prisma",
  "utils/db",
  "utils/prisma",
  "lib/db/client",
  "lib/db/index",
  "drizzle/db",
  "drizzle",
  "services/db",
  "core/db",
  "core/lib/prisma",
];

/** Where a project's database client usually is. */
export const usualPlaces = (modules: Modules, { sourceRoot, home }: Project): string[] => [
  ...new Set(
    [...new Set([sourceRoot, home])].flatMap((directory) =>
      PLACES.flatMap((place) => modules.resolve(`./${place}`, posix.join(directory, "x.ts")) ?? []),
    ),
  ),
];

/** The project's files that a file imports or passes on; none where it does not parse. */
export const importsOf = (modules: Modules, file: string): string[] => linksOf(modules, file, isLink);

/** Those that it passes on to who imports it. */
export const reExportsOf = (modules: Modules, file: string): string[] =>
  PASSES_ON.test(safeText(modules, file)) ? linksOf(modules, file, ts.isExportDeclaration) : [];

/** Most files pass nothing on, and need no parsing. */
const PASSES_ON = /^\s*export\s+(?:type\s+)?[*{]/m;

type Link = ts.ImportDeclaration | ts.ExportDeclaration;
const isLink = (node: ts.Node): node is Link => ts.isImportDeclaration(node) || ts.isExportDeclaration(node);

function linksOf(modules: Modules, file: string, is: (node: ts.Node) => node is Link): string[] {
  const statements = whereReadable(() => modules.source(file))?.statements ?? [];
  return statements.flatMap((statement) => {
    const named = is(statement) ? statement.moduleSpecifier : undefined;
    return named !== undefined && ts.isStringLiteral(named) ? (modules.resolve(named.text, file) ?? []) : [];
  });
}

/** The text of a file; "" where it cannot be read. */
export const safeText = (modules: Modules, file: string): string => whereReadable(() => modules.text(file)) ?? "";
