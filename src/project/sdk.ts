import { lineFrame } from "../errors/code-frame.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import { ADD_BY_HAND } from "./by-hand.js";
import { catalogRange } from "./catalog.js";
import type { ReadFunction } from "./functions.js";
import type { ReadHost } from "./host.js";
import { installedVersion, majorOf } from "./installed-version.js";
import { lockedVersion } from "./locked-version.js";
import { dependency, type Manifest } from "./manifest.js";
import { nameAt } from "./package-aliases.js";
import type { Finding, Project, SdkMajor, Warning } from "./project.js";
import { writtenVersion } from "./written-version.js";

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
 * The SDK's major: the shape of the calls decides, then what is installed, locked and asked for; where nothing tells,
 * it is 4 with a warning.
 *
 * @throws SDK_UNSUPPORTED for versions below 3
 */
export function detectSdk(input: SdkInput): { sdk: Project["sdk"]; warnings: Warning[] } {
  const shape = input.functions.find((each) => each.shape !== undefined);
  const inCode = shape?.shape === undefined ? input.mark : { value: shape.shape, file: shape.file, line: shape.line };
  const { host, root, unit } = input;
  const name = dependency(input.manifests, "inngest") ? "inngest" : nameAt(host, root, `${root}/${unit}`, "inngest");
  const range = dependency(input.manifests, name);
  const installed =
    installedVersion(host, `${root}/${unit}`, name) ??
    lockedVersion(host, root, unit, name) ??
    lockedVersion(host, root, unit, "inngest");
  const asked = range === undefined ? undefined : (catalogRange(host, root, range.value, name) ?? range.value);
  const version = installed ?? asked ?? writtenVersion(input);
  // "latest" and "*" without anything installed mean the current major.
  const major = version === undefined ? undefined : (majorOf(version) ?? 4);
  const elsewhere = version === undefined || /^(catalog|workspace|file|link|portal):/.test(version);
  const place = { file: range?.file ?? input.seen.file, line: range?.line ?? input.seen.line };
  if (inCode?.value !== 4 && major !== undefined && major < 3) throw unsupported(input, major, place);
  const declared = major === undefined ? undefined : { value: major <= 3 ? (3 as const) : (4 as const), ...place };
  const found = inCode ?? declared ?? { value: 4 as const, ...place };
  const sdk = { ...found, ...(installed === undefined ? {} : { installed }) };
  if (inCode === undefined)
    return { sdk, warnings: elsewhere && majorOf(version ?? "") === undefined ? [unknown(place)] : [] };
  return { sdk, warnings: major !== undefined && inCode.value !== major ? [mismatch(inCode, version ?? "")] : [] };
}

function unsupported({ host, root }: SdkInput, major: number, place: { file: string; line: number }): ScaffoldError {
  const text = host.readText(`${root}/${place.file}`) ?? "";
  return new ScaffoldError("SDK_UNSUPPORTED", `The project uses Inngest SDK ${major}; 3 and 4 are supported.`, {
    hint: "Upgrade the inngest package to 3 or 4, and run the command again.",
    ...place,
    ...lineFrame(text, place.line, ADD_BY_HAND),
  });
}

const unknown = (place: { file: string; line: number }): Warning => ({
  code: "SDK_UNKNOWN",
  message: "Nothing tells which Inngest SDK the project uses, so that 4 is assumed. Install the packages to be sure.",
  ...place,
});

const mismatch = ({ value, file, line }: Finding<SdkMajor>, version: string): Warning => ({
  code: "SDK_MISMATCH",
  message: `The code has the shape of Inngest SDK ${value}, but the version is ${version}. The shape of the code is followed.`,
  file,
  line,
});
