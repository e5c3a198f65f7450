import { posix } from "node:path";
import { barrelOf } from "./barrel.js";
import { isDependedOnBy } from "./depended-on.js";
import type { Modules } from "./modules.js";
import { entriesOf, importableFrom, packagesOf } from "./package-entries.js";
import { packageOfSpecifier } from "./package-name.js";
import type { Client, ExportedSymbol, KnownEvent, ModuleRef, Registry, SharedHelpers } from "./project.js";
import { unitOfFile } from "./root.js";

/** The package that a file belongs to. */
const unitOf = ({ host, root }: Modules, file: string): string | undefined => unitOfFile(host, root, file);

/** Whether files of the one package can import the other by its path. */
export const inOnePackage = (modules: Modules, one: string, other: string): boolean =>
  unitOf(modules, one) === unitOf(modules, other);

/**
 * The client as files of a package import it: by the name of its own package from without, by the file from within.
 * What its package does not give to others keeps its file.
 */
export function clientFrom(modules: Modules, home: string, client: Client): Client {
  const { value } = client;
  const module = symbolFrom(modules, home, value) ?? value.module;
  return { ...client, value: { ...value, module } };
}

/** @returns undefined where files of the package cannot import it */
function symbolFrom(modules: Modules, home: string, { exported, module }: ExportedSymbol): ModuleRef | undefined {
  if ("file" in module) {
    const found = importableFrom(modules, home, { file: module.file, exported });
    if (found === undefined || "file" in found) return found;
    // Whoever does not depend on the package goes by the path, or not at all.
    return isDependedOnBy(modules, posix.join(home, "x.ts"), packageOfSpecifier(found.package)) ? found : module;
  }
  const from = posix.join(home, "x.ts");
  const file = modules.isWorkspacePackage(module.package, from) ? modules.resolve(module.package, from) : undefined;
  return file !== undefined && unitOf(modules, file) === home ? { file } : module;
}

/**
 * The registry as files of a package can use it. Where its package does not give them all that it declares, it still takes
 * entries if the client has its types from there, and gives no names; else they do without it.
 */
export function registryFrom(
  modules: Modules,
  home: string,
  { registry, typed }: { readonly registry: Registry; readonly typed: boolean },
): Registry | undefined {
  const given = "file" in registry.module ? moduleFrom(modules, home, registry.module.file) : registry.module;
  const module = given ?? moduleFrom(modules, home, registry.file);
  if (module !== undefined) return { ...registry, module };
  return typed ? { ...registry, hidden: true } : undefined;
}

/** How files of a package import all that a module exports, and will; undefined where they cannot. */
export function moduleFrom(modules: Modules, home: string, file: string): ModuleRef | undefined {
  const owner = unitOf(modules, file);
  const found = packagesOf(modules).find(({ directory }) => directory === owner);
  if (owner === home || found === undefined) return { file };
  const specifier = entriesOf(modules, found, file).find((each) => {
    const target = modules.resolve(each, posix.join(home, "x.ts"));
    if (target === undefined) return false;
    const entry = { file: target };
    return target === file || barrelOf(modules, entry, file) === entry;
  });
  return specifier === undefined ? undefined : { package: specifier };
}

/** The events with their constants as files of a package import them, and without those that they cannot import. */
export function eventsFrom(modules: Modules, home: string, events: readonly KnownEvent[]): KnownEvent[] {
  return events.map((event) => {
    const { constant, ...rest } = event;
    if (constant === undefined || unitOf(modules, event.file) === home) return event;
    const module = importableFrom(modules, home, { file: event.file, exported: constant });
    if (module === undefined) return rest;
    return "package" in module ? { ...event, module } : event;
  });
}

/** The helpers that files of a package can import. */
export function helpersFrom(modules: Modules, home: string, helpers: SharedHelpers): SharedHelpers {
  const entries: [string, ExportedSymbol][] = Object.entries(helpers);
  return Object.fromEntries(
    entries.flatMap(([name, helper]) => {
      const module = symbolFrom(modules, home, helper);
      return module === undefined ? [] : [[name, { ...helper, module }]];
    }),
  );
}
