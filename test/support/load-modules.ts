import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { transform } from "esbuild";
import ts from "typescript";
import { optionsFor } from "./compile-together.js";
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

/**
 * Writes a module and all that it imports of the project as modules that Node loads one by one, in the order of their
 * imports, as the originals would be: what is read before it is made throws.
 *
 * @param standIns packages that are replaced
 * @returns the file to load
 */
export async function loadable(directory: string, file: string, standIns: readonly string[]): Promise<string> {
  const out = join(directory, "node_modules/.loaded");
  const target = (path: string): string => join(out, `${relative(directory, path)}.cjs`);
  const standIn = join(out, "stand-in.cjs");
  await mkdir(out, { recursive: true });
  await writeFile(standIn, STANDIN);
  const installed = createRequire(join(directory, "package.json"));
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const { code } = await transform(readFileSync(path, "utf8"), { format: "cjs", loader: "ts", target: "es2022" });
    const imported: string[] = [];
    const rewritten = code.replace(/\brequire\("([^"]+)"\)/g, (_, specifier: string) => {
      if (standIns.some((name) => specifier === name || specifier.startsWith(`${name}/`)))
        return `require(${JSON.stringify(standIn)})`;
      const found = ts.resolveModuleName(specifier, path, optionsFor(path), ts.sys).resolvedModule?.resolvedFileName;
      if (found === undefined || found.includes("/node_modules/"))
        return `require(${JSON.stringify(installed.resolve(specifier))})`;
      imported.push(found);
      return `require(${JSON.stringify(target(found))})`;
    });
    await mkdir(dirname(target(path)), { recursive: true });
    await writeFile(target(path), rewritten);
    for (const each of imported) await visit(each);
  };
  await visit(join(directory, file));
  return target(join(directory, file));
}

const LOADER = `for (const file of process.argv.slice(1))
  try { require(file); } catch (error) { console.log(file + ": " + error); }
process.exit();`;

/** Loads modules in Node, one after the other, and gives a line for each that throws. */
export async function loadAll(files: readonly string[]): Promise<string> {
  const result = await execute(process.execPath, ["--no-warnings", "-e", LOADER, ...files], ".");
  return result.output;
}
