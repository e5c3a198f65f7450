import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { printable } from "../answers/printable.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { satisfies } from "../text/version-range.js";
import { builtinTemplatesDirectory } from "./builtin.js";
import { invalidTemplate } from "./invalid-template.js";
import { manifestPlace } from "./manifest-place.js";

/**
 * Whether this tool is new enough for a manifest, and not too new.
 * @throws TEMPLATE_REQUIRES when it is not
 * @throws TEMPLATE_INVALID when what it requires is no range of versions
 */
export function checkRequires(manifest: unknown, at: { readonly file: string; readonly source: string }): void {
  const requires = typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "requires") : undefined;
  if (typeof requires !== "string") return;
  const version = toolVersion();
  const fits = satisfies(version, requires);
  if (fits === true) return;
  const place = manifestPlace(at, ["requires"]);
  if (fits === undefined) {
    const hint = "Write a range such as >=0.2.0 or ^1.2, or the least version: 0.2.0.";
    throw invalidTemplate(`${at.file}: requires: ${printable(requires)} is no range of versions.`, { ...place, hint });
  }
  throw new ScaffoldError(
    "TEMPLATE_REQUIRES",
    `${at.file} requires scaffold-inngest ${printable(requires)}; this is ${version}.`,
    { ...place, hint: "Install a version that fits, or change what the template requires." },
  );
}

function toolVersion(): string {
  const manifest = join(dirname(builtinTemplatesDirectory()), "package.json");
  return (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
}
