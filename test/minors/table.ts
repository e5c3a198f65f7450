import { compareVersions } from "../../src/text/version-range.js";
import { BEHAVIOURS, behavioursOf } from "./behaviours.js";
import { lookAt, type Seen } from "./look.js";
import { releasedVersions } from "./packages.js";

export type Since = Readonly<Partial<Record<Major, string>>>;

const MAJORS = ["3", "4"] as const;
type Major = (typeof MAJORS)[number];

/** The versions of each major, the oldest first. */
type Versions = Readonly<Record<Major, readonly string[]>>;

/**
 * The table of `src/project/sdk/minors.json`: each feature with the first version of each major since which all have it.
 *
 * @param upTo the newest version of each major that is looked at; else all
 */
export function tableOf(upTo: Since = {}): Readonly<Record<string, unknown>> {
  const of = (major: Major): string[] =>
    releasedVersions().filter(
      (version) => version.startsWith(`${major}.`) && compareVersions(version, upTo[major] ?? version) <= 0,
    );
  const versions: Versions = { "3": of("3"), "4": of("4") };
  const seen = new Map(
    Object.values(versions).flatMap((each) => each.map((version) => [version, withAllTypes(version)])),
  );
  const groups = [...new Set([...seen.values()].flatMap((each) => Object.keys(each)))];
  return {
    oldest: byMajor((major) => versions[major][0]),
    newest: byMajor((major) => versions[major].at(-1)),
    ...Object.fromEntries(groups.map((group) => [group, sinceOf(group, seen, versions)])),
    behaviours: behavioursSince(versions),
  };
}

/** Every value has a type. */
function withAllTypes(version: string): Seen {
  const { values = [], types = [], ...rest } = lookAt(version);
  return { values, types: [...values, ...types], ...rest };
}

/** The features of a group by name, of those versions that tell of it. */
function sinceOf(group: string, seen: ReadonlyMap<string, Seen>, versions: Versions): Readonly<Record<string, Since>> {
  const names = new Set([...seen.values()].flatMap((each) => each[group] ?? []));
  const telling = (major: Major): string[] => versions[major].filter((version) => seen.get(version)?.[group]);
  const rows = [...names].sort().map((name) => {
    const has = (version: string): boolean => seen.get(version)?.[group]?.includes(name) ?? false;
    return [name, byMajor((major) => firstOfLast(telling(major), has))] as const;
  });
  return Object.fromEntries(rows.filter(([, since]) => Object.keys(since).length > 0));
}

function byMajor(since: (major: Major) => string | undefined): Since {
  const found = MAJORS.map((major) => [major, since(major)] as const);
  return Object.fromEntries(found.filter(([, version]) => version !== undefined));
}

/** The first version of those at the end that all have something. */
function firstOfLast(versions: readonly string[], has: (version: string) => boolean): string | undefined {
  const lacking = versions.findLastIndex((version) => !has(version));
  return versions[lacking + 1];
}

/** Found by halving, since each version that is tried has to be installed. */
function behavioursSince(versions: Versions): Readonly<Record<string, Since>> {
  const rows = BEHAVIOURS.map((name) => {
    const has = (version = ""): boolean => behavioursOf(version).includes(name);
    return [name, byMajor((major) => firstByHalving(versions[major], has))] as const;
  });
  return Object.fromEntries(rows);
}

function firstByHalving(versions: readonly string[], has: (version?: string) => boolean): string | undefined {
  if (!has(versions.at(-1))) return undefined;
  let [lacks, holds] = [-1, versions.length - 1];
  while (holds - lacks > 1) {
    const middle = Math.floor((lacks + holds) / 2);
    if (has(versions[middle])) holds = middle;
    else lacks = middle;
  }
  return versions[holds];
}
