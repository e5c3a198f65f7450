import { posix } from "node:path";
import type { ts } from "@ts-morph/common";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "./host.js";
import { lineAndColumn } from "./line-and-column.js";
import { packageAliases, packageThrough } from "./package-aliases.js";
import type { NamedPackage } from "./package-name.js";
import { packageOfSpecifier } from "./package-name.js";
import { parseSource } from "./parse.js";
import { createResolver, type Resolve } from "./resolve-module.js";
import { type PathMapping, pathMappingFor } from "./tsconfig.js";
import { workspacePackages } from "./workspace-packages.js";

/** A node, and the file it is in. */
export interface Located<N extends ts.Node = ts.Node> {
  readonly node: N;
  readonly file: string;
}

/** The project's modules, read and parsed when they are asked for. Paths are relative to the root. */
export class Modules {
  readonly resolve: Resolve;
  readonly #parsed = new Map<string, ts.SourceFile>();
  #packages: ReadonlyMap<string, string> | undefined;
  readonly #aliases = new Map<string, ReadonlyMap<string, string>>();
  #trail: Set<string> | undefined;
  readonly #mappings = new Map<string, PathMapping>();

  constructor(
    readonly host: ReadHost,
    readonly root: string,
  ) {
    this.resolve = createResolver(host, root);
  }

  /** @throws NOT_UTF8 naming the file relative to the root */
  text(file: string): string | undefined {
    try {
      return this.host.readText(posix.join(this.root, file));
    } catch (error) {
      if (!(error instanceof ScaffoldError) || error.code !== "NOT_UTF8") throw error;
      throw new ScaffoldError("NOT_UTF8", `${file} is not UTF-8.`, { hint: error.hint, file, cause: error });
    }
  }

  /** @throws SYNTAX_ERROR when the file does not parse */
  source(file: string): ts.SourceFile | undefined {
    this.#trail?.add(file);
    const known = this.#parsed.get(file);
    if (known !== undefined) return known;
    const text = this.text(file);
    if (text === undefined) return undefined;
    const source = parseSource(file, text);
    this.#parsed.set(file, source);
    return source;
  }

  /** What the configuration says of specifiers in a file's directory. */
  mappingAt(file: string): PathMapping {
    const directory = posix.join(this.root, posix.dirname(file));
    const mapping = this.#mappings.get(directory) ?? pathMappingFor(this.host, this.root, directory);
    this.#mappings.set(directory, mapping);
    return mapping;
  }

  /** Runs `work` and tells which files it read, in order. */
  traced<T>(work: () => T): { result: T; files: string[] } {
    const trail = new Set<string>();
    const outer = this.#trail;
    this.#trail = trail;
    try {
      return { result: work(), files: [...trail] };
    } finally {
      this.#trail = outer;
      for (const file of trail) outer?.add(file);
    }
  }

  line({ node, file }: Located): number {
    const source = this.source(file);
    return source === undefined ? 1 : lineAndColumn(source.text, node.getStart(source)).line;
  }

  /** The packages of the workspace: name to absolute directory. */
  get packages(): ReadonlyMap<string, string> {
    this.#packages ??= workspacePackages(this.host, this.root);
    return this.#packages;
  }

  /** Whether a specifier names a package of the workspace, and not a path or an alias. */
  isWorkspacePackage(specifier: string, fromFile: string): boolean {
    if (/^[.#]/.test(specifier)) return false;
    const name = packageOfSpecifier(specifier);
    const directory = this.packages.get(name);
    const target = this.resolve(specifier, fromFile);
    return directory !== undefined && target !== undefined && posix.join(this.root, target).startsWith(`${directory}/`);
  }

  /** Whether the configuration gives one module a name of its own: `"@acme/jobs": ["libs/jobs/src/index.ts"]`. */
  isMappedByName(specifier: string, fromFile: string): boolean {
    return !specifier.startsWith(".") && this.mappingAt(fromFile).paths.some(({ pattern }) => pattern === specifier);
  }

  /** What packages may be called in the files of a directory, and what each name stands for: see `packageAliases`. */
  aliases(directory: string): ReadonlyMap<string, string> {
    const known =
      this.#aliases.get(directory) ?? packageAliases(this.host, this.root, posix.join(this.root, directory));
    this.#aliases.set(directory, known);
    return known;
  }

  /** The package that a file means by a specifier. */
  packageNamed(specifier: string, fromFile: string): NamedPackage | undefined {
    return packageThrough(this.aliases(posix.dirname(fromFile)), specifier);
  }

  isFile(file: string): boolean {
    return this.host.isFile(posix.join(this.root, file));
  }

  /** Every file that was parsed, in order. */
  get parsed(): string[] {
    return [...this.#parsed.keys()];
  }
}
