import { posix } from "node:path";
import type { Manifest } from "../manifest.js";
import type { Modules } from "../modules.js";
import { compilerOptionsFor } from "../tsconfig.js";
import type { ChosenRunner } from "./choose-runner.js";

interface Loading {
  readonly manifests: readonly Manifest[];
  readonly chosen: ChosenRunner;
  readonly suffix: string;
  /** Of the tests, relative to the root. */
  readonly folder: string;
  readonly language: "ts" | "js";
  readonly functionFiles: readonly string[];
}

/**
 * Whether a test for Bun's or Node's runner is CommonJS: by its name, by the type of the package, and without one by what
 * turns `import` into `require()` before. Node itself takes a file with `import` for an ES module; Bun takes both
 * together, and the compiler decides.
 */
export function isLoadedByRequire(modules: Modules, loading: Loading): boolean {
  const { chosen, suffix, language, functionFiles } = loading;
  const { value: name } = chosen.name;
  if (name !== "bun" && name !== "node") return false;
  if (/\.[cm][jt]s$/.test(suffix)) return /\.c[jt]s$/.test(suffix);
  if (name === "bun") return language === "ts" && isCompiledToRequire(modules, loading);
  if (isModule(loading)) return false;
  if (language === "ts") return TURNS_INTO_REQUIRE.test(chosen.script);
  return !functionFiles.some((file) => /^import\s/m.test(modules.text(file) ?? ""));
}

const TURNS_INTO_REQUIRE = /\b(tsx|ts-node|esbuild-register|esbuild-runner|swc|sucrase|tsc|babel)\b/;

const isModule = ({ manifests }: Loading): boolean => manifests[0]?.json.type === "module";

/** By the tsconfig of the tests. Neither `import.meta` nor an `await` at the top is allowed where it is. */
function isCompiledToRequire({ host, root }: Modules, loading: Loading): boolean {
  const { module } = compilerOptionsFor(host, root, posix.join(root, loading.folder));
  const kind = String(module).toLowerCase();
  return kind === "commonjs" || (/^node(?:\d+|next)$/.test(kind) && !isModule(loading));
}
