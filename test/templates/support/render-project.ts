import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtinTemplatesDirectory } from "../../../src/templates/builtin.js";
import { loadTemplate } from "../../../src/templates/load.js";
import type { RenderedFile } from "../../../src/templates/render.js";
import { makeContext, type Variant } from "./make-context.js";
import { renderAll } from "./render-all.js";
import { standIns } from "./stand-ins.js";

const repository = fileURLToPath(new URL("../../../", import.meta.url));

export const render = (variant: Variant): RenderedFile[] =>
  renderAll(loadTemplate(variant.template, [builtinTemplatesDirectory()]), makeContext(variant));

export interface RenderedProject {
  readonly directory: string;
  remove(): Promise<void>;
}

/** A project in a temporary directory that holds the rendered variants, with the real SDK of that major. */
export async function renderProject(sdk: 3 | 4, variants: readonly Variant[]): Promise<RenderedProject> {
  const directory = await mkdtemp(join(tmpdir(), `templates-sdk${sdk}-`));
  const files = new Map(Object.entries(standIns(sdk)));
  for (const file of variants.flatMap(render)) files.set(file.path, file.text);
  for (const [path, text] of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
  await linkPackages(directory, sdk);
  return { directory, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function linkPackages(directory: string, sdk: 3 | 4): Promise<void> {
  const installed = join(repository, "node_modules");
  await mkdir(join(directory, "node_modules"));
  const names = (await readdir(installed)).filter((name) => name !== "inngest" && !name.startsWith("."));
  const own = join(repository, `fixtures/sdk${sdk}/node_modules/inngest`);
  const { existsSync } = await import("node:fs");
  const inngest = existsSync(own) ? own : join(installed, "inngest");
  for (const name of names) await symlink(join(installed, name), join(directory, "node_modules", name));
  await symlink(inngest, join(directory, "node_modules/inngest"));
}
