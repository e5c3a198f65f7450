import { posix } from "node:path";
import { globRegExp } from "../glob.js";
import type { Modules } from "../modules.js";
import { unitOfFile } from "../root.js";
import { isSourceFile } from "../source-files.js";
import type { ModelInput, OrmAdapter } from "./adapter.js";
import { drizzleRules } from "./drizzle-rules.js";
import { drizzleTables } from "./drizzle-tables.js";
import { importsOf, reExportsOf, safeText } from "./orm-files.js";
import { publicTables } from "./public-tables.js";

export const drizzle: OrmAdapter = {
  name: "drizzle",
  title: "Drizzle",
  packages: ["drizzle-orm"],
  mark: "drizzle",
  made: "drizzle()",
  rules: drizzleRules,
  readModels: (input) =>
    publicTables(
      input,
      schemaFiles(input)
        .filter((file) => TABLE.test(safeText(input.modules, file)))
        .flatMap((file) => drizzleTables(input.modules, file)),
    ),
};

/** Each kind of database has its own; creators and schemas of a project are made with them. */
const TABLE = /Table|\btable\b/;

const SCHEMA_PLACES = [
  "db/schema",
  "lib/db/schema",
  "lib/schema",
  "drizzle/schema",
  "server/db/schema",
  "shared/db/schema",
  "schema",
  "db/schema/index",
];

/** The most files of a schema that are looked through. */
const MOST = 300;

/** What the client's module imports, what the configuration names, the usual places, what the functions import; and what these pass on. */
function schemaFiles({ modules, project, client }: ModelInput): string[] {
  const owner = client && unitOfFile(modules.host, modules.root, client.file);
  const units = [...new Set([...(owner === undefined ? [] : [owner]), project.home])];
  const usual = [project.sourceRoot, ...units].flatMap((directory) =>
    SCHEMA_PLACES.flatMap((place) => modules.resolve(`./${place}`, posix.join(directory, "x.ts")) ?? []),
  );
  const functions = [...new Set(project.functions.map(({ file }) => file))].slice(0, 40);
  const from = client === undefined ? [] : [client.file, ...importsOf(modules, client.file)];
  const found = new Set([
    ...from,
    ...from.flatMap((file) => importsOf(modules, file)),
    ...units.flatMap((unit) => configured(modules, unit)),
    ...usual,
    ...functions.flatMap((file) => importsOf(modules, file)),
  ]);
  for (const file of found) {
    if (found.size >= MOST) break;
    for (const passedOn of reExportsOf(modules, file)) found.add(passedOn);
  }
  return [...found];
}

/** The files that `schema` of a drizzle.config names: one or several, with stars. https://orm.drizzle.team/docs/drizzle-config-file#schema */
function configured(modules: Modules, unit: string): string[] {
  const text = ["ts", "mts", "js", "mjs", "json"]
    .map((extension) => safeText(modules, posix.join(unit, `drizzle.config.${extension}`)))
    .find((each) => each !== "");
  const [, value = ""] = /\bschema"?\s*:\s*(\[[^\]]*\]|["'`][^"'`]+["'`])/.exec(text ?? "") ?? [];
  const paths = [...value.matchAll(/["'`]([^"'`]+)["'`]/g)].map((match) => posix.join(unit, match[1] ?? ""));
  return paths.flatMap((path) => filesAt(modules, path));
}

/** The files that a path stands for: itself, all of a folder, or all that its stars match. */
function filesAt(modules: Modules, path: string): string[] {
  if (modules.isFile(path)) return [path];
  const start = path.includes("*") ? path.slice(0, path.indexOf("*")).replace(/[^/]*$/, "") : path;
  const matches = path.includes("*") ? globRegExp(path) : undefined;
  return below(modules, start.replace(/\/$/, ""), 0).filter((file) => matches?.test(file) ?? true);
}

function below(modules: Modules, directory: string, depth: number): string[] {
  return modules.host.list(posix.join(modules.root, directory)).flatMap((name) => {
    const path = posix.join(directory, name);
    if (isSourceFile(name)) return [path];
    return depth < 4 && name !== "node_modules" && modules.host.isDirectory(posix.join(modules.root, path))
      ? below(modules, path, depth + 1)
      : [];
  });
}
