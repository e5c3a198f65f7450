type Version = readonly [number, number, number];

const PART = /^(>=|<=|>|<|=|\^|~)?\s*v?(\d{1,9})(?:\.(\d{1,9}|x|\*))?(?:\.(\d{1,9}|x|\*))?$/;

/**
 * Whether a version is in a range: `>=0.2.0 <2`, `^1.2`, `~1.2.3`, `1.x || 2.x`; a plain version is the least one.
 * A version before a release counts as the release. Undefined where the range is none.
 */
export function satisfies(version: string, range: string): boolean | undefined {
  const actual = numbers(/^v?(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1) ?? []);
  const choices = range
    .slice(0, 200)
    .split("||")
    .map((choice) =>
      choice
        .trim()
        .replace(/([<>=^~])\s+/g, "$1")
        .split(/\s+/),
    );
  const results = choices.map((parts) => parts.map((part) => fits(actual, part)));
  if (results.flat().includes(undefined)) return undefined;
  return results.some((parts) => parts.every((part) => part === true));
}

/**
 * The same as package managers read it: a plain version is that one alone, and `3` or `3.1` any that begins so. An alias
 * or an address stands for the version it ends with: `npm:@acme/inngest@^3.2.0`, `https://esm.sh/inngest@3.1.0`.
 */
export function allows(range: string, version: string): boolean | undefined {
  const exact = withoutName(range).replace(/(^|[\s|])v?(\d+(?:\.\d+){0,2})(?=$|[\s|])/g, (_, before, plain: string) =>
    plain.split(".").length === 3 ? `${before}=${plain}` : `${before}${plain}.x`,
  );
  return satisfies(version, exact);
}

/** The lowest version that a range allows; undefined where it names no minor one, as `^3` and `latest` do not. */
export function lowestOf(range: string): string | undefined {
  const named = [...withoutName(range).matchAll(/(?<![<.\d]|<=?\s*)v?(\d+)\.(\d+)(?:\.(\d+))?/g)];
  const versions = named.map(([, major, minor, patch = "0"]) => `${major}.${minor}.${patch}`);
  return versions.sort(compareVersions)[0];
}

const withoutName = (range: string): string => range.replace(/^(?:npm|jsr|https?):.*@/, "");

/** Below zero where the first is older; of a version before a release only the numbers count. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [one, other].map((each) => numbers(/^v?(\d+)\.(\d+)\.(\d+)/.exec(each)?.slice(1) ?? []));
  return compare(a ?? [0, 0, 0], b ?? [0, 0, 0]);
}

const numbers = (texts: readonly (string | undefined)[]): Version => {
  const [major = 0, minor = 0, patch = 0] = texts.map((text) =>
    text === undefined || /[x*]/.test(text) ? 0 : Number(text),
  );
  return [major, minor, patch];
};

function fits(actual: Version, part: string): boolean | undefined {
  const [, operator = "", major, minor, patch] = PART.exec(part) ?? [];
  if (major === undefined) return undefined;
  const wanted = numbers([major, minor, patch]);
  const order = compare(actual, wanted);
  const open = [minor, patch].some((text) => text !== undefined && /[x*]/.test(text));
  if (operator === "^") return order >= 0 && compare(actual, afterCaret(wanted, minor)) < 0;
  if (operator === "~" || (operator === "" && open))
    return order >= 0 && compare(actual, afterTilde(wanted, minor)) < 0;
  if (operator === "=") return order === 0;
  if (operator === ">") return order > 0;
  if (operator === "<") return order < 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

/** The first version that `^` no longer takes: before 1.0.0 every minor version may break. */
function afterCaret([major, minor, patch]: Version, written: string | undefined): Version {
  if (major > 0 || written === undefined) return [major + 1, 0, 0];
  return minor > 0 ? [0, minor + 1, 0] : [0, 0, patch + 1];
}

const afterTilde = ([major, minor]: Version, written: string | undefined): Version =>
  written === undefined || /[x*]/.test(written) ? [major + 1, 0, 0] : [major, minor + 1, 0];

function compare(a: Version, b: Version): number {
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
