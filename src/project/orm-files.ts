import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Modules } from "./modules.js";
import type { Project } from "./project.js";

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
  "utils/db",
  "utils/prisma",
  "lib/db/client",
  "lib/db/index",
  "drizzle/db",
  "drizzle",
  "services/db",
];

/** Modules that may hold the database: those that functions import, those that these import, then the usual places. */
export function databaseCandidates(modules: Modules, project: Project): string[] {
  const functions = [...new Set(project.functions.map(({ file }) => file))].slice(0, 12);
  const imported = functions.flatMap((file) => importsOf(modules, file));
  const helper = project.helpers.withTenantContext?.module;
  const helpers = helper !== undefined && "file" in helper ? closure(modules, helper.file) : [];
  const guessed = [...new Set([project.sourceRoot, project.unit])].flatMap((directory) =>
    PLACES.flatMap((place) => modules.resolve(`./${place}`, posix.join(directory, "x.ts")) ?? []),
  );
  return [...new Set([...imported, ...imported.flatMap((file) => importsOf(modules, file)), ...helpers, ...guessed])];
}

const closure = (modules: Modules, file: string): string[] => {
  const first = [file, ...importsOf(modules, file)];
  return [...first, ...first.flatMap((each) => importsOf(modules, each))];
};

/** The project's files that a file imports or re-exports; none where it does not parse. */
export function importsOf(modules: Modules, file: string): string[] {
  try {
    return (modules.source(file)?.statements ?? []).flatMap((statement) => {
      const named =
        ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? statement.moduleSpecifier : undefined;
      return named !== undefined && ts.isStringLiteral(named) ? (modules.resolve(named.text, file) ?? []) : [];
    });
  } catch (error) {
    if (error instanceof ScaffoldError) return [];
    throw error;
  }
}

/** The text of a candidate; "" where it cannot be read. */
export function candidateText(modules: Modules, file: string): string {
  try {
    return modules.text(file) ?? "";
  } catch {
    return "";
  }
}
