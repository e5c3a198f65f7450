import { posix } from "node:path";
import { camelCase, kebabCase, pascalCase, snakeCase } from "../text/case.js";
import { majority } from "./majority.js";
import type { Conventions, ExistingFunction, LayoutName } from "./project.js";

export type Naming = Pick<
  Conventions,
  | "fileCase"
  | "filePrefix"
  | "fileSuffix"
  | "fileExtension"
  | "folder"
  | "exportPrefix"
  | "exportSuffix"
  | "defaultExport"
>;

const PLAIN: Naming = {
  fileCase: "kebab",
  filePrefix: "",
  fileSuffix: "",
  exportPrefix: "",
  exportSuffix: "",
  defaultExport: false,
};

/** How the layouts of the presets name files and exports. */
const PRESETS: Readonly<Record<LayoutName, Naming>> = {
  skill: { ...PLAIN, exportSuffix: "Job" },
  barrel: PLAIN,
  features: { ...PLAIN, filePrefix: "event-", exportPrefix: "event" },
  lib: { ...PLAIN, exportSuffix: "Job" },
};

/**
 * How existing functions name files and exports after their ids; the layout where they are silent.
 *
 * @param directory where new functions go
 */
export function namingOf(
  functions: readonly ExistingFunction[],
  layout: LayoutName | undefined,
  directory = "",
): Naming {
  const usual = layout === undefined ? PLAIN : PRESETS[layout];
  const preset = { ...usual, exportSuffix: isEnding(functions, usual.exportSuffix) ? usual.exportSuffix : "" };
  const file = majority(functions.flatMap((each) => fileNaming(each) ?? []));
  const exports = functions.map((each) => exportNaming(each));
  const named = habit(exports);
  const ending = named?.exportSuffix ? undefined : commonEnding(functions);
  const isDefault = functions.filter((each) => each.exportName === "default").length;
  return {
    ...preset,
    ...(file ?? { ...caseAlone(functions), ...commonSuffix(functions) }),
    ...extensionOf(functions),
    ...folderOf(functions, directory),
    ...named,
    ...(ending === undefined ? {} : { exportSuffix: ending }),
    defaultExport: isDefault * 2 > functions.length,
    // A default export has the name of its file, and no habit of its own.
    ...(isDefault * 2 > functions.length ? { exportPrefix: "", exportSuffix: "" } : {}),
  };
}

/** What tells a function's name from others', also where only one shows it. */
const USUAL_PREFIX = /^(event|handle|on|job|fn|inngest|cron|task|workflow)$/i;
const USUAL_SUFFIX =
  /^_?(job|function|func|fn|task|handler|workflow|worker|event|cron|agent|inngest|consumer|listener)$/i;

/** What most exports have before and after the id; a word of their own counts where several have it, and no verb does. */
function habit(
  exports: readonly (Pick<Naming, "exportPrefix" | "exportSuffix"> | undefined)[],
): Pick<Naming, "exportPrefix" | "exportSuffix"> | undefined {
  const read = exports.flatMap((each) => each ?? []);
  const found = majority(read);
  if (found === undefined) return undefined;
  const { exportPrefix, exportSuffix } = found;
  const alike = read.filter((each) => each.exportPrefix === exportPrefix && each.exportSuffix === exportSuffix).length;
  const common = alike > 1 && alike * 2 > exports.length;
  return {
    exportPrefix: USUAL_PREFIX.test(exportPrefix) ? exportPrefix : "",
    exportSuffix: common || USUAL_SUFFIX.test(exportSuffix) ? exportSuffix : "",
  };
}

/** Whether an export ends in a word, where there are functions. */
const isEnding = (functions: readonly ExistingFunction[], word: string): boolean =>
  functions.length === 0 || functions.some(({ exportName }) => exportName?.endsWith(word));

/** The usual word that most exports end in where their ids do not, whatever the names before it. */
function commonEnding(functions: readonly ExistingFunction[]): string | undefined {
  const endings = functions.map(({ id, exportName }) => {
    const word = /[a-z0-9](Job|Function|Func|Fn|Task|Handler|Workflow|Worker)$/.exec(exportName ?? "")?.[1];
    return word !== undefined && !pascalCase(id).endsWith(word) ? word : undefined;
  });
  const found = majority(endings.flatMap((each) => each ?? []));
  const alike = endings.filter((each) => each === found).length;
  return found !== undefined && alike > 1 && alike * 2 > functions.length ? found : undefined;
}

