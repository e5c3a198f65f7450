import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { databaseClient } from "./database-client.js";
import { drizzleTables } from "./drizzle-tables.js";
import type { Modules } from "./modules.js";
import { calledName, isCallNamed } from "./nodes.js";
import { candidateText, databaseCandidates, importsOf } from "./orm-files.js";
import type { Orm, Project } from "./project.js";

const TABLE = /\b(pgTable|mysqlTable|sqliteTable|pgTableCreator|table)\s*\(/;
const SCHEMA_PLACES = [
  "db/schema",
  "lib/db/schema",
  "lib/schema",
  "drizzle/schema",
  "server/db/schema",
  "schema",
  "db/schema/index",
];

/** Drizzle: the exported `drizzle()` instance, and the exported tables of the schema. */
export function detectDrizzle(modules: Modules, project: Project): Orm | undefined {
  const candidates = databaseCandidates(modules, project);
  const makers = candidates.filter((file) => /\bdrizzle\b/.test(candidateText(modules, file)));
  const client = databaseClient(modules, makers, (node) => ts.isCallExpression(node) && isDrizzle(node));
  if (client === undefined || !("file" in client.module)) return undefined;
  const places = [project.sourceRoot, project.unit].flatMap((directory) =>
    SCHEMA_PLACES.flatMap((place) => modules.resolve(`./${place}`, posix.join(directory, "x.ts")) ?? []),
  );
  const imported = importsOf(modules, client.module.file);
  const files = [
    ...new Set([...imported, ...imported.flatMap((file) => importsOf(modules, file)), ...places, ...candidates]),
  ];
  const models = files
    .filter((file) => TABLE.test(candidateText(modules, file)))
    .flatMap((file) => drizzleTables(modules, file));
  return models.length === 0 ? undefined : { name: "drizzle", client, models };
}

const isDrizzle = (node: ts.CallExpression): boolean => isCallNamed(node, "drizzle") && calledName(node) === "drizzle";
