import { readFileSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Mutant, mutantsOf } from "../../mutation/mutants.mjs";
import { readTree } from "../../support/tree.js";
import { aliasOf, type Project } from "./make-project.js";

/** A copy of a project in which a generated function has one mistake. */
export interface MutantProject extends Project {
  readonly of: Project;
  /** What is wrong, and where. */
  readonly mistake: string;
}

/** Plants a mistake in a copy of a project, beside it: another one in each project, so that all kinds come up. */
export async function plantMutant(project: Project): Promise<MutantProject[]> {
  const all = project.created
    .filter((path) => isMutable(join(project.directory, path)))
    .flatMap((path) =>
      mutantsOf(readFileSync(join(project.directory, path), "utf8")).map((mutant) => ({ path, mutant })),
    );
  const chosen = all[(Number(project.id.replace(/\D/g, "")) * 7) % all.length];
  return chosen === undefined ? [] : [await plant(project, `${project.id}m`, chosen)];
}

/** Effects are the developer's to write; types and drivers have nothing that runs in production. */
const isMutable = (path: string): boolean =>
  !/\.effects\.\w+$|inngest-test-driver\.\w+$|\.(test|spec)\.\w+$/.test(path) &&
  /createFunction\(|export (async )?function/.test(readFileSync(path, "utf8"));

async function plant(
  project: Project,
  id: string,
  { path, mutant }: { readonly path: string; readonly mutant: Mutant },
): Promise<MutantProject> {
  const directory = join(project.directory, "..", id);
  for (const [file, bytes] of await readTree(project.directory)) {
    const text = file === path ? mutant.text : String(bytes);
    await mkdir(dirname(join(directory, file)), { recursive: true });
    // With an alias of its own, so that it imports its own modules.
    await writeFile(join(directory, file), text.replaceAll(project.alias, aliasOf(id)));
  }
  await symlink(join(project.directory, "node_modules"), join(directory, "node_modules"));
  const mistake = `${mutant.what}, ${path}:${mutant.line}`;
  return { ...project, id, alias: aliasOf(id), directory, of: project, mistake };
}
