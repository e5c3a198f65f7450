import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";
import { isObject, readJson } from "../project/json.js";
import type { Project, RegistrationPlace } from "../project/project.js";
import { importSpecifier } from "../project/specifier.js";
import { importLine } from "./import-line.js";
import { placeFrame } from "./place-frame.js";

interface NotServed {
  /** The project as it is. */
  readonly host: ReadHost;
  readonly project: Project;
  /** What would not have it. */
  readonly place: RegistrationPlace;
  readonly function: { readonly file: string; readonly exportName: string };
}

/** Says that the edit would not serve the function, why where that can be told, and what to add by hand. */
export function notServed({ host, project, place, function: added }: NotServed): ScaffoldError {
  const { file, line } = place;
  const closed = closedPackage(host, project, added.file);
  const why = closed === undefined ? "" : `: "exports" in ${closed.manifest} does not give ${added.file}`;
  const { registration } = project;
  const byHand = [
    ...(closed === undefined ? [] : exportLines(closed, project, added.file)),
    ...[registration, ...(registration.also ?? [])].flatMap((each) => [
      `// ${each.file}, line ${each.line} is the array`,
      importLine(
        project.conventions.style,
        added.exportName,
        closed?.name ?? importSpecifier(project, each.file, { file: added.file }),
      ),
      `[/* as before */, ${added.exportName}]`,
    ]),
  ].join("\n");
  return new ScaffoldError(
    "REGISTRATION_NOT_CONFIRMED",
    `After the edit ${file} would not serve ${added.exportName}${why}.`,
    {
      ...{ file, line },
      hint:
        closed === undefined
          ? "Register the function by hand."
          : `Add the module to "exports" and to what the package builds, or export the functions from its main entry, and register the function by hand.`,
      ...placeFrame(host.readText(posix.join(project.root, file)), place.arrayStart, byHand),
    },
  );
}

interface ClosedPackage {
  /** The file, relative to the root. */
  readonly manifest: string;
  /** How the new module would be imported. */
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** The package of a file where it is another one than serves, and lists what can be imported of it. */
function closedPackage(host: ReadHost, project: Project, file: string): ClosedPackage | undefined {
  const at = packageAbove(host, project.root, file);
  if (at === undefined || at === packageAbove(host, project.root, project.registration.file)) return undefined;
  const manifest = posix.join(at, "package.json");
  const { name, exports } = readJson(host, posix.join(project.root, manifest)) ?? {};
  const base = posix.basename(file).replace(/\.[cm]?[jt]sx?$/, "");
  return typeof name === "string" && isObject(exports) ? { manifest, name: `${name}/${base}`, exports } : undefined;
}

/** The entry that the package's other functions have, with the new one's name in its place. */
function exportLines({ manifest, exports }: ClosedPackage, project: Project, file: string): string[] {
  const base = (path: string): string => posix.basename(path).replace(/\.[cm]?[jt]sx?$/, "");
  const siblings = project.functions.filter((each) => each.served).map((each) => base(each.file));
  const like = Object.entries(exports).find(([key]) => siblings.includes(base(key)));
  const entry = like === undefined ? undefined : JSON.stringify(like[1]).replaceAll(base(like[0]), base(file));
  const key = like === undefined ? `./${base(file)}` : posix.join(posix.dirname(like[0]), base(file));
  return [
    `// ${manifest}, in "exports"`,
    `${JSON.stringify(key.startsWith(".") ? key : `./${key}`)}: ${entry ?? JSON.stringify("<the built module>")}`,
    "",
  ];
}

function packageAbove(host: ReadHost, root: string, file: string): string | undefined {
  for (let at = posix.dirname(file); ; at = posix.dirname(at)) {
    if (host.isFile(posix.join(root, at, "package.json"))) return at;
    if (at === "." || at === "/") return undefined;
  }
}
