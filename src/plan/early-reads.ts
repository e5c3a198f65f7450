import { ts } from "@ts-morph/common";
import { isRequire, requiredIn, requiredNames } from "../edit/find-require.js";
import { commonJsExports, wholeExport } from "../project/common-js.js";
import { parseSource } from "../project/parse.js";
import { requiredAtOnce } from "../project/scope.js";
import type { ImportGraph } from "./import-graph.js";

/** A name that a module takes of another one which has not set it yet; "*" for all of it. */
export interface EarlyRead {
  readonly reader: string;
  readonly target: string;
  readonly name: string;
}

/**
 * What CommonJS modules read too early when one of them is loaded: in a cycle `require` gives what the other module has
 * set so far (measured: a name that is not there yet is undefined, and stays so where it was taken out at once).
 *
 * @param entry the file that is loaded first
 */
export function earlyReads(graph: ImportGraph, entry: string): EarlyRead[] {
  const load = new Load(graph);
  load.run(entry);
  return load.early;
}

interface State {
  readonly source: ts.SourceFile;
  readonly set: Set<string>;
  isDone: boolean;
}

/** One loading of a program, statement by statement, as Node does it. */
class Load {
  readonly early: EarlyRead[] = [];
  readonly #graph: ImportGraph;
  readonly #states = new Map<string, State>();

  constructor(graph: ImportGraph) {
    this.#graph = graph;
  }

  run(file: string): void {
    const text = this.#graph.host.readText(`${this.#graph.root}/${file}`);
    if (text === undefined || this.#states.has(file)) return;
    const source = parseSource(file, text);
    const state: State = { source, set: new Set(), isDone: false };
    this.#states.set(file, state);
    /** Modules whose exports are held by a name as a whole. */
    const held = new Map<string, string>();
    for (const statement of source.statements) this.#step(file, state, statement, held);
    state.isDone = true;
  }

  #step(file: string, state: State, statement: ts.Statement, held: Map<string, string>): void {
    for (const specifier of requiredAtOnce(statement)) this.#enter(file, specifier);
    if (isRequire(statement)) this.#take(file, statement, held);
    else for (const [target, name] of membersRead(statement, held)) this.#read(file, target, name);
    for (const { name, statement: setting } of commonJsExports(state.source))
      if (setting === statement) state.set.add(name ?? "*");
  }

  #enter(file: string, specifier: string): void {
    const target = this.#graph.resolve(specifier, file);
    if (target !== undefined) this.run(target);
  }

  #take(file: string, statement: Parameters<typeof requiredNames>[0], held: Map<string, string>): void {
    const target = this.#graph.resolve(requiredIn(statement), file);
    if (target === undefined) return;
    for (const { exported, local } of requiredNames(statement)) {
      if (exported !== "default") this.#read(file, target, exported);
      else {
        // What is held is filled later, unless another object takes its place.
        held.set(local, target);
        if (this.#isReplacedLater(target)) this.#read(file, target, "*");
      }
    }
  }

  #isReplacedLater(target: string): boolean {
    const state = this.#states.get(target);
    return state !== undefined && !state.isDone && !state.set.has("*") && wholeExport(state.source) !== undefined;
  }

  #read(reader: string, target: string, name: string): void {
    const state = this.#states.get(target);
    if (state === undefined || state.isDone || state.set.has(name)) return;
    this.early.push({ reader, target, name });
  }
}

/** The members of held modules that a statement reads when it is run, each with its module. */
function membersRead(node: ts.Node, held: ReadonlyMap<string, string>): [string, string][] {
  if (ts.isFunctionLike(node)) return [];
  const found: [string, string][] = [];
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    const target = held.get(node.expression.text);
    if (target !== undefined) found.push([target, node.name.text]);
  }
  ts.forEachChild(node, (child) => void found.push(...membersRead(child, held)));
  return found;
}
