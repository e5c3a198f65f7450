import { posix } from "node:path";
import type { ReadHost } from "./host.js";
import type { Compiler } from "./project.js";
import { compilerOptionsFor } from "./tsconfig.js";

/** What is asked of the code in a directory, by its tsconfig or jsconfig and by a comment that the files begin with. */
export function compilerOf(host: ReadHost, root: string, at: { directory: string; text: string }): Compiler {
  const options = compilerOptionsFor(host, root, posix.join(root, at.directory));
  return {
    bracketsForIndex: options.noPropertyAccessFromIndexSignature === true,
    annotatedExports: options.isolatedDeclarations === true,
    declarations: options.declaration === true || options.composite === true,
    checkedJavaScript: options.checkJs === true || /^\s*\/\/\s*@ts-check\b/m.test(headOf(at.text)),
  };
}

/** The comments above the first statement. */
const headOf = (text: string): string => /^(?:\s|\/\/.*|\/\*[\s\S]*?\*\/|#!.*)*/.exec(text)?.[0] ?? "";
