import { lineFrame } from "../../errors/code-frame.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { ADD_BY_HAND } from "../by-hand.js";
import { catalogRange } from "../catalog.js";
import type { ReadFunction } from "../functions.js";
import type { ReadHost } from "../host.js";
import { majorOf } from "../installed-version.js";
import { dependency, type Manifest } from "../manifest.js";
import { nameAt } from "../package-aliases.js";
import type { Finding, Sdk, SdkMajor, Warning } from "../project.js";
import { writtenVersion } from "../written-version.js";
import { asksForAnother, type Place, type Shown, writtenForAnother } from "./mismatch.js";
import { majorIn, sdkVersion, type VersionFound } from "./version.js";

interface SdkInput {
  readonly host: ReadHost;
  readonly root: string;
  readonly unit: string;
  readonly manifests: readonly Manifest[];
  readonly functions: readonly ReadFunction[];
  /** A mark of one major in the client file, for a project without functions. */
  readonly mark: Finding<SdkMajor> | undefined;
  /** Where "inngest" was seen, for a project whose manifests do not name it. */
  readonly seen: { readonly file: string; readonly line: number };
}

/**
 * The SDK's major and version: what is installed, locked or allowed decides, since nothing else exists; where none of
 * them tells, the shape of the calls does; else it is 4 with a warning.
 *
 * @throws SDK_UNSUPPORTED for versions below 3
 */
export function detectSdk(input: SdkInput): { sdk: Sdk; warnings: Warning[] } {
  const inCode = shownIn(input);
  const { host, root, unit } = input;
  const name = dependency(input.manifests, "inngest") ? "inngest" : nameAt(host, root, `${root}/${unit}`, "inngest");
  const dependsOn = dependency(input.manifests, name);
  const range =
    dependsOn === undefined
      ? writtenVersion(input)
      : (catalogRange(host, root, dependsOn.value, name) ?? dependsOn.value);
  const found = sdkVersion({ host, root, unit, name, range, inCode: inCode?.value });
  const major = found.version === undefined ? majorIn(range ?? "") : majorOf(found.version.version);
  const place = { file: dependsOn?.file ?? input.seen.file, line: dependsOn?.line ?? input.seen.line };
  if (major !== undefined && major < 3) throw unsupported(input, major, place);
  const value = major === undefined ? (inCode?.value ?? 4) : major === 3 ? 3 : 4;
  const sdk = { value, ...(inCode?.value === value ? placeOf(inCode) : place), ...versionOf(found) };
  const warnings = [
    ...(inCode === undefined && major === undefined && saysNothing(range) ? [unknown(place)] : []),
    ...(found.outdated === undefined ? [] : [asksForAnother(range ?? "", found.outdated, sdk, place)]),
    ...(inCode === undefined || inCode.value === value ? [] : [writtenForAnother(inCode, sdk, range)]),
  ];
  return { sdk, warnings };
}

function shownIn({ functions, mark }: SdkInput): Shown | undefined {
  for (const { shape, file, line } of functions)
    if (shape !== undefined) return { value: shape, file, line, by: "call" };
  return mark === undefined ? undefined : { ...mark, by: "export" };
}

const placeOf = ({ file, line }: Place): Place => ({ file, line });

const versionOf = ({ version }: VersionFound): Pick<Sdk, "version" | "versionIs"> =>
  version === undefined ? {} : { version: version.version, versionIs: version.is };

/** "latest" and "*" mean the current major; what only leads to another place does not. */
const saysNothing = (range: string | undefined): boolean =>
  range === undefined || /^(catalog|workspace|file|link|portal):/.test(range);

function unsupported({ host, root }: SdkInput, major: number, place: Place): ScaffoldError {
  const text = host.readText(`${root}/${place.file}`) ?? "";
  return new ScaffoldError("SDK_UNSUPPORTED", `The project uses Inngest SDK ${major}; 3 and 4 are supported.`, {
    hint: "Upgrade the inngest package to 3 or 4, and run the command again.",
    ...place,
    ...lineFrame(text, place.line, ADD_BY_HAND),
  });
}

const unknown = (place: Place): Warning => ({
  code: "SDK_UNKNOWN",
  message: "Nothing tells which Inngest SDK the project uses, so that 4 is assumed. Install the packages to be sure.",
  ...place,
});
