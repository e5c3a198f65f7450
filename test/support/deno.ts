import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execute, type ProcessResult, repository } from "./workspace.js";

/** https://www.npmjs.com/package/@deno/linux-x64-glibc holds nothing but the program. */
const VERSION = "2.9.6";
const CACHE = join(repository, "node_modules/.cache/scaffold-inngest");
const DENO = join(CACHE, `deno-${VERSION}`, "node_modules/@deno/linux-x64-glibc/deno");

/** Deno's program, from npm the first time; or why it cannot be had. */
export async function findDeno(): Promise<{ readonly program: string } | { readonly missing: string }> {
  if (existsSync(DENO)) return { program: DENO };
  if (process.platform !== "linux" || process.arch !== "x64") return { missing: "Deno is tested on Linux alone" };
  const making = join(CACHE, `deno-${process.pid}`);
  await mkdir(making, { recursive: true });
  await writeFile(join(making, "package.json"), "{}");
  const args = ["install", "--no-audit", "--no-fund", `@deno/linux-x64-glibc@${VERSION}`];
  const { code, output } = await execute("npm", args, making);
  if (code === 0 && !existsSync(DENO)) await rename(making, join(CACHE, `deno-${VERSION}`));
  await rm(making, { recursive: true, force: true });
  return existsSync(DENO)
    ? { program: DENO }
    : { missing: `Deno could not be installed from npm: ${output.slice(-300)}` };
}

const BOOT = `let handler;
Deno.serve = (given) => { handler = given; };
await import(Deno.args[0]);
const headers = { host: "localhost" };
const response = await handler(new Request("http://localhost/api/inngest", { headers }), {});
console.log(response.status, (await response.json()).function_count);
`;

/** Type-checks a module as Deno does. Packages come from `node_modules`, those of other registries by `imports`. */
export const denoCheck = (program: string, directory: string, module: string): Promise<ProcessResult> =>
  execute(program, ["check", "-q", ...settings(directory), module], directory, environment(directory));

/** Loads a module that serves functions, and gives the status and the number of functions that Inngest would read. */
export async function denoBoot(program: string, directory: string, module: string): Promise<ProcessResult> {
  const boot = join(directory, "boot.mjs");
  await writeFile(boot, BOOT);
  const args = ["run", "-q", "-A", "--no-check", ...settings(directory), boot, join(directory, module)];
  return execute(program, args, directory, environment(directory));
}

const settings = (directory: string): string[] => {
  const map = join(directory, "node_modules/import_map.json");
  return ["--node-modules-dir=manual", ...(existsSync(map) ? [`--import-map=${map}`] : [])];
};

const environment = (directory: string): Record<string, string> => ({
  DENO_DIR: join(directory, "node_modules/.deno"),
  DENO_NO_UPDATE_CHECK: "1",
  INNGEST_DEV: "1",
});
