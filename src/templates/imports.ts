import { stringLiteral } from "../text/ts-literal.js";

export interface ImportedName {
  /** "default" for a default import, "*" for the whole module. */
  readonly exported: string;
  readonly local: string;
  readonly type: boolean;
}

/** The imports one rendered file needs, collected while its body is rendered. */
export class Imports {
  readonly #modules = new Map<string, Map<string, ImportedName>>();
  readonly #effects: string[] = [];
  #unprinted: string | undefined;

  /** A name that was asked for and that no text printed so far imports. */
  get unprinted(): string | undefined {
    return this.#unprinted;
  }

  /** A module that is imported for what loading it does stands first. */
  addEffect(specifier: string): void {
    this.#effects.push(specifier);
  }

  /** A name wanted as a type and as a value is imported as a value. */
  add(specifier: string, name: ImportedName): void {
    const names = this.#modules.get(specifier) ?? new Map<string, ImportedName>();
    const before = names.get(name.local);
    const type = name.type && (before?.type ?? true);
    if (before?.type !== type) this.#unprinted ??= name.local;
    names.set(name.local, { ...name, type });
    this.#modules.set(specifier, names);
  }

  /** One statement per module: packages, then aliases, then relative paths; each sorted. Ends in a line break. */
  print(): string {
    this.#unprinted = undefined;
    const modules = [...this.#modules].sort(([a], [b]) => distance(a) - distance(b) || compare(a, b));
    const effects = this.#effects.map((specifier) => `import ${stringLiteral(specifier)};\n`).join("");
    return effects + modules.map(([specifier, names]) => printImport(specifier, [...names.values()])).join("");
  }
}

const MAX_WIDTH = 100;

function printImport(specifier: string, names: readonly ImportedName[]): string {
  const from = `from ${stringLiteral(specifier)};\n`;
  const allTypes = names.every((name) => name.type);
  const whole = names.find((name) => name.exported === "*");
  if (whole) {
    const rest = names.filter((name) => name !== whole);
    const line = `import ${whole.type ? "type " : ""}* as ${whole.local} ${from}`;
    return rest.length === 0 ? line : line + printImport(specifier, rest);
  }
  const normal = names.find((name) => name.exported === "default")?.local;
  const named = names
    .filter((name) => name.exported !== "default")
    .sort((a, b) => compare(a.exported, b.exported))
    .map((name) => printName(name, allTypes));
  // A type-only import cannot have a default and names at once.
  if (allTypes && normal !== undefined && named.length > 0) {
    return `import type ${normal} ${from}import type { ${named.join(", ")} } ${from}`;
  }
  const keyword = allTypes ? "import type" : "import";
  const list = (names: readonly string[], open: string, close: string): string =>
    [
      ...(normal === undefined ? [] : [normal]),
      ...(names.length === 0 ? [] : [`{${open}${names.join(`,${open}`)}${close}}`]),
    ].join(", ");
  const line = `${keyword} ${list(named, " ", " ")} ${from}`;
  return line.length <= MAX_WIDTH ? line : `${keyword} ${list(named, "\n  ", ",\n")} ${from}`;
}

function printName({ exported, local, type }: ImportedName, allTypes: boolean): string {
  const name = exported === local ? exported : `${exported} as ${local}`;
  return type && !allTypes ? `type ${name}` : name;
}

/** Node's own modules, packages, aliases such as "@/", then relative paths from far to near. */
function distance(specifier: string): number {
  if (specifier.startsWith("node:")) return 0;
  if (specifier.startsWith("..")) return 3;
  if (specifier.startsWith(".")) return 4;
  return /^(@\/|~|#)/.test(specifier) ? 2 : 1;
}

const compare = (a: string, b: string): number => {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
};
