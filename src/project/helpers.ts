import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { isNonRetriable } from "./error-classes.js";
import { findExport } from "./exports.js";
import { followExport } from "./follow.js";
import type { Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import type { Client, ExportedSymbol, SharedHelpers } from "./project.js";

/** Helpers by their usual names, in the module that the client is imported from, then beside the client. */
export function findHelpers(modules: Modules, client: Client): SharedHelpers {
  const files = placesOf(modules, client);
  const find = (name: string, fits: (file: string) => boolean = () => true): ExportedSymbol | undefined => {
    const file = files.find((each) => findExport(modules, each, name) !== undefined && fits(each));
    return file === undefined ? undefined : { exported: name, local: name, module: { file } };
  };
  const retries = find("RETRY_CONFIG");
  const key = keysOf(modules, retries).find((each, _, all) => each === "default" || !all.includes("default"));
  const concurrency = find("CONCURRENCY");
  const found = {
    retryConfig: retries === undefined || key === undefined ? undefined : { ...retries, key },
    concurrency: concurrency && { ...concurrency, keys: keysOf(modules, concurrency) },
    rateLimits: find("RATE_LIMITS"),
    withTenantContext: find("withTenantContext"),
    notFoundError: find("NotFoundError", (file) => isNonRetriable(modules, file, "NotFoundError", "resource and id")),
    nonRetriableError: find("NonRetriableError", (file) =>
      isNonRetriable(modules, file, "NonRetriableError", "message"),
    ),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function placesOf(modules: Modules, { value, declaredIn }: Client): string[] {
  const beside = ["./index", "./utils/errors", "./errors", "./utils/tenant-context", "./utils/rate-limit"].flatMap(
    (specifier) => modules.resolve(specifier, posix.join(posix.dirname(declaredIn), "x.ts")) ?? [],
  );
  const isOwn = (file: string): boolean =>
    !/^\.{0,2}$/.test(file) && (/inngest/i.test(posix.dirname(file)) || !/\/errors\./.test(file));
  return [
    ...new Set([
      ...("file" in value.module ? [value.module.file] : []),
      declaredIn,
      ...(/inngest/i.test(posix.dirname(declaredIn)) ? beside.filter(isOwn) : []),
    ]),
  ];
}

/** The keys of an object that is exported, as written. */
function keysOf(modules: Modules, symbol: ExportedSymbol | undefined): string[] {
  if (symbol === undefined || !("file" in symbol.module)) return [];
  const source = modules.source(symbol.module.file);
  const value =
    source && followExport(modules, symbol.module.file, symbol.exported, { node: source, file: symbol.module.file });
  if (value?.kind !== "value" || !ts.isObjectLiteralExpression(value.node)) return [];
  return value.node.properties.flatMap((property) =>
    property.name === undefined ? [] : (nameOf(property.name) ?? []),
  );
}
