import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import type { ScaffoldError } from "../errors/scaffold-error.js";
import { topicsOfArray } from "./array-topics.js";
import { ADD_BY_HAND, IMPORT_BY_HAND, importByHand, NEW_FUNCTION } from "./by-hand.js";
import { chooseSpread, type FunctionArray, type Wanted } from "./choose-spread.js";
import { clientApart } from "./client-apart.js";
import { follow } from "./follow.js";
import { followCalls } from "./follow-calls.js";
import { readJson } from "./json.js";
import { listedByHand } from "./listed-by-hand.js";
import { listingOf } from "./listing.js";
import type { Located, Modules } from "./modules.js";
import { calledName, findAll } from "./nodes.js";
import type { RegistrationPlace, ServedName } from "./project.js";
import { refusal } from "./refusal.js";
import type { FoundServe } from "./serve-calls.js";
import { notFound, reason, serveOptions } from "./serve-options.js";
import { elementsOf, namesOf, opensAll, spreadTarget, type Target, valuesOf } from "./served-elements.js";

/** What a serve call is given. */
export interface ServedArray {
  /** The array that takes one more element, or what stands in its place. */
  readonly array: Target;
  /** Every element that serve gets, spreads opened as far as they can be followed. */
  readonly elements: readonly Located<ts.Expression>[];
  /** Whether these are all: what a call gives, for one, cannot be told. */
  readonly isWhole: boolean;
  /** The names among them. */
  readonly names: readonly ServedName[];
  /** What the arrays are about that it is chosen from; none where there is but one. */
  readonly topics: readonly string[];
  /** Where else the element can be added. */
  readonly elsewhere: readonly Target[];
  /** The files read on the way, serve file first. */
  readonly path: readonly string[];
  readonly client: Located | undefined;
}

/**
 * Follows `functions` of a serve call to its array.
 *
 * @param files where calls of a function of the project's own may stand that passes its parameter on to serve()
 * @throws REGISTRATION_NOT_FOUND when the way to the array ends; REGISTRATION_UNSUPPORTED when there is something else
 * than an array at its end; SDK_UNSUPPORTED for the call shape of SDK 2
 */
export function findRegistration(
  modules: Modules,
  serve: FoundServe,
  wanted: Wanted = {},
  files: readonly string[] = [],
): ServedArray {
  const { result, files: read } = modules.traced(() => {
    const { client, functions } = serveOptions(modules, serve, wanted, files);
    const all = targetOf(modules, functions, files);
    // So that the files of the arrays count as read on the way, and those of the functions do not.
    const inner = spreadArrays(modules, all);
    return { client, all, functions, inner };
  });
  const { all, functions, inner } = result;
  const array = choose(modules, all, inner, wanted);
  const path = [...new Set([serve.file, ...read, array.file])];
  const elements = elementsOf(modules, all);
  refuseModuleAlone(modules, array, elements);
  const value: Target[] = functions.node === all.node ? [] : [{ kind: "value", ...functions }];
  const elsewhere = [...(array.node === all.node ? [] : [all]), ...value];
  const topics = inner.length < 2 ? [] : inner.flatMap((each) => topicsOfArray(each, []));
  const names = namesOf(modules, all, elements);
  const isWhole = opensAll(modules, all) && !isExtended(modules, functions);
  return { array, elements, isWhole, names, topics, elsewhere, path, client: result.client };
}

/** Whether what is served is an array with more behind it: `jobs.concat(others)`. */
function isExtended(modules: Modules, functions: Located): boolean {
  const { node } = follow(modules, functions) as Partial<Located>;
  return node !== undefined && ts.isCallExpression(node) && calledName(node) === "concat";
}

/** A target as plain data. */
export function placeOf(modules: Modules, { kind, node, file }: Target): RegistrationPlace {
  const arrayStart = kind === "module" ? 0 : node.getStart(modules.source(file));
  const line = kind === "module" ? 1 : modules.line({ node, file });
  return { file, line, arrayStart, ...(kind === "array" ? {} : { kind }) };
}

/**
 * New files end in .js or .ts, which are CommonJS where the package says nothing else, and import no such client; unless
 * the functions that are there end as the client does.
 */
function refuseModuleAlone(modules: Modules, { node, file }: Target, elements: readonly Located[]): void {
  if (!MODULE.test(file) || packageType(modules, posix.dirname(file)) === "module") return;
  if (elements.length > 0 && elements.every((each) => MODULE.test(follow(modules, each).file))) return;
  throw refusal(
    modules,
    "REGISTRATION_UNSUPPORTED",
    { node, file },
    {
      message: `${file} is an ES module of a CommonJS package: a new file that ends in ${posix.extname(file).replace("m", "")} would be none.`,
      hint: 'Write "type": "module" into its package.json, or register the new function there by hand.',
      byHand: ADD_BY_HAND,
    },
  );
}

const MODULE = /\.m[jt]s$/;

/** `type` of the nearest package.json. */
function packageType(modules: Modules, directory: string): unknown {
  const manifest = readJson({ readText: (path) => modules.text(path) }, posix.join(directory, "package.json"));
  if (manifest !== undefined) return manifest.type;
  return directory === "." ? undefined : packageType(modules, posix.dirname(directory));
}

