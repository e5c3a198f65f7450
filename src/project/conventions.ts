import { posix } from "node:path";
import type { ts } from "@ts-morph/common";
import { withEol } from "../text/eol.js";
import { annotationOf, infersExports } from "./annotation.js";
import { editorConfigFor } from "./editor-config.js";
import { eventDomains } from "./event-domains.js";
import type { ReadFunction } from "./functions.js";
import { importForm } from "./import-form.js";
import type { Modules } from "./modules.js";
import { namingOf } from "./naming.js";
import { commonEffects, commonHeader, effectsOf } from "./openings.js";
import type { Conventions, ExistingFunction, Project } from "./project.js";
import { styleOf } from "./style.js";

export interface ConventionInput {
  readonly functions: readonly ExistingFunction[];
  readonly read: readonly ReadFunction[];
  readonly layout: Project["layout"];
  readonly clientFiles: readonly string[];
  readonly serveFile: string;
  readonly events: Project["events"];
  /** Where the new function goes, which may hold `{feature}`. */
  readonly directory: string;
  readonly packages: Conventions["packages"];
}

/** How the project writes what is like the new files; the layout where it is silent. */
export function conventionsOf(
  modules: Modules,
  { functions, read, layout, clientFiles, serveFile, events, directory, packages }: ConventionInput,
): Conventions {
  const files = [...new Set(read.map(({ file }) => file))].slice(0, 12);
  const [declaredIn = serveFile] = clientFiles;
  const sources = (files.length > 0 ? files : [declaredIn]).flatMap((file): readonly ts.SourceFile[] =>
    [modules.source(file) ?? []].flat(),
  );
  const others = [declaredIn, serveFile].flatMap((file) => modules.source(file) ?? []);
  const extension = posix.extname(files[0] ?? declaredIn);
  const editor = editorConfigFor(modules.host, posix.join(modules.root, directory, `new${extension}`));
  const apart = functions.filter(({ file }) => !clientFiles.includes(file));
  const served = apart.filter((each) => each.served);
  const named = served.length > 0 ? served : apart;
  const annotation = annotationOf(modules, read);
  const beside = named.filter(({ file }) => posix.dirname(file) === directory);
  const style = styleOf(sources, editor, others);
  const header = commonHeader(sources, others);
  const effects = files.length > 0 ? commonEffects(sources) : [];
  const serverOnly = [effects, ...others.slice(0, 1).map(effectsOf)].some((each) => each.includes("server-only"));
  return {
    style: header === undefined ? style : { ...style, header: withEol(header, style.eol) },
    ...(effects.length === 0 ? {} : { effects }),
    ...(serverOnly ? { serverOnly } : {}),
    specifiers: importForm(
      modules,
      files.length > 0 ? files : [serveFile],
      clientFiles,
      [serveFile],
      packages.deno ? ".ts" : "",
    ),
    ...namingOf(beside.length > 1 ? beside : named, layout, directory),
    ...(annotation === undefined ? {} : { annotation }),
    ...(infersExports(read) ? { infersExports: true as const } : {}),
    ...eventDomains(events),
    packages,
    ...(sources.every(({ fileName }) => fileName.endsWith(".cjs")) ? { fileExtension: "cjs" } : {}),
  };
}
