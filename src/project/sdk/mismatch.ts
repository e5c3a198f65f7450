import type { Finding, Sdk, SdkMajor, Warning } from "../project.js";
import type { SdkVersion } from "./version.js";

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** "inngest 3.47.0, which is installed" */
function named({ value, version, versionIs }: Pick<Sdk, "value" | "version" | "versionIs">): string {
  if (version === undefined) return `Inngest SDK ${value}`;
  return versionIs === "allowed"
    ? `inngest ${version}, the lowest version allowed`
    : `inngest ${version}, which is ${versionIs}`;
}

/** The manifest was changed, and the packages were not installed since. */
export function asksForAnother(range: string, outdated: SdkVersion, sdk: Sdk, place: Place): Warning {
  const where = outdated.file === undefined ? "installed" : `locked in ${outdated.file}`;
  return {
    code: "SDK_MISMATCH",
    message: `${place.file} asks for inngest ${range}, but ${outdated.version} is ${where}: install the packages. What is added is written for ${named(sdk)}.`,
    ...place,
  };
}

/** What the code shows a major by: a call of `createFunction`, or what only one of them exports. */
export type Shown = Finding<SdkMajor> & { readonly by: "call" | "export" };

/** Code for one major does not run on the other: no function of the app is registered. */
export function writtenForAnother({ value, file, line, by }: Shown, sdk: Sdk, range: string | undefined): Warning {
  const but = sdk.version === undefined ? `${range} asks for SDK ${sdk.value}` : `the project has ${named(sdk)}`;
  return {
    code: "SDK_MISMATCH",
    message: `This is written for Inngest SDK ${value}, but ${but}: ${CONSEQUENCES[`${by} ${value}`]}. What is added is written for SDK ${sdk.value}. If the code is right, update the package (inngest@^${value}) and run the command again.`,
    file,
    line,
  };
}

const CONSEQUENCES = {
  "call 3": "SDK 4 throws at such a call when the file is loaded",
  "call 4": "SDK 3 takes the handler of such a call for its trigger, and the whole app fails to register",
  "export 3": "SDK 4 does not export what is imported here",
  "export 4": "SDK 3 does not export what is imported here",
} as const;