/** What is added to an array is lost where its variable is given another. */
function refuseReplaced(modules: Modules, { node, file }: Located<ts.ArrayLiteralExpression>): void {
  let holder: ts.Node = node.parent;
  while (ts.isAsExpression(holder) || ts.isSatisfiesExpression(holder)) holder = holder.parent;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return;
  if (holder.parent.flags & ts.NodeFlags.Const) return;
  const { text } = holder.name;
  const replaced = findAll(node.getSourceFile(), ts.isBinaryExpression).find(
    ({ operatorToken, left }) =>
      operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(left) && left.text === text,
  );
  if (replaced === undefined) return;
  throw refusal(
    modules,
    "REGISTRATION_UNSUPPORTED",
    { node: replaced, file },
    {
      message: `The array that is served is ${text} in ${file}, which gets another value later: which one is served cannot be told.`,
      hint: "Register the new function there by hand, or serve an array that stays as it is.",
      byHand: clientApart(modules, file, ADD_BY_HAND),
    },
  );
}

/** Methods of an array that keep what is written in it. */
const KEEPS = new Set(["filter", "concat", "flat"]);

function targetOf(modules: Modules, at: Located, files: readonly string[]): Target {
  const followed = followCalls(modules, at, files);
  if (followed.kind === "namespace") throw unsupported(modules, at, at, "a module's exports");
  if (followed.kind !== "value")
    throw notFound(modules, followed, `The array of functions cannot be followed${reason(followed)}.`);
  const { node, file } = followed;
  if (ts.isArrayLiteralExpression(node)) {
    refuseReplaced(modules, { node, file });
    return { kind: "array", node, file };
  }
  const values = valuesOf(modules, { node, file });
  if (values !== undefined) return values;
  // What is left out of an array by a filter is still written in it.
  if (
    ts.isCallExpression(node) &&
    KEEPS.has(calledName(node) ?? "") &&
    ts.isPropertyAccessExpression(node.expression)
  ) {
    const inner = targetOf(modules, { node: node.expression.expression, file }, files);
    // The values of such an object are arrays themselves.
    return calledName(node) === "flat" && inner.kind !== "array" ? { kind: "value", node, file } : inner;
  }
  throw unsupported(modules, followed, at, described(node));
}

const unsupported = (modules: Modules, at: Located, given: Located, what: string): ScaffoldError =>
  refusal(modules, "REGISTRATION_UNSUPPORTED", at, {
    message: `The functions that are served are ${what} in ${at.file}, and not an array that can take one more.`,
    hint: "Register the new function there by hand, or serve an array that is written out in a module.",
    byHand:
      inWhatIsCalled(modules, at) ?? clientApart(modules, given.file, besideOthers(modules, given) ?? ADD_BY_HAND),
  });

/** A function of the project's own decides what is served, as by its arguments: what is new goes where the others are. */
function inWhatIsCalled(modules: Modules, { node, file }: Located): string | undefined {
  const call = ts.isAwaitExpression(node) ? node.expression : node;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  const listing = listingOf(modules, { node: call, file });
  if (listing !== undefined) return listedByHand(modules, listing);
  const made = follow(modules, { node: call.expression, file });
  if (made.kind !== "value" || !ts.isFunctionLike(made.node)) return undefined;
  const place = `${call.expression.text}() of ${made.file}, line ${modules.line(made)},`;
  return `Add by hand, where ${place} lists the others:\n${importByHand(NEW_FUNCTION)}\n  [/* as before */, ${NEW_FUNCTION}]`;
}

/** What serve() is given can be spread beside one more function, whatever it is. */
function besideOthers(modules: Modules, { node, file }: Located): string | undefined {
  const text = node.getText(modules.source(file));
  if (text.includes("\n") || text.length > 100) return undefined;
  const spread = ts.isConditionalExpression(node) || ts.isAwaitExpression(node) ? `...(${text})` : `...${text}`;
  return `${IMPORT_BY_HAND}\n  [${spread}, ${NEW_FUNCTION}] in place of ${text} in ${file}, line ${modules.line({ node, file })}`;
}

function described(node: ts.Node): string {
  if (ts.isAwaitExpression(node)) return described(node.expression);
  if (ts.isCallExpression(node)) return `what ${calledName(node) ?? "a call"}() returns`;
  if (ts.isConditionalExpression(node)) return "a choice between two values";
  return ts.isObjectLiteralExpression(node) ? "an object" : "another expression";
}

/** An array of nothing but spreads passes the element on to one of the arrays below it; itself where none is the one. */
function choose(modules: Modules, all: Target, inner: readonly FunctionArray[], wanted: Wanted): Target {
  const array = inner.length === 0 ? undefined : chooseSpread(modules, inner, wanted);
  return array === undefined ? all : { kind: "array", ...array };
}

/** The arrays that one of nothing but spreads brings, those that they spread in their turn included, as far as they can be followed. */
function spreadArrays(modules: Modules, { node, file }: Located): Located<ts.ArrayLiteralExpression>[] {
  return ts.isArrayLiteralExpression(node) && node.elements.every(ts.isSpreadElement)
    ? arraysBelow(modules, { node, file }, new Set([node]))
    : [];
}

function arraysBelow(
  modules: Modules,
  { node, file }: Located<ts.ArrayLiteralExpression>,
  seen: Set<ts.Node>,
): Located<ts.ArrayLiteralExpression>[] {
  return node.elements.filter(ts.isSpreadElement).flatMap((element) => {
    const { node: inner, file: from } = spreadTarget(modules, element, file) ?? {};
    if (inner === undefined || from === undefined || !ts.isArrayLiteralExpression(inner) || seen.has(inner)) return [];
    seen.add(inner);
    const below = arraysBelow(modules, { node: inner, file: from }, seen);
    const passesOn = below.length > 0 && inner.elements.every(ts.isSpreadElement);
    return passesOn ? below : [{ node: inner, file: from }, ...below];
  });
}
