import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { execute } from "./workspace.js";

/** What stands for frameworks that are not installed here: anything may be read from it and called on it. */
const STANDIN = `const any = new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => "any" : key === "then" ? undefined : any),
  apply: () => any,
  construct: () => any,
  // Named imports are looked up here.
  getPrototypeOf: () => any,
});
module.exports = any;`;

const INSTALLED = /^(inngest|zod|arktype|valibot)(\/|$)/;

const frameworks = (names: readonly string[]): Plugin => ({
  name: "frameworks",
  setup({ onResolve, onLoad }) {
    const isFramework = (path: string): boolean => names.some((name) => path === name || path.startsWith(`${name}/`));
    onResolve({ filter: /^[^.]/ }, ({ path }) => (isFramework(path) ? { path, namespace: "framework" } : undefined));
    onResolve({ filter: INSTALLED }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: "framework" }, () => ({ contents: STANDIN, loader: "js" }));
  },
});

/** One bundle of a module and all that it imports of the project; the order in which they are loaded is kept. */
export async function bundle(directory: string, file: string, notInstalled: readonly string[]): Promise<string> {
  const outfile = join(directory, "node_modules/.bundles", `${file.replaceAll("/", "_")}.mjs`);
  await build({
    entryPoints: [join(directory, file)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "silent",
    plugins: [frameworks(notInstalled)],
  });
  return outfile;
}

const LOADER = `for (const file of process.argv.slice(1))
  try { await import(file); } catch (error) { console.log(file + ": " + error); }
process.exit();`;

/** Loads modules in Node, one after the other, and gives a line for each that throws. */
export async function loadAll(files: readonly string[]): Promise<string> {
  const result = await execute(process.execPath, ["--input-type=module", "-e", LOADER, ...files], ".");
  return result.output;
}
