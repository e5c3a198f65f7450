import { posix } from "node:path";
import { clientFrom, eventsFrom, helpersFrom, inOnePackage, registryFrom } from "./across-packages.js";
import { chosenPath } from "./chosen-path.js";
import { detectClient } from "./client.js";
import { compilerOf } from "./compiler.js";
import { conventionsOf } from "./conventions.js";
import { eventConstants } from "./event-constants.js";
import { eventTypesIn } from "./event-types.js";
import { knownEvents } from "./events.js";
import { existingFunctions, servedFunctions, unservedSiblings } from "./existing-functions.js";
import type { ReadFunction } from "./functions.js";
import { functionsDirectory } from "./functions-directory.js";
import { findHelpers } from "./helpers.js";
import type { ReadHost } from "./host.js";
import { layoutOf } from "./layout.js";
import { isBelow, locate, type Place, servable } from "./locate.js";
import { Modules } from "./modules.js";
import { packageManagerOf } from "./package-manager.js";
import { packageNamesIn } from "./package-names.js";
import { packageOf } from "./package-of.js";
import type { Conventions, Project, Served } from "./project.js";
import { functionsReExported } from "./re-exports.js";
import { placeOf, type ServedArray } from "./registration.js";
import { findRegistry } from "./registry.js";
import { findRoot } from "./root.js";
import { runnerLoads } from "./runner-loads.js";
import { detectSdk } from "./sdk/detect-sdk.js";
import { sdkMark } from "./sdk/mark.js";
import { findServeCalls } from "./serve-calls.js";
import { servePath } from "./serve-path.js";
import { elementsOf } from "./served-elements.js";
import { sourceRootOf } from "./source-root.js";
import { detectRunner } from "./tests/detect-runner.js";
import { topicsOf } from "./topics.js";
import { zodAt } from "./zod-version.js";

/** What the user says instead of detection; paths relative to `cwd`. */
export interface Choose {
  /** The project root that an earlier detection found; absolute. Another directory to start from may have another. */
  readonly root?: string;
  readonly serve?: string;
  /** Which of the serve calls of that file, counted from 0. */
  readonly serveIndex?: number;
  readonly client?: string;
  readonly dir?: string;
  /** Where the tests of functions go. */
  readonly testDir?: string;
  /** The kind of the new function, which tells between several arrays of functions; "event" by default. */
  readonly trigger?: "event" | "cron";
  /** Words for what the new function is about, the surest first: they tell between folders and arrays of topics. */
  readonly about?: readonly string[];
}

/**
 * Everything that is to be known about the project around a directory. Reads only, and parses only what lies between
 * the serve call and the functions.
 *
 * @param cwd absolute
 * @throws a refusal where the way from serve() to the array of functions cannot be followed: see the codes of exit 4
 */
export function detectProject(host: ReadHost, cwd: string, choose: Choose = {}): Project {
  const { at, root, modules, place } = locateFrom(host, cwd, choose);
  const chosen = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : chosenPath(host, { root, cwd: at }, path);
  return describe(modules, {
    ...place,
    client: chosen(choose.client),
    dir: chosen(choose.dir),
    testDir: chosen(choose.testDir),
    trigger: choose.trigger,
    about: choose.about,
  });
}

/**
 * The array that serve() gets, and nothing else of the project.
 *
 * @param cwd absolute
 * @throws as `detectProject`
 */
export function detectRegistration(host: ReadHost, cwd: string, choose: Choose = {}): Project["registration"] {
  const { modules, place } = locateFrom(host, cwd, choose);
  return registrationAt(modules, place);
}

function locateFrom(host: ReadHost, cwd: string, choose: Choose) {
  const at = posix.resolve(cwd.replaceAll("\\", "/"));
  const root = choose.root ?? findRoot(host, at);
  const modules = new Modules(host, root);
  return { at, root, modules, place: locate(modules, at, choose) };
}

function registrationAt(modules: Modules, { found }: Place): Project["registration"] {
  const { place, ...rest } = servedBy(modules, found.served);
  const shared = found.sharing.map(({ served }) => servedBy(modules, served));
  return { ...place, ...rest, path: found.served.path, ...(shared.length === 0 ? {} : { shared }) };
}

const servedBy = (modules: Modules, { array, elsewhere, names }: ServedArray): Served => ({
  place: placeOf(modules, array),
  elsewhere: elsewhere.map((each) => placeOf(modules, each)),
  names,
});

interface Chosen extends Place {
  readonly client: string | undefined;
  readonly dir: string | undefined;
  readonly testDir: string | undefined;
  readonly trigger: Choose["trigger"];
  readonly about: Choose["about"];
}

