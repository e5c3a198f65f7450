import { ts } from "@ts-morph/common";
import type { ScaffoldError } from "../errors/scaffold-error.js";
import { chooseSpread, type Wanted } from "./choose-spread.js";
import { follow, propertyOf } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { calledName } from "./nodes.js";
import { refusal } from "./refusal.js";
import type { FoundServe } from "./serve-calls.js";

/** What a serve call is given. */
export interface ServedArray {
  /** The array that takes one more element. */
  readonly array: Located<ts.ArrayLiteralExpression>;
  /** Every element that serve gets, spreads opened as far as they can be followed. */
  readonly elements: readonly Located<ts.Expression>[];
  /** The files read on the way, serve file first. */
  readonly path: readonly string[];
  readonly client: Located | undefined;
}

/**
 * Follows `functions` of a serve call to its array.
 *
 * @throws REGISTRATION_NOT_FOUND when the way to the array ends; REGISTRATION_UNSUPPORTED when there is something else
 * than an array at its end; SDK_UNSUPPORTED for the call shape of SDK 2
 */
export function findRegistration(modules: Modules, serve: FoundServe, wanted: Wanted = {}): ServedArray {
  const { result, files } = modules.traced(() => {
    const options = serveOptions(modules, serve);
    const functions = propertyOf(modules, options, "functions");
    if (functions === undefined) throw notFound(modules, options, `${serve.kind}() is given no \`functions\`.`);
    const all = arrayOf(modules, functions);
    // So that the files of the arrays count as read on the way, and those of the functions do not.
    spreadArrays(modules, all);
    return { client: propertyOf(modules, options, "client"), all };
  });
  const { all } = result;
  const array = choose(modules, all, wanted);
  refuseCommonJs(modules, array);
  const path = [...new Set([serve.file, ...files, array.file])];
  return { array, elements: elementsOf(modules, all), path, client: result.client };
}

/** An import cannot be added to a CommonJS module. */
function refuseCommonJs(modules: Modules, array: Located): void {
  const source = modules.source(array.file);
  if (source === undefined || ts.isExternalModule(source)) return;
  if (!/\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/.test(source.text)) return;
  throw refusal(modules, "REGISTRATION_UNSUPPORTED", array, {
    message: `${array.file} is a CommonJS module: the new function cannot be imported there.`,
    hint: "Register the new function there by hand, or make the file an ES module.",
    byHand: 'Add by hand:\n  const { yourFunction } = require("<the new file>");\n  functions: [/* … */ yourFunction]',
  });
}

function serveOptions(
  modules: Modules,
  { file, node, options, kind }: FoundServe,
): Located<ts.ObjectLiteralExpression> {
  const [, second] = node.arguments;
  if (kind === "serve" && second !== undefined && options === node.arguments[0]) {
    throw refusal(
      modules,
      "SDK_UNSUPPORTED",
      { node, file },
      {
        message: `${file} calls serve(client, functions), as Inngest SDK 2 and older take it.`,
        hint: "Upgrade inngest to 3 or 4, where serve() takes one object.",
      },
    );
  }
  const at = { node: options ?? node, file };
  const followed = options === undefined ? undefined : follow(modules, at);
  if (followed?.kind !== "value" || !ts.isObjectLiteralExpression(followed.node)) {
    throw notFound(modules, at, `What ${kind}() in ${file} is given cannot be followed${reason(followed)}.`);
  }
  const object = { node: followed.node, file: followed.file };
  return kind === "connect" ? connectedApp(modules, object) : object;
}

/** `connect({ apps: [{ client, functions }] })`; the array of one app can be chosen without asking. */
function connectedApp(
  modules: Modules,
  object: Located<ts.ObjectLiteralExpression>,
): Located<ts.ObjectLiteralExpression> {
  const apps = propertyOf(modules, object, "apps");
  const list = apps === undefined ? undefined : follow(modules, apps);
  const elements = list?.kind === "value" && ts.isArrayLiteralExpression(list.node) ? list.node.elements : [];
  const [only] = elements;
  const app =
    list !== undefined && only !== undefined && elements.length === 1
      ? follow(modules, { node: only, file: list.file })
      : undefined;
  if (app?.kind === "value" && ts.isObjectLiteralExpression(app.node)) return { node: app.node, file: app.file };
  throw refusal(modules, "REGISTRATION_UNSUPPORTED", object, {
    message: `connect() in ${object.file} has ${elements.length} apps that can be read; exactly one is needed.`,
    hint: "Add the function to the app it belongs to by hand.",
    byHand: BY_HAND,
  });
}

