import { existsSync } from "node:fs";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { diskReadHost } from "../../src/project/disk-read-host.js";
import { packageAliases } from "../../src/project/package-aliases.js";
import { packageNamed } from "../../src/project/package-name.js";
import { compileTogether } from "../support/compile-together.js";
import { copyHazard, readHazards } from "../support/hazards.js";
import { runInProcess } from "../support/in-process.js";
import { loadAll, loadable } from "../support/load-modules.js";
import { readTree } from "../support/tree.js";
import { repository, SDKS, type Sdk, type Workspace } from "../support/workspace.js";

/*
 * What the commands of fixtures/hazards leave behind compiles, all projects of one SDK in one program, and the modules
 * that call serve() load in Node: nothing is imported that is not there, and no cycle reads what is not made yet.
 */
const hazards = readHazards().filter(
  (one) => !one.refused && one.notCompiled === undefined && one.serves === undefined && one.deno === undefined,
);
const minute = 60_000;

describe.each(SDKS)("the edited projects of %s", (sdk) => {
  const edited: { readonly name: string; readonly directory: string; readonly app: Workspace }[] = [];

  beforeAll(async () => {
    for (const one of hazards.filter((each) => each.sdk === sdk)) {
      const app = await copyHazard(one);
      edited.push({ name: one.name, directory: app.directory, app });
      await linkPackages(sdk, app.directory);
      const added = await runInProcess([...one.args, "--json"], app.directory);
      expect(added.code, `${one.name}: ${added.stdout}`).toBe(0);
    }
  }, 2 * minute);

  afterAll(() => Promise.all(edited.map(({ app }) => app.remove())));

  const named = (text: string): string =>
    edited.reduce((now, { name, directory }) => now.replaceAll(directory, name), text);

  it("compile", { timeout: 3 * minute }, async () => {
    const errors = await compileTogether(
      sdk,
      edited.map(({ directory }) => directory),
    );
    expect(errors.map(named)).toEqual([]);
  });

  it("load", { timeout: 3 * minute }, async () => {
    const modules: string[] = [];
    const notServed: string[] = [];
    for (const { name, directory } of edited) {
      const missing = await notInstalled(directory);
      const files = await served(directory);
      if (files.length === 0) notServed.push(name);
      for (const file of files) modules.push(await loadable(directory, file, missing));
    }
    expect(notServed).toEqual([]);
    expect(named(await loadAll(modules))).toBe("");
  });
});

it("an import that leads back to the module with client and array throws when it is loaded", async () => {
  const one = hazards.find(({ name }) => name === "client-and-array-in-one-module-served-by-shorthand");
  if (one === undefined) throw new Error("the hazard is gone");
  const app = await copyHazard(one);
  try {
    const route = join(app.directory, "src/app/api/inngest/route.ts");
    const before = await readFile(route, "utf8");
    await runInProcess([...one.args, "--json"], app.directory);
    // The obvious edit, which the tool does not make.
    await writeFile(route, before);
    const module = join(app.directory, "src/lib/inngest.ts");
    const text = (await readFile(module, "utf8")).replace("[syncContacts]", "[syncContacts, nightlyReport]");
    await writeFile(module, `import { nightlyReport } from "./inngest/functions/nightly-report";\n${text}`);
    const loaded = await loadAll([await loadable(app.directory, "src/app/api/inngest/route.ts", ["next"])]);
    expect(loaded).toMatch(/ReferenceError: Cannot access '\w+' before initialization/);
  } finally {
    await app.remove();
  }
});

/** The files that call serve(), tests and the like aside; some hazards have the SDK by another name. */
async function served(directory: string): Promise<string[]> {
  const files = [...(await readTree(directory))].filter(([path]) => /\.m?[jt]s$/.test(path) && !NOT_SERVED.test(path));
  return files.filter(([, text]) => /\bfrom ["']inngest(-sdk)?\/\w+["']/.test(String(text))).map(([path]) => path);
}

const NOT_SERVED = /(^|\/)(vendor|third_party|test|dist|\.next|\.output)\/|\.(test|stories)\.[jt]s$/;

interface Manifest {
  readonly name?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function manifests(directory: string): Promise<{ at: string; manifest: Manifest }[]> {
  const paths = [...(await readTree(directory)).keys()].filter((path) => /(^|\/)package\.json$/.test(path));
  return Promise.all(
    paths.map(async (path) => ({
      at: dirname(join(directory, path)),
      manifest: JSON.parse(await readFile(join(directory, path), "utf8")) as Manifest,
    })),
  );
}

async function notInstalled(directory: string): Promise<string[]> {
  const named = (await manifests(directory)).flatMap(({ manifest }) => Object.keys(manifest.dependencies ?? {}));
  // These adapters load their framework themselves.
  return [
    "server-only",
    "inngest/h3",
    "inngest/hono",
    ...named.filter((name) => !existsSync(join(directory, "node_modules", name))),
  ];
}

/** As a package manager does it: the packages of a workspace, and what they depend on, at the root. */
async function linkPackages(sdk: Sdk, directory: string): Promise<void> {
  const found = await manifests(directory);
  const own = found.flatMap(({ at, manifest }) => (manifest.name === undefined ? [] : [[manifest.name, at] as const]));
  const aliases = found.flatMap(({ at }) => [...packageAliases(diskReadHost(), directory, at)]);
  const others = aliases.flatMap(([name, target]) => {
    const { name: real } = packageNamed(target) ?? {};
    return real === undefined || !existsSync(installed(sdk, real)) ? [] : [[name, installed(sdk, real)] as const];
  });
  const links = new Map([["inngest", installed(sdk, "inngest")], ["zod", installed(sdk, "zod")], ...others, ...own]);
  for (const [name, target] of links) {
    const link = join(directory, "node_modules", name);
    if (existsSync(link)) continue;
    await mkdir(dirname(link), { recursive: true });
    await symlink(target, link, "junction");
  }
}

function installed(sdk: Sdk, name: string): string {
  const own = join(repository, "fixtures", sdk, "node_modules", name);
  return existsSync(own) ? own : join(repository, "node_modules", name);
}
