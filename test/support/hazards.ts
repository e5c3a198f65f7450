import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyProject, repository, type Sdk, type Workspace } from "./workspace.js";

/** One folder of `fixtures/hazards`: a small project with one thing in it that makes edits go wrong, and a command. */
export interface Hazard {
  readonly name: string;
  /** Absolute path of the folder. */
  readonly folder: string;
  readonly sdk: Sdk;
  /** What follows `scaffold inngest`. */
  readonly args: readonly string[];
  readonly refused: boolean;
  /** A formatter of the project's own writes the statements that are edited: what is there may be laid out otherwise. */
  readonly formatted?: boolean;
  /** Patterns for git, of a repository that has the project's files all the same. */
  readonly ignored?: readonly string[];
  /** Why the edited project is not compiled together with the others. */
  readonly notCompiled?: string;
  /** A CommonJS module that serves, and the id that Inngest knows the new function by. */
  readonly serves?: readonly [module: string, id: string];
  /** The module that Deno runs, which checks and boots it then. */
  readonly deno?: string;
}

const root = join(repository, "fixtures/hazards");

export function readHazards(): Hazard[] {
  return readdirSync(root)
    .sort()
    .map((name) => {
      const folder = join(root, name);
      const job = JSON.parse(readFileSync(join(folder, "job.json"), "utf8")) as Omit<Hazard, "name" | "folder">;
      return { ...job, name, folder, refused: job.refused ?? false };
    });
}

/** A fresh copy of the hazard's project. */
export const copyHazard = ({ sdk, folder, ignored }: Hazard): Promise<Workspace> =>
  copyProject(sdk, join(folder, "input"), {
    git: ignored !== undefined,
    prepare: async (directory) => {
      if (ignored !== undefined) await writeFile(join(directory, ".gitignore"), `${ignored.join("\n")}\n`);
    },
  });