const CASES = [
  ["kebab", kebabCase],
  ["camel", camelCase],
  ["pascal", pascalCase],
  ["snake", snakeCase],
] as const;

/** What a file is called without its extension; a folder's index has the name of the folder. */
function baseOf(file: string): string {
  const base = posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "");
  return base === "index" ? posix.basename(posix.dirname(file)) : base;
}

/** The case in which the id stands in the file name, and what is around it. */
function fileNaming({
  id,
  file,
}: ExistingFunction): Pick<Naming, "fileCase" | "filePrefix" | "fileSuffix"> | undefined {
  const base = baseOf(file);
  for (const [fileCase, cased] of CASES) {
    const name = cased(id);
    const at = name === "" ? -1 : base.indexOf(name);
    if (at < 0) continue;
    return {
      fileCase: caseOf(base) ?? fileCase,
      filePrefix: base.slice(0, at),
      fileSuffix: base.slice(at + name.length),
    };
  }
  return undefined;
}

function caseOf(base: string): Naming["fileCase"] | undefined {
  if (/^[A-Z]/.test(base)) return "pascal";
  if (/[a-z][A-Z]/.test(base)) return "camel";
  if (base.includes("_")) return "snake";
  return base.includes("-") ? "kebab" : undefined;
}

/** `.server`, where the names of all files end so whatever the ids are. */
function commonSuffix(functions: readonly ExistingFunction[]): Pick<Naming, "fileSuffix"> | undefined {
  const ends = new Set(functions.map(({ file }) => /\.[a-z]+$/.exec(baseOf(file))?.[0] ?? ""));
  const [fileSuffix = ""] = ends;
  const isHabit = functions.length > 1 || fileSuffix === ".server";
  return ends.size === 1 && fileSuffix !== "" && isHabit ? { fileSuffix } : undefined;
}

/** `.ts` and `.js` follow from the language. */
function extensionOf(functions: readonly ExistingFunction[]): Pick<Naming, "fileExtension"> | undefined {
  const all = new Set(functions.map(({ file }) => posix.extname(file).slice(1)));
  const [fileExtension = ""] = all;
  return all.size === 1 && /^(?:[cm][jt]s|[jt]sx)$/.test(fileExtension) ? { fileExtension } : undefined;
}

/** Where most of several functions have a folder of their own in the directory of new ones, and its name says so. */
function folderOf(functions: readonly ExistingFunction[], directory: string): Pick<Naming, "folder"> | undefined {
  const files = [...new Set(functions.map(({ file }) => file))];
  const below = files.filter((file) => posix.dirname(posix.dirname(file)) === directory);
  const forms = below.flatMap((file) => {
    const folder = posix.dirname(file);
    const name = posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "");
    if (below.some((each) => each !== file && posix.dirname(each) === folder)) return [];
    if (name === "index") return ["index" as const];
    return name === posix.basename(folder) ? ["name" as const] : [];
  });
  // The index of a folder is imported as the folder is; of equals it comes first.
  const folder = majority([...forms].sort());
  return folder !== undefined && forms.length > 1 && forms.length * 2 > files.length ? { folder } : undefined;
}

function caseAlone(functions: readonly ExistingFunction[]): Pick<Naming, "fileCase"> | undefined {
  const found = majority(functions.flatMap(({ file }) => caseOf(baseOf(file)) ?? []));
  return found === undefined ? undefined : { fileCase: found };
}

function exportNaming({ id, exportName }: ExistingFunction): Pick<Naming, "exportPrefix" | "exportSuffix"> | undefined {
  if (exportName === undefined || exportName === "default") return undefined;
  const [camel, pascal] = [camelCase(id), pascalCase(id)];
  if (camel !== "" && exportName.startsWith(camel))
    return { exportPrefix: "", exportSuffix: exportName.slice(camel.length) };
  const at = pascal === "" ? -1 : exportName.indexOf(pascal);
  if (at >= 0) return { exportPrefix: exportName.slice(0, at), exportSuffix: exportName.slice(at + pascal.length) };
  return undefined;
}
