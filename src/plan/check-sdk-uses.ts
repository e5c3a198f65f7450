import { type ErrorDetails, ScaffoldError } from "../errors/scaffold-error.js";
import type { Project } from "../project/project.js";
import { type Feature, lackedBy, sinceOf } from "../project/sdk/features.js";
import { needs } from "../project/sdk/needs.js";
import { inWords } from "../project/sdk/words.js";
import { isCode } from "../project/source-files.js";
import { compareVersions } from "../text/version-range.js";
import type { RoleChange } from "./rendered-changes.js";
import { sdkUses } from "./sdk-uses.js";

interface Use {
  readonly feature: Feature;
  readonly role: string;
}

/**
 * Refuses a job whose files take what the project's SDK does not have: it would not compile, or do something else.
 *
 * @param template its id
 * @throws SDK_UNSUPPORTED with the version that is needed
 */
export function checkSdkUses(template: string, changes: readonly RoleChange[], { sdk, conventions }: Project): void {
  const lacked = new Set(lackedBy(sdk));
  const called = conventions.packages.names.inngest;
  const lacking = changes.flatMap((change) => usesOf(change, lacked, called));
  const since = ({ feature }: Use): string => sinceOf(feature, sdk.value) ?? "";
  const last = lacking.sort((one, other) => compareVersions(since(one), since(other))).at(-1);
  if (last === undefined) return;
  const inTest = lacking.every(({ role }) => role === "driver");
  const { text, since: version } = needs(sdk, last.feature);
  const what = inTest
    ? "The generated test runs the function in memory"
    : `The template ${template} uses ${inWords(last.feature)}`;
  const instead = inTest ? "leave the test out (--test none)" : "take another template";
  const hint = `Update it (inngest@^${version}), or ${instead}.`;
  throw new SdkTooOld(`${what}, which ${text}.`, { hint }, last.feature);
}

/** The project's SDK lacks a feature that later versions of its major have. */
export class SdkTooOld extends ScaffoldError {
  readonly feature: Feature;

  constructor(message: string, details: ErrorDetails, feature: Feature) {
    super("SDK_UNSUPPORTED", message, details);
    this.feature = feature;
  }
}

/** What is not written takes nothing. */
function usesOf(
  { role, change: { action, path, after } }: RoleChange,
  lacked: ReadonlySet<Feature>,
  called: string | undefined,
): Use[] {
  if (action === "identical" || action === "skip" || after === undefined || !isCode(path)) return [];
  // To read a file for its words is cheaper than to parse it.
  if (![...lacked].some((feature) => after.includes(wordOf(feature)))) return [];
  const features: Feature[] = [
    ...sdkUses(path, after, called),
    ...(role === "driver" ? ["behaviours.testDriver" as const] : []),
  ];
  return features.filter((feature) => lacked.has(feature)).map((feature) => ({ feature, role }));
}

/** What stands in every file that takes a feature; of a behaviour nothing does. */
const wordOf = (feature: Feature): string =>
  feature.startsWith("behaviours.") || feature.endsWith(".several") ? "" : (feature.split(".").at(-1) ?? "");