function describe(modules: Modules, place: Chosen): Project {
  const { unit, manifests, mentions, found } = place;
  const { host, root } = modules;
  const { array, client: servedClient } = found.served;
  const served = servedFunctions(modules, found.served);
  const siblings = unservedSiblings(modules, served, [...new Set(served.map(({ file }) => posix.dirname(file)))]);
  const read = [...served, ...siblings];
  const foundClient = detectClient(modules, {
    served: servedClient,
    functions: served,
    list: array,
    chosen: place.client,
  });
  const { declaredIn, value: symbol } = foundClient.client;
  const { sdk, warnings } = detectSdk({
    host,
    root,
    unit,
    manifests,
    functions: read,
    mark: sdkMark(modules, declaredIn),
    seen: place.seen,
  });
  const foundRegistry = findRegistry(modules, {
    client: foundClient,
    sdk: sdk.value,
    triggerFiles: read.flatMap((each) => each.eventTypes.map(({ file }) => file)),
  });
  const foundEvents = knownEvents(modules, foundRegistry, { functions: read, client: declaredIn });
  const declared = (foundRegistry?.eventTypeFiles ?? []).flatMap((file) =>
    eventTypesIn(modules, file).map(({ call }) => ({ node: call, file })),
  );
  const constants = eventConstants(modules, read, declared);
  const functions = existingFunctions(modules, { served, siblings, files: servable(mentions, unit) });
  const sourceRoot = sourceRootOf(modules, unit, declaredIn);
  const registration = registrationAt(modules, place);
  const layout = layoutOf({
    sourceRoot,
    declaredIn,
    clientModule: symbol.module,
    registration: array.file,
    functionFiles: served.map(({ file }) => file),
  });
  const detected = functionsDirectory({
    ...{ functions, sourceRoot, layout, registration: array.file },
    // A first function beside a client of another package could not be imported from there.
    client: inOnePackage(modules, array.file, declaredIn) ? foundClient.client : registration,
    ...{ serve: found.serve.file, trigger: place.trigger, about: place.about },
    listed: listedBy(modules, found.served),
  });
  const directory = place.dir === undefined ? detected : { ...detected, value: place.dir, choices: [] };
  const language = /\.[cm]?tsx?$/.test(declaredIn) ? "ts" : "js";
  const functionFiles = [...new Set(read.map(({ file }) => file))];
  const above = directory.value.replace(/\/?\{feature\}.*$/, "");
  const home = packageOf(modules, above, place);
  const client = clientFrom(modules, home.unit, foundClient.client);
  const typed = client.typed && sdk.value === 3 && (language === "ts" || foundRegistry !== undefined);
  const registry = foundRegistry && registryFrom(modules, home.unit, { registry: foundRegistry.registry, typed });
  const events = eventsFrom(modules, home.unit, foundEvents);
  const telling = [declaredIn, ...functionFiles, found.serve.file, array.file, registry?.file ?? declaredIn];
  const packages = packageNamesIn(
    modules,
    telling.filter((file) => isBelow(file, home.unit)),
    above,
  );
  const reExports = functionsReExported(modules, array.file, served);
  const eventFile = registry?.file ?? (isBelow(declaredIn, home.unit) ? declaredIn : posix.join(above, "x.ts"));
  const zod = zodAt(modules, posix.dirname(eventFile), packages);
  const helpers = helpersFrom(modules, home.unit, findHelpers(modules, foundClient.client));
  const clientFiles = moduleFiles(foundClient.client);
  const conventions = conventionsOf(modules, {
    functions,
    read,
    layout,
    clientFiles,
    serveFile: found.serve.file,
    events,
    directory: directory.value,
    packages,
  });
  const tests = detectRunner(modules, {
    unit: home.unit,
    sourceRoot,
    layout,
    language,
    functionFiles,
    directory: directory.value,
    mentions: home.mentions,
    ...("file" in symbol.module ? { client: symbol.module.file } : {}),
    specifiers: conventions.specifiers,
    clientFiles,
    testDir: place.testDir,
  });
  const { runner, noTest, relative, warnings: ofTests = [] } = runnerLoads(modules, home.unit, packages) ? tests : {};
  warnings.push(...ofTests);
  return {
    root,
    unit,
    home: home.unit,
    sourceRoot,
    packageManager: packageManagerOf(modules, unit, manifests),
    sdk,
    client: { ...client, typed },
    serve: {
      kind: found.serve.kind,
      file: found.serve.file,
      line: modules.line(found.serve),
      index: findServeCalls(modules, found.serve.file).findIndex(({ node }) => node === found.serve.node),
      adapter: found.serve.adapter,
      path: servePath(modules, found.serve),
    },
    registration: {
      ...registration,
      ...(reExports === undefined ? {} : { reExports }),
      // An element that leads to no createFunction() is a function as well.
      ...(found.served.isWhole && served.length === found.served.elements.length ? {} : { unclear: true }),
    },
    ...(constants === undefined ? {} : { eventConstants: constants }),
    ...(registry === undefined ? {} : { registry }),
    ...(layout === undefined ? {} : { layout }),
    functionsDirectory: directory,
    topics: [
      ...new Set([
        ...found.served.topics,
        ...functions.flatMap(({ file }) => topicsOf(posix.dirname(file), sourceRoot)),
      ]),
    ],
    conventions: relative === undefined ? conventions : importingRelatively(conventions),
    functions,
    events,
    ...(runner === undefined ? {} : { runner }),
    ...(noTest === undefined ? {} : { noTest }),
    ...(zod === undefined ? {} : { zod }),
    helpers,
    language,
    compiler: compilerOf(host, root, {
      directory: directory.value.replace(/\/?\{feature\}.*$/, ""),
      text: modules.text(declaredIn) ?? "",
    }),
    warnings,
    parsed: modules.parsed,
  };
}

const importingRelatively = (conventions: Conventions): Conventions => ({
  ...conventions,
  specifiers: { ...conventions.specifiers, form: "relative" },
});

/** The functions in what takes the new one, where serve() gets others beside them. */
function listedBy(modules: Modules, { array, elements }: ServedArray): ReadFunction[] {
  const own = elementsOf(modules, array);
  return own.length < elements.length ? servedFunctions(modules, { elements: own }) : [];
}

/** The files that an import of the client can lead to. */
const moduleFiles = ({ value, declaredIn }: Project["client"]): string[] => [
  declaredIn,
  ...("file" in value.module ? [value.module.file] : []),
];
