import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { copyApp, type Layout, repository, type Sdk, type Workspace } from "./workspace.js";

/** One folder of `fixtures/cases`: an app, perhaps changed, and a command line. Its name is the sentence it proves. */
export interface Case {
  readonly name: string;
  /** Absolute path of the folder. */
  readonly folder: string;
  readonly sdk: Sdk;
  readonly layout: Layout;
  /** What follows `scaffold inngest`. */
  readonly args: readonly string[];
  /** The app is not as it stands in `fixtures`: files of `input/` were laid over it, or some were left out. */
  readonly altered: boolean;
  readonly without: readonly string[];
  readonly refused: boolean;
}

const root = join(repository, "fixtures/cases");

export function readCases(): Case[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readCase(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function readCase(name: string): Case {
  const folder = join(root, name);
  const job = JSON.parse(readFileSync(join(folder, "job.json"), "utf8")) as {
    app: `${Sdk}/${Layout}`;
    args: string[];
    without?: string[];
    refused?: boolean;
  };
  const [sdk, layout] = job.app.split("/") as [Sdk, Layout];
  const without = job.without ?? [];
  const altered = without.length > 0 || existsSync(join(folder, "input"));
  return { name, folder, sdk, layout, args: job.args, altered, without, refused: job.refused ?? false };
}

/** A fresh copy of the case's app, with `input/` over it and without the files it leaves out. */
export function copyCase(one: Case): Promise<Workspace> {
  const input = join(one.folder, "input");
  return copyApp(one.sdk, one.layout, {
    prepare: async (directory) => {
      for (const path of one.without) await rm(join(directory, path), { recursive: true });
      if (existsSync(input)) await cp(input, directory, { recursive: true });
    },
  });
}
