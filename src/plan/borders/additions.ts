import { posix } from "node:path";
import { dependency, readManifests } from "../../project/manifest.js";
import type { Modules } from "../../project/modules.js";
import { packagesOf } from "../../project/package-entries.js";
import type { Project } from "../../project/project.js";
import { shellQuote } from "../../text/shell-quote.js";

/** How packages are added to what one package depends on. */
export interface Addition {
  readonly manifest: string;
  /** Run in the root. */
  readonly command: string;
  /** The lines for the manifest, where no command writes them as the workspace has them: `catalog:`, `workspace:*`. */
  readonly lines?: string;
}

interface Lacking {
  readonly unit: string;
  /** Each package with the files that would import it. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** Packages are added in the range that the rest of the project has; one for tests alone to `devDependencies`. */
export function additionsTo(modules: Modules, project: Project, { unit, names }: Lacking): Addition[] {
  const all = [...names].map(([name, files]) => ({
    name,
    range: rangeOf(modules, project, name),
    dev: files.every(isOfTests),
  }));
  const written = all.filter(({ range }) => range !== undefined && /^[a-z]+:/.test(range));
  const plain = all.filter((each) => !written.includes(each));
  const manifest = posix.join(unit, "package.json");
  const { packageManager } = project;
  const target = targetIn(modules, unit);
  const commands = [false, true].flatMap((dev) => {
    const packages = plain
      .filter((each) => each.dev === dev)
      .map(({ name, range }) => (range === undefined ? name : `${name}@${range}`));
    return packages.length === 0
      ? []
      : [{ manifest, command: ADD[packageManager](target, dev, packages.map(shellQuote).join(" ")) }];
  });
  if (written.length === 0) return commands;
  const lines = [false, true].flatMap((dev) =>
    linesFor(
      written.filter((each) => each.dev === dev),
      dev,
    ),
  );
  return [
    ...commands,
    { manifest, command: `${packageManager} install`, lines: [`// ${manifest}`, ...lines].join("\n") },
  ];
}

function linesFor(all: readonly { name: string; range: string | undefined }[], dev: boolean): string[] {
  const entries = all.map(({ name, range }) => `  ${JSON.stringify(name)}: ${JSON.stringify(range)}`);
  return all.length === 0 ? [] : [`"${dev ? "devDependencies" : "dependencies"}": {`, entries.join(",\n"), "}"];
}

const isOfTests = (file: string): boolean =>
  /\.(?:test|spec)\.[cm]?[jt]sx?$|(?:^|\/)(?:__tests__|tests?)\/|(?:^|\/)inngest-test-driver\./.test(file);

/** The range that the other packages of the project give it, those around the client and serve() first. */
function rangeOf(modules: Modules, { unit, root }: Project, name: string): string | undefined {
  const others = packagesOf(modules).map(({ directory }) => directory);
  const manifests = [...new Set([unit, "", ...others])].flatMap((each) =>
    readManifests(modules.host, root, each).slice(0, 1),
  );
  const range = dependency(manifests, name)?.value;
  const isLocal = packagesOf(modules).some((each) => each.name === name);
  return range ?? (isLocal ? localRange(modules) : undefined);
}

/** How the workspace's packages ask for each other. */
const localRange = (modules: Modules): string | undefined =>
  packagesOf(modules).some(({ directory }) =>
    (modules.text(posix.join(directory, "package.json")) ?? "").includes('"workspace:'),
  )
    ? "workspace:*"
    : undefined;

interface Target {
  readonly unit: string;
  /** Of a package of the workspace. */
  readonly name: string | undefined;
}

function targetIn(modules: Modules, unit: string): Target {
  const name = packagesOf(modules).find(({ directory }) => directory === unit)?.name;
  return { unit, name };
}

type Command = (target: Target, dev: boolean, packages: string) => string;

const words = (...all: readonly string[]): string => all.filter((each) => each !== "").join(" ");

const pnpm: Command = ({ unit, name }, dev, packages) =>
  words(
    "pnpm",
    place({ unit, name }, (each) => `--filter ${shellQuote(each)}`, "--dir"),
    "add",
    dev ? "-D" : "",
    packages,
  );
const npm: Command = ({ unit, name }, dev, packages) =>
  words(
    "npm install",
    place({ unit, name }, (each) => `--workspace ${shellQuote(each)}`, "--prefix"),
    dev ? "-D" : "",
    packages,
  );
const yarn: Command = ({ unit, name }, dev, packages) =>
  words(
    "yarn",
    place({ unit, name }, (each) => `workspace ${shellQuote(each)}`, "--cwd"),
    "add",
    dev ? "-D" : "",
    packages,
  );
const bun: Command = ({ unit }, dev, packages) =>
  words("bun add", place({ unit, name: undefined }, String, "--cwd"), dev ? "-d" : "", packages);

const ADD = { npm, pnpm, yarn, bun } as const;

/** Nothing for the root; a package of the workspace by its name, another by its directory. */
const place = ({ unit, name }: Target, named: (name: string) => string, flag: string): string => {
  if (unit === "") return "";
  return name === undefined ? `${flag} ${shellQuote(unit)}` : named(name);
};
