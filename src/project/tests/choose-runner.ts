import { posix } from "node:path";
import { majority } from "../majority.js";
import { dependency, type Manifest, scriptsOf } from "../manifest.js";
import type { Modules } from "../modules.js";
import type { Finding, RunnerName } from "../project.js";
import { jestConfigFile } from "./jest-config.js";
import { runnersIn } from "./script-runners.js";
import { vitestConfigFile } from "./vitest-config.js";

/** The runner, where it is started, and the script that starts it. */
export interface ChosenRunner {
  readonly name: Finding<RunnerName>;
  /** Relative to the root. */
  readonly directory: string;
  /** "" where no script starts it. */
  readonly script: string;
}

interface Input {
  readonly unit: string;
  /** The unit's own, then that of its workspace. */
  readonly manifests: readonly Manifest[];
  /** What the tests next to the functions import, or those of the unit where there are none. */
  readonly imported: readonly (RunnerName | "globals")[];
}

/**
 * The script called `test` tells, then what the tests import, then the other scripts, those of the workspace, a
 * configuration, and last what is installed: a runner may be there for something else.
 */
export function chooseRunner(modules: Modules, input: Input): ChosenRunner | undefined {
  const { manifests, imported } = input;
  const [own, above] = manifests;
  const named = imported.filter((each): each is RunnerName => each !== "globals" && isThere(modules, input, each));
  const usual = majority(named);
  const calls = [own, above].flatMap((manifest) => (manifest === undefined ? [] : [callsOf(manifest)]));
  const [first, second] = calls;
  const name =
    oneOf(first?.test ?? [], usual) ??
    usual ??
    oneOf(first?.others ?? [], undefined) ??
    oneOf([...(second?.test ?? []), ...(second?.others ?? [])], undefined) ??
    configured(modules, input) ??
    installed(manifests);
  return name === undefined ? undefined : described(modules, input, name);
}

interface Calls {
  readonly test: readonly RunnerName[];
  readonly others: readonly RunnerName[];
}

function callsOf(manifest: Manifest): Calls {
  const scripts = scriptsOf(manifest);
  const runners = (wanted: (name: string) => boolean): RunnerName[] =>
    scripts.filter(([name]) => wanted(name)).flatMap(([, script]) => runnersIn(script));
  const isTest = (name: string): boolean => /^test([:-]|$)/.test(name) && !/e2e|integration/.test(name);
  return {
    test: runners((name) => name === "test"),
    others: [...runners(isTest), ...runners((name) => !isTest(name))],
  };
}

/** Where a script starts several, the tests tell which of them theirs is. */
const oneOf = (called: readonly RunnerName[], usual: RunnerName | undefined): RunnerName | undefined =>
  usual !== undefined && called.includes(usual) ? usual : called[0];

const RUNNERS = ["vitest", "jest"] as const;

/** Bun and Node have theirs built in. */
const isThere = (modules: Modules, { manifests }: Input, name: RunnerName): boolean =>
  name === "bun" || name === "node" || dependency(manifests, name) !== undefined || configAt(modules, manifests, name);

const configAt = (modules: Modules, manifests: readonly Manifest[], name: "vitest" | "jest"): boolean =>
  manifests.some(({ file }) => configFile(modules, name, dirname(file)) !== undefined);

const configFile = (modules: Modules, name: RunnerName, directory: string): string | undefined =>
  name === "vitest"
    ? [vitestConfigFile(modules, directory)].find((file) => file !== undefined && /vitest/.test(file))
    : name === "jest"
      ? jestConfigFile(modules, directory)
      : undefined;

function configured(modules: Modules, { manifests }: Input): RunnerName | undefined {
  const directories = manifests.map(({ file }) => dirname(file));
  return directories.flatMap((at) => RUNNERS.filter((name) => configFile(modules, name, at) !== undefined))[0];
}

/** Of a type package alone there is no runner. */
const installed = (manifests: readonly Manifest[]): RunnerName | undefined =>
  RUNNERS.find((name) => dependency(manifests, name) !== undefined);

function described(modules: Modules, { unit, manifests }: Input, value: RunnerName): ChosenRunner {
  const range = dependency(manifests, value);
  const calling = manifests.flatMap((manifest) =>
    scriptsOf(manifest)
      .filter(([, script]) => runnersIn(script).includes(value))
      .sort(([a], [b]) => Number(b === "test") - Number(a === "test"))
      .map(([name, script]) => ({ manifest, name, script })),
  )[0];
  const own = dependency(manifests.slice(0, 1), value);
  const directory = directoryOf(modules, {
    unit,
    manifests,
    value,
    isOwn: own !== undefined,
    calling: calling?.manifest,
  });
  const config = configFile(modules, value, directory);
  const place = range ?? (calling && { file: calling.manifest.file, line: lineOf(calling) });
  const { file, line } = place ?? { file: config ?? manifests[0]?.file ?? "package.json", line: 1 };
  return { name: { value, file, line }, directory, script: calling?.script ?? "" };
}

interface Where {
  readonly unit: string;
  readonly manifests: readonly Manifest[];
  readonly value: RunnerName;
  readonly isOwn: boolean;
  readonly calling: Manifest | undefined;
}

/** A runner that the unit depends on or that its scripts start runs there, and never sees the configuration above. */
function directoryOf(modules: Modules, { unit, manifests, value, isOwn, calling }: Where): string {
  const [own, above] = manifests.map(({ file }) => dirname(file));
  if (isOwn || above === undefined || (calling !== undefined && dirname(calling.file) === own)) return unit;
  if (configFile(modules, value, unit) !== undefined) return unit;
  const isAbove =
    calling !== undefined || configFile(modules, value, above) !== undefined || value === "vitest" || value === "jest";
  return isAbove ? above : unit;
}

function lineOf({ manifest, name }: { readonly manifest: Manifest; readonly name: string }): number {
  const at = manifest.text.search(new RegExp(`"${name.replace(/[^\w:-]/g, ".")}"\\s*:`));
  return at < 0 ? 1 : manifest.text.slice(0, at).split("\n").length;
}

/** "" for the root itself. */
const dirname = (file: string): string => posix.dirname(file).replace(/^\.$/, "");
