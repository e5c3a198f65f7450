import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { databaseClient } from "./database-client.js";
import { isObject } from "./json.js";
import type { Manifest } from "./manifest.js";
import type { Modules } from "./modules.js";
import { candidateText, databaseCandidates } from "./orm-files.js";
import { prismaModels } from "./prisma-schema.js";
import type { Orm, Project } from "./project.js";

/** Prisma: the schema's models, and the exported `new PrismaClient()`. */
export function detectPrisma(modules: Modules, project: Project, manifests: readonly Manifest[]): Orm | undefined {
  const models = prismaModels(
    schemaFiles(modules, project, manifests).map((file) => ({ file, text: candidateText(modules, file) })),
  );
  if (models.length === 0) return undefined;
  const files = databaseCandidates(modules, project).filter((file) =>
    candidateText(modules, file).includes("PrismaClient"),
  );
  const client = databaseClient(
    modules,
    files,
    (node) => ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "PrismaClient",
  );
  return client === undefined ? undefined : { name: "prisma", client, models };
}

/** The schema file, or the files of the folder that it is split into. https://www.prisma.io/docs/orm/prisma-schema/overview/location */
function schemaFiles(modules: Modules, { unit }: Project, manifests: readonly Manifest[]): string[] {
  const places = manifests.flatMap(({ file, json }) => {
    const named = isObject(json.prisma) ? json.prisma.schema : undefined;
    const directory = posix.dirname(file);
    return [
      ...(typeof named === "string" ? [named] : []),
      "prisma/schema.prisma",
      "prisma/schema",
      "schema.prisma",
      "prisma",
    ].map((path) => posix.join(directory, path));
  });
  const configured = /\bschema\s*:\s*(["'])([^"']+)\1/.exec(
    candidateText(modules, posix.join(unit, "prisma.config.ts")),
  )?.[2];
  for (const place of [...(configured === undefined ? [] : [posix.join(unit, configured)]), ...places]) {
    if (place.endsWith(".prisma") && modules.isFile(place)) return [place];
    const files = below(modules, place, 0);
    if (files.length > 0) return files;
  }
  return [];
}

function below(modules: Modules, directory: string, depth: number): string[] {
  return modules.host.list(posix.join(modules.root, directory)).flatMap((name) => {
    const path = posix.join(directory, name);
    if (name.endsWith(".prisma")) return [path];
    return depth < 2 && modules.host.isDirectory(posix.join(modules.root, path)) ? below(modules, path, depth + 1) : [];
  });
}
