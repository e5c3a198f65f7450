import type { Project } from "../project/project.js";

/** What the names of new modules end with that are no components, without the dot. */
export const moduleExtension = ({ conventions, language }: Project): string =>
  (conventions.fileExtension ?? language).replace("x", "");
