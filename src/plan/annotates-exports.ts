import type { Project } from "../project/project.js";
import { isJavaScript } from "../project/source-files.js";

/** Whether each export of a module has to say its type: `isolatedDeclarations`. */
export const annotatesExports = ({ compiler }: Project, path: string): boolean =>
  compiler.annotatedExports && !isJavaScript(path);
