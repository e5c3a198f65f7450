import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { dependency, readManifests } from "./manifest.js";
import { Modules } from "./modules.js";
import type { OrmAdapter } from "./orm/adapter.js";
import { chooseClient } from "./orm/choose-client.js";
import { ClientReader } from "./orm/client-value.js";
import { drizzle } from "./orm/drizzle.js";
import { type ClientSearch, clientsIn, type FoundClient, findClients } from "./orm/find-clients.js";
import { type NearMiss, nearMisses } from "./orm/near-misses.js";
import { prisma } from "./orm/prisma.js";
import type { DbClient, Model, Orm, OrmName, Project } from "./project.js";
import { workspacePackages } from "./workspace-packages.js";

/** The ORMs that are known; the first of two that a project uses alike. */
const ADAPTERS: readonly OrmAdapter[] = [prisma, drizzle];

/** What was found of one ORM, whether or not it is enough to write code for it. */
export interface OrmFindings {
  readonly name: OrmName;
  /** As people call it, what makes a client, and what a file names that does. */
  readonly words: { readonly title: string; readonly made: string; readonly mark: string };
  /** A package of the workspace depends on it, or there is a client of it. */
  readonly used: boolean;
  /** Undefined where none was found, or nothing tells several apart. */
  readonly client: DbClient | undefined;
  /** All clients that may be meant. */
  readonly clients: readonly DbClient[];
  /** How many functions, or modules that they import, import the client. */
  readonly uses: number;
  readonly models: readonly Model[];
  /** Places that make a client which others cannot use as it is. */
  readonly nearMisses: () => readonly NearMiss[];
  /** The same with the client that a module exports, by its name where it has several; undefined where it has none. */
  readonly with: (module: string, exported?: string) => OrmFindings | undefined;
}

/** By host, and by the place of the project: what was found. */
const found = new WeakMap<ReadHost, Map<string, readonly OrmFindings[]>>();

/** What a project has of each ORM. Read only when asked for, and once for each host. */
export function findOrms(host: ReadHost, project: Project): readonly OrmFindings[] {
  const known = found.get(host) ?? new Map<string, readonly OrmFindings[]>();
  found.set(host, known);
  const place = `${project.root}\0${project.home}`;
  const before = known.get(place);
  if (before !== undefined) return before;
  const modules = new Modules(host, project.root);
  const findings = ADAPTERS.map((adapter) => look(modules, project, adapter));
  known.set(place, findings);
  return findings;
}

/**
 * The ORM of a project: its client instance and its models with their columns; of two the one that more functions use.
 * Undefined where the client instance or the models cannot be found.
 */
export function detectOrm(host: ReadHost, project: Project): Orm | undefined {
  return usableOrm(findOrms(host, project));
}

/** The ORM that code can use: of two the one that more of the functions use. */
export const usableOrm = (all: readonly OrmFindings[]): Orm | undefined =>
  all.flatMap((each) => usableOf(each) ?? []).sort((one, other) => other.uses - one.uses)[0]?.orm;

/** The ORM as code can use it, where all of it was found. */
function usableOf({ name, client, models, uses }: OrmFindings): { orm: Orm; uses: number } | undefined {
  return client === undefined || models.length === 0 ? undefined : { orm: { name, client, models }, uses };
}

function look(modules: Modules, project: Project, adapter: OrmAdapter): OrmFindings {
  const { name, title, made, mark, packages, rules } = adapter;
  const words = { title, made, mark };
  const search: ClientSearch = { reader: new ClientReader(modules, rules), project, mark };
  const depends = dependsOn(modules, project, packages);
  const isUsable = ({ symbol }: FoundClient): boolean => isLoadable(modules, project, symbol);
  // Where there is no manifest, as with Deno, only the code tells.
  const clients = depends === false ? [] : findClients(search).filter(isUsable);
  const used = depends ?? clients.length > 0;
  const manifests = readManifests(modules.host, project.root, project.home);
  const models = (client: FoundClient | undefined): readonly Model[] =>
    used ? adapter.readModels({ modules, project, manifests, client }) : [];
  const findings = (of: readonly FoundClient[], client: FoundClient | undefined): OrmFindings => ({
    ...{ name, words, used },
    client: client?.symbol,
    clients: of.map(({ symbol }) => symbol),
    uses: client?.uses ?? 0,
    models: models(client ?? of[0]),
    nearMisses: () => (used ? nearMisses(search) : []),
    with: (module, exported) => {
      const ofName = clientsIn(search, module).filter(({ symbol }) => [undefined, symbol.exported].includes(exported));
      const named = ofName.filter(isUsable);
      return named.length === 0 ? undefined : findings(named, chooseClient(named));
    },
  });
  return findings(clients, chooseClient(clients));
}

/** Whether the package, the root or a package of the workspace depends on one of some packages; undefined where none has a manifest. */
function dependsOn({ host, root }: Modules, { home }: Project, packages: readonly string[]): boolean | undefined {
  const others = [...workspacePackages(host, root).values()].map((directory) => posix.relative(root, directory));
  const manifests = [...new Set([home, "", ...others])].flatMap((each) => readManifests(host, root, each).slice(0, 1));
  return manifests.length === 0 ? undefined : packages.some((name) => dependency(manifests, name) !== undefined);
}

/** A client that imports packages by bare names is none to code that has to say where they come from. */
function isLoadable(modules: Modules, { conventions }: Project, { module }: DbClient): boolean {
  if (!conventions.packages.sourced) return true;
  return "file" in module && /["'](?:npm|jsr|https?):/.test(modules.text(module.file) ?? "");
}