const BY_HAND = 'Add by hand:\n  import { yourFunction } from "<the new file>";\n  functions: [/* … */ yourFunction]';

const notFound = (modules: Modules, at: Located, message: string): ScaffoldError =>
  refusal(modules, "REGISTRATION_NOT_FOUND", at, {
    message,
    hint: "Give `functions` an array that is written out in a module, or register the new function by hand.",
    byHand: BY_HAND,
  });

const reason = (followed: ReturnType<typeof follow> | undefined): string =>
  followed?.kind === "unknown"
    ? `: ${followed.reason}`
    : followed?.kind === "external"
      ? `: it comes from "${followed.specifier}"`
      : "";

function arrayOf(modules: Modules, at: Located): Located<ts.ArrayLiteralExpression> {
  const followed = follow(modules, at);
  if (followed.kind === "namespace") throw unsupported(modules, at, "a module's exports");
  if (followed.kind !== "value")
    throw notFound(modules, followed, `The array of functions cannot be followed${reason(followed)}.`);
  const { node, file } = followed;
  if (ts.isArrayLiteralExpression(node)) return { node, file };
  // What is left out of an array by a filter is still written in it.
  if (ts.isCallExpression(node) && calledName(node) === "filter" && ts.isPropertyAccessExpression(node.expression)) {
    return arrayOf(modules, { node: node.expression.expression, file });
  }
  throw unsupported(modules, followed, described(node));
}

const unsupported = (modules: Modules, at: Located, what: string): ScaffoldError =>
  refusal(modules, "REGISTRATION_UNSUPPORTED", at, {
    message: `The functions that are served are ${what} in ${at.file}, and not an array that can take one more.`,
    hint: "Register the new function there by hand, or serve an array that is written out in a module.",
    byHand: BY_HAND,
  });

function described(node: ts.Node): string {
  if (ts.isCallExpression(node)) return `what ${calledName(node) ?? "a call"}() returns`;
  if (ts.isConditionalExpression(node)) return "a choice between two values";
  return ts.isObjectLiteralExpression(node) ? "an object" : "another expression";
}

/** An array of nothing but spreads passes the element on to one of the arrays it spreads. */
function choose(
  modules: Modules,
  all: Located<ts.ArrayLiteralExpression>,
  wanted: Wanted,
): Located<ts.ArrayLiteralExpression> {
  const inner = spreadArrays(modules, all);
  if (inner.length === 0) return all;
  const array = chooseSpread(modules, inner, wanted);
  if (array === undefined) throw undecided(modules, all, inner);
  return array.node === all.node ? all : choose(modules, array, wanted);
}

/** The arrays that one of nothing but spreads spreads, as far as they can be followed. */
function spreadArrays(
  modules: Modules,
  { node, file }: Located<ts.ArrayLiteralExpression>,
): Located<ts.ArrayLiteralExpression>[] {
  const spreads = node.elements.filter(ts.isSpreadElement);
  if (spreads.length < node.elements.length) return [];
  return spreads.flatMap((element) => spreadArray(modules, element, file) ?? []);
}

const undecided = (modules: Modules, all: Located, inner: readonly Located[]): ScaffoldError =>
  refusal(modules, "REGISTRATION_UNSUPPORTED", all, {
    message: `The functions that are served come from ${inner.length} arrays (${inner.map(({ file }) => file).join(", ")}), and nothing tells which one takes the new function.`,
    hint: "Name the directory of the array it belongs to: --dir <directory>, or register it by hand.",
    byHand: BY_HAND,
  });

function spreadArray(
  modules: Modules,
  element: ts.SpreadElement,
  file: string,
): Located<ts.ArrayLiteralExpression> | undefined {
  const followed = follow(modules, { node: element.expression, file });
  return followed.kind === "value" && ts.isArrayLiteralExpression(followed.node)
    ? { node: followed.node, file: followed.file }
    : undefined;
}

function elementsOf(
  modules: Modules,
  { node, file }: Located<ts.ArrayLiteralExpression>,
  depth = 0,
): Located<ts.Expression>[] {
  return node.elements.flatMap((element) => {
    if (!ts.isSpreadElement(element)) return [{ node: element, file }];
    const inner = depth > 16 ? undefined : spreadArray(modules, element, file);
    return inner === undefined ? [] : elementsOf(modules, inner, depth + 1);
  });
}
