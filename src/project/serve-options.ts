import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import type { ScaffoldError } from "../errors/scaffold-error.js";
import { ADD_BY_HAND, IMPORT_BY_HAND, NEW_FUNCTION } from "./by-hand.js";
import type { Wanted } from "./choose-spread.js";
import { clientApart } from "./client-apart.js";
import { type Followed, follow, propertyOf } from "./follow.js";
import { followCalls } from "./follow-calls.js";
import type { Located, Modules } from "./modules.js";
import { refusal } from "./refusal.js";
import { findDeclaration } from "./scope.js";
import type { FoundServe } from "./serve-calls.js";

/** What serve() gets: the client and what holds the functions. */
export interface ServeOptions {
  readonly client: Located | undefined;
  readonly functions: Located;
}

/**
 * The options of a serve call, followed to the object that is written out.
 *
 * @param files where calls of a function of the project's own may stand that passes its parameter on to serve()
 * @throws REGISTRATION_NOT_FOUND, REGISTRATION_UNSUPPORTED, SDK_UNSUPPORTED for the call shape of SDK 2
 */
export function serveOptions(
  modules: Modules,
  serve: FoundServe,
  wanted: Wanted,
  files: readonly string[],
): ServeOptions {
  refuseSdk2(modules, serve);
  const { file, node, options, kind } = serve;
  const at = { node: options ?? node, file };
  const followed = options === undefined ? undefined : followCalls(modules, at, files);
  if (followed?.kind !== "value" || !ts.isObjectLiteralExpression(followed.node))
    throw notFound(modules, at, `What ${kind}() in ${file} is given cannot be followed${reason(followed)}.`);
  const given = { node: followed.node, file: followed.file };
  const object = kind === "connect" ? connectedApp(modules, given, wanted) : given;
  const functions = option(modules, object, "functions", files);
  if (functions === undefined) throw notFound(modules, object, `${kind}() is given no \`functions\`.`);
  const client = option(modules, object, "client", files);
  return { client: client !== undefined && isParameter(client) ? passed(modules, client, files) : client, functions };
}

const isParameter = ({ node }: Located): boolean =>
  ts.isIdentifier(node) && findDeclaration(node.text, node.parent)?.kind === "parameter";

/** What a call gives for a parameter stands where the call does. */
function passed(modules: Modules, client: Located, files: readonly string[]): Located {
  const value = followCalls(modules, client, files);
  return value.kind === "value" ? value : client;
}

