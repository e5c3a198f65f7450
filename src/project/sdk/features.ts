import { compareVersions } from "../../text/version-range.js";
import type { Sdk, SdkMajor } from "../project.js";
import minors from "./minors.json" with { type: "json" };

/*
 * What each version of the SDK exports, takes and does. The table is made from the published packages by
 * `npm run minors`: see test/minors.
 */
type Table = typeof minors;
export type Group = Exclude<keyof Table, "oldest" | "newest">;

/** "options.singleton.cancel", "values.eventType", "steps.invoke.timeout", "behaviours.stepErrors", … */
export type Feature = { [G in Group]: `${G}.${keyof Table[G] & string}` }[Group];

type Since = Readonly<Partial<Record<SdkMajor, string>>>;

const { oldest, newest, ...found } = minors;
const groups: Readonly<Record<Group, Readonly<Record<string, Since>>>> = found;

/** The oldest and the newest version of each major that was looked at. */
export const OLDEST: Readonly<Record<SdkMajor, string>> = oldest;
export const NEWEST: Readonly<Record<SdkMajor, string>> = newest;

/** Every feature of a group, by name, with the versions that it came with. */
export const featuresOf = (group: Group): Readonly<Record<string, Since>> => groups[group];

/** Whether a text names a feature that some version has. */
export function isFeature(text: string): text is Feature {
  const [group = "", ...name] = text.split(".");
  return Object.hasOwn(groups, group) && Object.hasOwn(groups[group as Group], name.join("."));
}

/** The version of a major that brought a feature; undefined where none has it. */
export function sinceOf(feature: Feature, major: SdkMajor): string | undefined {
  const [group, ...name] = feature.split(".");
  return groups[group as Group][name.join(".")]?.[major];
}

/** Whether the project's SDK has a feature. Where nothing tells its version, it counts as the newest of its major. */
export function hasFeature(
  { value, version = NEWEST[value] }: Pick<Sdk, "value" | "version">,
  feature: Feature,
): boolean {
  const since = sinceOf(feature, value);
  return since !== undefined && compareVersions(version, since) >= 0;
}

/** What later versions of the same major have, and the project's does not. */
export const lackedBy = (sdk: Pick<Sdk, "value" | "version">): readonly Feature[] =>
  sdk.version === undefined ? [] : (lacked.get(`${sdk.value} ${sdk.version}`) ?? findLacked(sdk));

const lacked = new Map<string, readonly Feature[]>();

function findLacked(sdk: Pick<Sdk, "value" | "version">): readonly Feature[] {
  const all = Object.entries(groups).flatMap(([group, features]) =>
    Object.entries(features).flatMap(([name, since]) => (since[sdk.value] === undefined ? [] : [`${group}.${name}`])),
  ) as Feature[];
  const found = all.filter((feature) => !hasFeature(sdk, feature));
  lacked.set(`${sdk.value} ${sdk.version}`, found);
  return found;
}

export type Supports = Readonly<Record<string, Readonly<Record<string, boolean>>>>;

const supported = new Map<string, Supports>();

/** What templates may ask for: whether the project's SDK has it, by group and name. */
export function supportsOf(sdk: Pick<Sdk, "value" | "version">): Supports {
  const key = `${sdk.value} ${sdk.version}`;
  const has = (group: Group, name: string): boolean => hasFeature(sdk, `${group}.${name}` as Feature);
  const found =
    supported.get(key) ??
    Object.fromEntries(
      ASKED.map((group) => [
        group,
        Object.fromEntries(Object.keys(groups[group]).map((name) => [name, has(group, name)] as const)),
      ]),
    );
  supported.set(key, found);
  return found;
}

/** The groups that templates may ask for. */
export const ASKED = ["options", "steps", "context", "triggers", "values", "members", "behaviours"] as const;
