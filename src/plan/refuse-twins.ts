import { invalidTemplate } from "../templates/invalid-template.js";
import type { Template } from "../templates/load.js";
import type { RenderedFile } from "../templates/render.js";

/**
 * No two files of one job go to one place, on no file system, and none to where the plan itself writes event types.
 * @throws TEMPLATE_INVALID
 */
export function refuseTwins({ file }: Template, files: readonly RenderedFile[], edited: readonly string[]): void {
  const taken = new Set(edited.map((path) => path.toLowerCase()));
  for (const { path } of files) {
    if (taken.has(path.toLowerCase())) {
      throw invalidTemplate(`${file}: two files of one job go to ${JSON.stringify(path)}.`, { file });
    }
    taken.add(path.toLowerCase());
  }
}
