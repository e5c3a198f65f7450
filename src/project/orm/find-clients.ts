import { posix } from "node:path";
import type { ts } from "@ts-morph/common";
import { majority } from "../majority.js";
import { dependency, readManifests } from "../manifest.js";
import { entriesOf, importableFrom, packagesOf } from "../package-entries.js";
import type { DbClient, Project } from "../project.js";
import { isAside } from "../source-files.js";
import { whereReadable } from "../where-readable.js";
import type { ClientReader } from "./client-value.js";
import { type ExportedClient, exportedClient, exportedClients } from "./exported-clients.js";
import { importedNames } from "./imported-names.js";
import { importsOf, safeText, usualPlaces } from "./orm-files.js";

/** A client, and where it comes from. */
export interface FoundClient {
  readonly symbol: DbClient;
  /** The module that exports it, relative to the root. */
  readonly file: string;
  readonly node: ts.Node;
  /** How many of the project's functions, or modules that they import, import it. */
  readonly uses: number;
}

export interface ClientSearch {
  readonly reader: ClientReader;
  readonly project: Project;
  /** What a file with a client in it names: "PrismaClient". */
  readonly mark: string;
}

/**
 * The clients of a project: those that its functions import, else those of the modules these import, of the usual
 * places, of the workspace's packages, and of any file of the package. The first places that have one decide.
 */
export function findClients(search: ClientSearch): FoundClient[] {
  const functions = [...new Set(search.project.functions.map(({ file }) => file))].slice(0, 40);
  const stages = [
    () => imported(search, functions),
    () => imported(search, [...new Set(functions.flatMap((file) => importsOf(search.reader.modules, file)))]),
    () => imported(search, tenantModules(search)),
    () => firstOf(search, usualPlaces(search.reader.modules, search.project)),
    () => ofPackages(search),
    () => ofFiles(search, marked(search)),
  ];
  for (const stage of stages) {
    const found = distinct(stage());
    if (found.length > 0) return found;
  }
  return [];
}

/** The clients that some files import, each counted. */
function imported(search: ClientSearch, files: readonly string[]): FoundClient[] {
  const { reader, project } = search;
  return files.flatMap((file) =>
    importedNames(reader.modules, file).flatMap(({ specifier, target, name }) => {
      if (!mayBeClient(search, target, name)) return [];
      const client = whereReadable(() => exportedClient(reader, target, name, { anew: true }));
      if (client === undefined) return [];
      const module = reader.modules.isWorkspacePackage(specifier, file)
        ? { package: specifier }
        : importableFrom(reader.modules, project.home, { file: target, exported: name });
      return module === undefined ? [] : [found(client, target, module, 1)];
    }),
  );
}

/**
 * Whether it is worth to follow what a module exports: by its name, or since the module names what makes a client. All
 * that the functions of a project import would be a large part of it.
 */
const mayBeClient = ({ reader, mark }: ClientSearch, file: string, name: string): boolean =>
  !isGenerated(file) && (CLIENT_NAME.test(name) || safeText(reader.modules, file).includes(mark));

const CLIENT_NAME = /db|data|prisma|drizzle|orm|client|conn|sql|store|^default$/i;

/** What Prisma generates is large, and holds no client that is made. */
const isGenerated = (file: string): boolean => /(^|\/)generated\//.test(file);

/** The helper that runs a tenant's queries in a context of their own, and what it imports. */
function tenantModules({ reader: { modules }, project }: ClientSearch): string[] {
  const module = project.helpers.withTenantContext?.module;
  if (module === undefined || !("file" in module)) return [];
  const first = [module.file, ...importsOf(modules, module.file)];
  return [...new Set([...first, ...first.flatMap((each) => importsOf(modules, each))])];
}

/** The clients of the first of some files that exports one. */
function firstOf(search: ClientSearch, files: readonly string[]): FoundClient[] {
  for (const file of files) {
    const clients = ofFiles(search, [file]);
    if (clients.length > 0) return clients;
  }
  return [];
}

const ofFiles = ({ reader, project }: ClientSearch, files: readonly string[]): FoundClient[] =>
  files.flatMap((file) =>
    exportedClients(reader, file).flatMap((client) => {
      const module = importableFrom(reader.modules, project.home, { file, exported: client.exported });
      return module === undefined ? [] : [found(client, file, module, 0)];
    }),
  );

/** The clients of a module that somebody named: by its path from the root or the package, or as it is imported. */
export function clientsIn({ reader, project }: ClientSearch, module: string): FoundClient[] {
  const { modules } = reader;
  const at = (directory: string): string | undefined => modules.resolve(`./${module}`, posix.join(directory, "x.ts"));
  const imported = modules.resolve(module, posix.join(project.home, "x.ts"));
  const file = at("") ?? at(project.home) ?? imported;
  if (file === undefined) return [];
  const isPackage = file === imported && modules.isWorkspacePackage(module, posix.join(project.home, "x.ts"));
  return exportedClients(reader, file, { anew: true }).flatMap((client) => {
    const ref = isPackage
      ? { package: module }
      : importableFrom(modules, project.home, { file, exported: client.exported });
    return ref === undefined ? [] : [found(client, file, ref, 0)];
  });
}

/** The clients of the workspace's packages that the unit depends on. */
function ofPackages({ reader, project }: ClientSearch): FoundClient[] {
  const { modules } = reader;
  const from = posix.join(project.home, "x.ts");
  // That a package lies in the workspace does not let another import it.
  const manifests = readManifests(modules.host, project.root, project.home);
  const usable = packagesOf(modules).filter(
    ({ name, directory }) => directory !== project.home && dependency(manifests, name) !== undefined,
  );
  return usable.flatMap((each) =>
    entriesOf(modules, each).flatMap((specifier) => {
      const file = modules.resolve(specifier, from);
      const clients = file === undefined ? [] : exportedClients(reader, file);
      return clients.map((client) => found(client, file ?? "", { package: specifier }, 0));
    }),
  );
}

/** The files of the unit that name what makes a client, those of tests and examples aside. */
export const marked = ({ reader: { modules }, project, mark }: ClientSearch): string[] =>
  modules.host
    .filesMentioning(posix.join(modules.root, project.home).replace(/(?<=.)\/$/, ""), [mark])
    .map((path) => posix.relative(modules.root, path))
    .filter((file) => !isAside(posix.relative(project.home, file)));

const found = (client: ExportedClient, file: string, module: DbClient["module"], uses: number): FoundClient => ({
  symbol: {
    exported: client.exported,
    local: client.local,
    module,
    ...(client.called === undefined ? {} : { called: client.called }),
  },
  file,
  node: client.node,
  uses,
});

/** Each client once, as most import it; the one that most import first. */
function distinct(all: readonly FoundClient[]): FoundClient[] {
  return [...new Set(all.map(({ node }) => node))]
    .map((node) => {
      const same = all.filter((each) => each.node === node);
      const symbol = majority(same.map((each) => each.symbol));
      const [first] = same as [FoundClient, ...FoundClient[]];
      const uses = same.reduce((sum, each) => sum + each.uses, 0);
      return { ...first, symbol: symbol ?? first.symbol, uses };
    })
    .sort((one, other) => other.uses - one.uses);
}
