import { outlineOf } from "../project/outline.js";
import { isCode } from "../project/source-files.js";
import type { RenderedFile } from "../templates/render.js";

/**
 * Whether some file of a job binds the name of its function to something else as well: a job may be called `event`,
 * `expect` or what its table is called.
 */
export const clashes = (files: readonly RenderedFile[], name: string): boolean =>
  files.some(
    ({ path, text }) => isCode(path) && outlineOf(path, text).bound.filter((each) => each === name).length > 1,
  );