/** A property, also one that a spread parameter brings: `serve({ client, ...options })`. */
function option(
  modules: Modules,
  object: Located<ts.ObjectLiteralExpression>,
  key: string,
  files: readonly string[],
): Located | undefined {
  const own = propertyOf(modules, object, key);
  if (own !== undefined) return own;
  for (const property of object.node.properties.filter(ts.isSpreadAssignment)) {
    const spread = followCalls(modules, { node: property.expression, file: object.file }, files);
    if (spread.kind !== "value" || !ts.isObjectLiteralExpression(spread.node)) continue;
    const found = propertyOf(modules, { node: spread.node, file: spread.file }, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function refuseSdk2(modules: Modules, { kind, node, file, options }: FoundServe): void {
  const [, second] = node.arguments;
  if (kind !== "serve" || second === undefined || options !== node.arguments[0]) return;
  throw refusal(
    modules,
    "SDK_UNSUPPORTED",
    { node, file },
    {
      message: `${file} calls serve(client, functions), as Inngest SDK 2 and older take it.`,
      hint: "Upgrade inngest to 3 or 4, where serve() takes one object, and run the command again.",
      byHand: `${IMPORT_BY_HAND}\n  ${withOneObject(node)}`,
    },
  );
}

/** The same call as SDK 3 takes it, with one function more. */
function withOneObject({ expression, arguments: given }: ts.CallExpression): string {
  const [client, functions, ...options] = given;
  const written = functions !== undefined && ts.isArrayLiteralExpression(functions) ? functions.elements : undefined;
  const before = written?.map((each) => each.getText()) ?? [`...${functions?.getText() ?? ""}`];
  const list = `[${[...before, NEW_FUNCTION].join(", ")}]`;
  const more = options.map((each) => `, ...${each.getText()}`).join("");
  return `${expression.getText()}({ client: ${client?.getText()}, functions: ${list}${more} })`;
}

/** `connect({ apps: [{ client, functions }] })`: the only app, else the one whose functions are nearest to what is wanted. */
function connectedApp(
  modules: Modules,
  object: Located<ts.ObjectLiteralExpression>,
  { dir }: Wanted,
): Located<ts.ObjectLiteralExpression> {
  const apps = propertyOf(modules, object, "apps");
  const list = apps === undefined ? undefined : follow(modules, apps);
  const elements = list?.kind === "value" && ts.isArrayLiteralExpression(list.node) ? list.node.elements : [];
  const found = elements.flatMap((node) => {
    const app = follow(modules, { node, file: list?.file ?? object.file });
    return app.kind === "value" && ts.isObjectLiteralExpression(app.node) ? [{ node: app.node, file: app.file }] : [];
  });
  const [only] = found;
  if (only !== undefined && elements.length === 1) return only;
  const near = dir === undefined || found.length < elements.length ? [] : nearestApps(modules, found, dir);
  const [nearest] = near;
  if (nearest !== undefined && near.length === 1) return nearest;
  throw refusal(modules, "REGISTRATION_UNSUPPORTED", object, {
    message: `connect() in ${object.file} has ${elements.length} apps, and nothing tells which one takes the new function.`,
    hint:
      found.length < elements.length
        ? "Add the function to the app it belongs to by hand."
        : "Name the directory of the app's functions: --dir <directory>.",
    byHand: clientApart(modules, object.file, ADD_BY_HAND),
  });
}

/** The apps with a module on their way, client or functions, that lies deepest on the path to the directory. */
function nearestApps(
  modules: Modules,
  apps: readonly Located<ts.ObjectLiteralExpression>[],
  dir: string,
): Located<ts.ObjectLiteralExpression>[] {
  const ranked = apps.map((app) => {
    const places = ["functions", "client"].flatMap((key) => {
      const at = propertyOf(modules, app, key);
      const value = at === undefined ? undefined : follow(modules, at);
      if (value?.kind !== "value") return [];
      const elements = ts.isArrayLiteralExpression(value.node) ? [...value.node.elements] : [];
      const files = elements.map((node) => follow(modules, { node, file: value.file }).file);
      return [value.file, ...files];
    });
    return { app, shared: Math.max(0, ...places.map((file) => sharedDepth(posix.dirname(file), dir))) };
  });
  const most = Math.max(...ranked.map(({ shared }) => shared));
  return ranked.filter(({ shared }) => shared === most && shared > 0).map(({ app }) => app);
}

/** How many leading segments two directories have in common. */
function sharedDepth(one: string, other: string): number {
  const [a, b] = [one.split("/"), other.split("/")];
  const differs = a.findIndex((segment, at) => segment !== b[at]);
  return differs === -1 ? a.length : differs;
}

/** Why the way to a value ends where it does, as the end of a sentence. */
export const reason = (followed: Followed | undefined): string =>
  followed?.kind === "unknown"
    ? `: ${followed.reason}`
    : followed?.kind === "external"
      ? `: it comes from "${followed.specifier}"`
      : "";

/** @returns REGISTRATION_NOT_FOUND at a node, with what to do */
export const notFound = (modules: Modules, at: Located, message: string): ScaffoldError =>
  refusal(modules, "REGISTRATION_NOT_FOUND", at, {
    message,
    hint: "Give `functions` an array that is written out in a module, or register the new function by hand.",
    byHand: clientApart(modules, at.file, ADD_BY_HAND),
  });
