import type { Template } from "./load.js";

/** A module that a template writes beside the function under a name that is not the job's. */
export interface WrittenModule {
  /** As the manifest has it, before it gets the project's case: `mqm-calculator`. */
  readonly name: string;
  /** The values that it exports whatever was answered; at least one. */
  readonly exports: readonly string[];
}

/** What the templates write so. A name that an answer is part of, or a test, is not among it. */
export const writtenModules = (templates: readonly Template[]): WrittenModule[] =>
  templates.flatMap(({ manifest, files }) =>
    manifest.files.flatMap(({ sibling, role, template }) => {
      if (sibling === undefined || sibling.includes("{{") || role.endsWith("-test")) return [];
      const exports = exportsOf(files.get(template)?.text ?? "");
      return exports.length === 0 ? [] : [{ name: sibling, exports }];
    }),
  );

/** Names are whole only where no part of the template follows directly. */
const exportsOf = (text: string): string[] =>
  [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) ([A-Za-z_$][\w$]*)(?=[\s(<:=])/gm)].flatMap(
    ([, name]) => name ?? [],
  );
