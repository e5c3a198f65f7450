import { posix } from "node:path";
import { isObject } from "../json.js";
import { type Manifest, readManifests } from "../manifest.js";
import type { Modules } from "../modules.js";
import { unitOfFile } from "../root.js";
import type { ModelInput, OrmAdapter } from "./adapter.js";
import { safeText } from "./orm-files.js";
import { prismaRules } from "./prisma-rules.js";
import { prismaModels } from "./prisma-schema.js";

export const prisma: OrmAdapter = {
  name: "prisma",
  title: "Prisma",
  packages: ["@prisma/client", "prisma"],
  mark: "PrismaClient",
  made: "new PrismaClient()",
  rules: prismaRules,
  readModels: (input) =>
    prismaModels(schemaFiles(input).map((file) => ({ file, text: safeText(input.modules, file) }))),
};

/**
 * The schema file, or the files of the folder that it is split into: of the package with the client, then of the unit
 * and of the root. https://www.prisma.io/docs/orm/prisma-schema/overview/location
 */
function schemaFiles({ modules, project, manifests, client }: ModelInput): string[] {
  const owner = client && unitOfFile(modules.host, modules.root, client.file);
  const own = owner === undefined ? [] : readManifests(modules.host, modules.root, owner).slice(0, 1);
  const places = [...new Map([...own, ...manifests].map((each) => [each.file, each])).values()].flatMap((manifest) =>
    placesIn(modules, manifest),
  );
  for (const place of [...places, ...placesBelow(project.home)]) {
    if (place.endsWith(".prisma") && modules.isFile(place)) return [place];
    const files = below(modules, place, 0);
    if (files.length > 0) return files;
  }
  return [];
}

/** Where a package has its schema: as its configuration or its manifest says, else as usual. */
function placesIn(modules: Modules, { file, json }: Manifest): string[] {
  const directory = posix.dirname(file);
  const named = isObject(json.prisma) ? json.prisma.schema : undefined;
  const configured = configuredIn(modules, directory);
  return [
    ...(configured === undefined ? [] : [posix.join(directory, configured)]),
    ...(typeof named === "string" ? [posix.join(directory, named)] : []),
    ...placesBelow(directory),
  ];
}

const placesBelow = (directory: string): string[] =>
  ["prisma/schema.prisma", "prisma/schema", "schema.prisma", "src/prisma/schema.prisma", "prisma"].map((path) =>
    posix.join(directory, path),
  );

/** The path that `schema` of a prisma.config has, written as a text or joined of several. */
function configuredIn(modules: Modules, directory: string): string | undefined {
  const text = ["ts", "mts", "js", "mjs", "cjs"]
    .map((extension) => safeText(modules, posix.join(directory, `prisma.config.${extension}`)))
    .find((each) => each !== "");
  const [, value = ""] =
    /\bschema\s*:\s*((?:path\.)?(?:join|resolve)\([^)]*\)|["'`][^"'`]+["'`])/.exec(text ?? "") ?? [];
  const parts = [...value.matchAll(/["'`]([^"'`]+)["'`]/g)].map((match) => match[1] ?? "");
  return parts.length === 0 ? undefined : posix.join(...parts);
}

function below(modules: Modules, directory: string, depth: number): string[] {
  return modules.host.list(posix.join(modules.root, directory)).flatMap((name) => {
    const path = posix.join(directory, name);
    if (name.endsWith(".prisma")) return [path];
    return depth < 2 && modules.host.isDirectory(posix.join(modules.root, path)) ? below(modules, path, depth + 1) : [];
  });
}
