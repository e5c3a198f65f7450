import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { dependency, readManifests } from "./manifest.js";
import { Modules } from "./modules.js";
import type { OrmAdapter } from "./orm/adapter.js";
import { chooseClient } from "./orm/choose-client.js";
import { ClientReader } from "./orm/client-value.js";
import { drizzle } from "./orm/drizzle.js";
import { type ClientSearch, findClients } from "./orm/find-clients.js";
import { prisma } from "./orm/prisma.js";
import type { DbClient, Model, Orm, OrmName, Project } from "./project.js";
import { workspacePackages } from "./workspace-packages.js";

/** The ORMs that are known; the first of two that a project uses alike. */
const ADAPTERS: readonly OrmAdapter[] = [prisma, drizzle];

/** What was found of one ORM, whether or not it is enough to write code for it. */
export interface OrmFindings {
  readonly name: OrmName;
  /** Undefined where none was found, or nothing tells several apart. */
  readonly client: DbClient | undefined;
  /** All clients that may be meant. */
  readonly clients: readonly DbClient[];
  /** How many functions, or modules that they import, import the client. */
  readonly uses: number;
  readonly models: readonly Model[];
}

/** By host, and by the place of the project: what was found. */
const found = new WeakMap<ReadHost, Map<string, readonly OrmFindings[]>>();

/** What a project has of each ORM. Read only when asked for, and once for each host. */
export function findOrms(host: ReadHost, project: Project): readonly OrmFindings[] {
  const known = found.get(host) ?? new Map<string, readonly OrmFindings[]>();
  found.set(host, known);
  const place = `${project.root}\0${project.unit}`;
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
  const usable = findOrms(host, project).flatMap((each) => usableOf(each) ?? []);
  return usable.sort((one, other) => other.uses - one.uses)[0]?.orm;
}

/** The ORM as code can use it, where all of it was found. */
function usableOf({ name, client, models, uses }: OrmFindings): { orm: Orm; uses: number } | undefined {
  return client === undefined || models.length === 0 ? undefined : { orm: { name, client, models }, uses };
}

function look(modules: Modules, project: Project, adapter: OrmAdapter): OrmFindings {
  const { name, mark, packages, rules } = adapter;
  if (!isDependedOn(modules, project, packages)) return { name, client: undefined, clients: [], uses: 0, models: [] };
  const search: ClientSearch = { reader: new ClientReader(modules, rules), project, mark, packages };
  const clients = findClients(search).filter(({ symbol }) => isLoadable(modules, project, symbol));
  const client = chooseClient(clients);
  const manifests = readManifests(modules.host, project.root, project.unit);
  return {
    name,
    client: client?.symbol,
    clients: clients.map(({ symbol }) => symbol),
    uses: client?.uses ?? 0,
    models: adapter.readModels({ modules, project, manifests, client: client ?? clients[0] }),
  };
}

/** Whether the package, the root or a package of the workspace depends on one of some packages; where none has a manifest it may. */
function isDependedOn({ host, root }: Modules, { unit }: Project, packages: readonly string[]): boolean {
  const others = [...workspacePackages(host, root).values()].map((directory) => posix.relative(root, directory));
  const manifests = [...new Set([unit, "", ...others])].flatMap((each) => readManifests(host, root, each).slice(0, 1));
  return manifests.length === 0 || packages.some((name) => dependency(manifests, name) !== undefined);
}

/** A client that imports packages by bare names is none to code that has to say where they come from. */
function isLoadable(modules: Modules, { conventions }: Project, { module }: DbClient): boolean {
  if (!conventions.packages.sourced) return true;
  return "file" in module && /["'](?:npm|jsr|https?):/.test(modules.text(module.file) ?? "");
}
