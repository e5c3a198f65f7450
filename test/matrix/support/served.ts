import { join } from "node:path";
import { build } from "esbuild";
import { execute, repository } from "../../support/workspace.js";
import { KINDS } from "./kinds.js";
import type { Project } from "./make-project.js";
import { servedBy } from "./project-files.js";

/**
 * The ids of the functions that each project registers with Inngest when its own serve route is asked to, by the id of
 * the project; or what the route failed with.
 */
export async function servedIds(projects: readonly Project[]): Promise<Map<string, readonly string[] | string>> {
  const bundles = new Map<string, string>();
  for (const project of projects) bundles.set(await bundle(project), project.id);
  const script = join(repository, "test/matrix/support/served.mjs");
  const [first] = projects;
  const { stdout, output } = await execute(process.execPath, [script, ...bundles.keys()], first?.directory ?? ".", {
    INNGEST_DEV: "1",
  });
  const lines = stdout.split("\n").filter((line) => line.startsWith("{"));
  if (lines.length !== projects.length) throw new Error(output);
  return new Map(
    lines.map((line) => {
      const { file, ids, error }: Answer = JSON.parse(line);
      return [bundles.get(file) ?? "", error ?? ids ?? []];
    }),
  );
}

interface Answer {
  readonly file: string;
  readonly ids?: readonly string[];
  readonly error?: string;
}

/** The route with all that it imports of the project, as one module in the project; packages stay imports. */
async function bundle({ row, directory }: Project): Promise<string> {
  const route = servedBy(row).replace(/\.ts$/, KINDS[row.kind].extension);
  const outfile = join(directory, "node_modules/served.mjs");
  await build({
    entryPoints: [join(directory, route)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    // Generated clients of a database may be CommonJS, which asks for packages as it has always done.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "silent",
    tsconfig: join(directory, "tsconfig.json"),
  });
  return outfile;
}
