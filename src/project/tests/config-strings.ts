import { ts } from "@ts-morph/common";
import type { Modules } from "../modules.js";
import { findAll } from "../nodes.js";
import { loadedFiles } from "./loaded-files.js";

/** The strings that a configuration writes anywhere, and those of the project's modules that it imports. */
export function configStrings(modules: Modules, file: string | undefined): string[] {
  if (file === undefined || file.endsWith(".json")) return [];
  return loadedFiles(modules, [file]).flatMap(({ source }) =>
    findAll(source, ts.isStringLiteralLike).map(({ text }) => text),
  );
}

/** The environment of a browser that a configuration names in code, in a variable or a condition. */
export const browserIn = (strings: readonly string[]): readonly string[] =>
  strings.flatMap((each) => BROWSER.exec(each)?.[1] ?? []).slice(0, 1);

/** By its name, or by that of the package that brings it to Jest. */
const BROWSER = /^(?:jest-environment-|jest-fixed-|@)?(jsdom|happy-dom)(?:\/.*)?$/;

/** Whether a configuration has to do with the pool that runs tests in workerd. */
export const namesWorkers = (strings: readonly string[]): boolean =>
  strings.some((each) => each === WORKERS || each.startsWith(`${WORKERS}/`));

/** The package that runs tests of vitest in workerd, as Cloudflare does. */
export const WORKERS = "@cloudflare/vitest-pool-workers";
