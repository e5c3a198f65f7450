import { allows, compareVersions, lowestOf } from "../../text/version-range.js";
import type { ReadHost } from "../host.js";
import { installedVersion, majorOf } from "../installed-version.js";
import { lockedVersion } from "../locked/locked-version.js";
import type { Sdk, SdkMajor } from "../project.js";
import { NEWEST } from "./features.js";

interface VersionInput {
  readonly host: ReadHost;
  readonly root: string;
  readonly unit: string;
  /** What the project calls the package. */
  readonly name: string;
  /** What the manifest, or a specifier of Deno, asks for. */
  readonly range: string | undefined;
  /** The major that the code is written for, where it shows. */
  readonly inCode: SdkMajor | undefined;
}

export interface SdkVersion {
  readonly version: string;
  readonly is: NonNullable<Sdk["versionIs"]>;
  /** The lock file that holds it. */
  readonly file?: string;
}

export interface VersionFound {
  /** The version that says what there is; undefined where nothing does. */
  readonly version?: SdkVersion;
  /** What is installed or locked although the manifest does not allow it. */
  readonly outdated?: SdkVersion;
}

/**
 * The version of the SDK: what is installed, else locked, else the lowest that is allowed. What the manifest does not
 * allow is out of date, and counts only as far as the code is written for it.
 */
export function sdkVersion({ host, root, unit, name, range, inCode }: VersionInput): VersionFound {
  const isAllowed = (version: string): boolean => range === undefined || allows(range, version) !== false;
  const installed = installedVersion(host, `${root}/${unit}`, name);
  if (installed !== undefined && isAllowed(installed)) return { version: { version: installed, is: "installed" } };
  const inLock = { host, root, unit, range };
  const locked = lockedVersion(inLock, name) ?? (name === "inngest" ? undefined : lockedVersion(inLock, "inngest"));
  const there: SdkVersion[] = [
    ...(installed === undefined ? [] : [{ version: installed, is: "installed" as const }]),
    ...(locked === undefined ? [] : [{ ...locked, is: "locked" as const }]),
  ];
  const current = there.find(({ version }) => isAllowed(version));
  if (current !== undefined) return { version: current };
  const lowest = range === undefined ? undefined : lowestOf(range);
  const allowed: SdkVersion | undefined = lowest === undefined ? undefined : { version: lowest, is: "allowed" };
  const [outdated] = there;
  if (outdated === undefined) return allowed === undefined ? {} : { version: allowed };
  const version = holding(outdated, allowed, inCode);
  return version === undefined ? { outdated } : { version, outdated };
}

/** What holds of an outdated version and the lowest that is allowed: the one the code is for, of one major the older. */
function holding(outdated: SdkVersion, allowed: SdkVersion | undefined, inCode: SdkMajor | undefined) {
  if (majorOf(outdated.version) === inCode && majorOf(allowed?.version ?? "") !== inCode) return outdated;
  if (allowed === undefined || majorOf(allowed.version) !== majorOf(outdated.version)) return allowed;
  return compareVersions(outdated.version, allowed.version) < 0 ? outdated : allowed;
}

/** The major that a range leads to when it is installed today; undefined for `latest`, `*` and the like. */
export function majorIn(range: string): number | undefined {
  const majors: readonly SdkMajor[] = [4, 3];
  return majors.find((major) => allows(range, NEWEST[major]) === true) ?? majorOf(range);
}
