import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import { installedVersion, majorOf } from "./installed-version.js";
import type { JsonObject } from "./json.js";
import { dependency, readManifests } from "./manifest.js";
import type { Compiler } from "./project.js";
import { unitAt } from "./root.js";
import { compilerOptionsFor, compilerProjectsFor } from "./tsconfig.js";

/** What is asked of the code in a directory, by its tsconfig or jsconfig and by a comment that the files begin with. */
export function compilerOf(host: ReadHost, root: string, at: { directory: string; text: string }): Compiler {
  const directory = posix.join(root, at.directory);
  const options = compilerOptionsFor(host, root, directory);
  const projects = compilerProjectsFor(host, root, directory);
  const version = (name: string): string | undefined => versionAt(host, root, directory, name);
  return {
    bracketsForIndex: options.noPropertyAccessFromIndexSignature === true,
    annotatedExports: options.isolatedDeclarations === true,
    declarations: options.declaration === true || options.composite === true,
    checkedJavaScript: options.checkJs === true || /^\s*\/\/\s*@ts-check\b/m.test(headOf(at.text)),
    looseNulls: projects.some((each) => isLoose(each, version("typescript"))),
    omitsNodeTypes: projects.some(leavesOutNode) && version("@types/node") !== undefined,
  };
}

/** The comments above the first statement. */
const headOf = (text: string): string => /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/|#!.*)*/.exec(text)?.[0] ?? "";

/** What says nothing is strict from TypeScript 6 on, and before that it is not. */
function isLoose({ strictNullChecks, strict }: JsonObject, typescript: string | undefined): boolean {
  const isStrictByDefault = (majorOf(typescript ?? "") ?? 6) >= 6;
  return (strictNullChecks ?? strict ?? isStrictByDefault) === false;
}

/** Bun's types bring those of Node. */
const leavesOutNode = ({ types }: JsonObject): boolean =>
  Array.isArray(types) && !types.some((each) => /^(?:@types\/)?(?:node|bun|bun-types)(?:\/|$)/.test(String(each)));

/** The version that is installed where the code is, or the range that its package or the root asks for. */
function versionAt(host: ReadHost, root: string, directory: string, name: string): string | undefined {
  const unit = unitAt(host, root, directory) ?? "";
  return installedVersion(host, directory, name) ?? dependency(readManifests(host, root, unit), name)?.value;
}
