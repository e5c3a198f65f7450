import { regexSample } from "./regex-sample.js";

/** What a schema asks of a text, by the names of zod. */
export interface TextChecks {
  /** `uuid`, `email` and so on; undefined for any text. */
  readonly format?: string;
  /** Digits after the second, of a date with a time. */
  readonly precision?: number;
  readonly version?: string;
  readonly min?: number;
  readonly max?: number;
  readonly startsWith?: string;
  readonly endsWith?: string;
  readonly includes?: string;
  readonly patterns: readonly { readonly source: string; readonly flags: string }[];
}

const ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/** A text of each format, for a field of that name. */
const FORMATS: Readonly<Record<string, (name: string, checks: TextChecks) => string>> = {
  uuid: (_name, { version }) => `11111111-1111-${/[1-8]/.exec(version ?? "")?.[0] ?? "4"}111-8111-111111111111`,
  guid: () => "11111111-1111-4111-8111-111111111111",
  uuidv4: () => "11111111-1111-4111-8111-111111111111",
  uuidv6: () => "11111111-1111-6111-8111-111111111111",
  uuidv7: () => "11111111-1111-7111-8111-111111111111",
  email: (name) => `${slug(name)}@example.com`,
  url: (name) => `https://example.com/${slug(name)}`,
  httpUrl: (name) => `https://example.com/${slug(name)}`,
  hostname: () => "example.com",
  datetime: (_name, { precision }) => `2030-01-01T00:00:00${precision === 0 ? "" : `.${"0".repeat(precision ?? 3)}`}Z`,
  localDatetime: () => "2030-01-01T00:00",
  date: () => "2030-01-01",
  time: () => "12:00:00",
  localTime: () => "12:00",
  duration: () => "P1D",
  ip: () => "192.0.2.1",
  ipv4: () => "192.0.2.1",
  ipv6: () => "2001:db8::1",
  cidr: () => "192.0.2.0/24",
  cidrv4: () => "192.0.2.0/24",
  cidrv6: () => "2001:db8::/32",
  cuid: () => "cjld2cjxh0000qzrmn831i7rn",
  cuid2: () => "tz4a98xxat96iws9zmbrgj3a",
  ulid: () => ULID,
  nanoid: () => "V1StGXR8_Z5jdHi6B-myT",
  ksuid: () => "0ujsswThIGTUYm2K8FjOOfXtY1K",
  xid: () => "9m4e2mr0ui3e8a215n4g",
  base64: () => "aGVsbG8=",
  base64url: () => "aGVsbG8",
  e164: () => "+15555550100",
  hex: () => "0a1b2c",
  emoji: () => "👋",
  numeric: () => "1",
  alpha: () => "abc",
  alphanumeric: () => "abc1",
  lowercase: (name) => name.toLowerCase(),
  uppercase: (name) => name.toUpperCase(),
  json: () => "{}",
};

export const isTextFormat = (name: string): boolean => Object.hasOwn(FORMATS, name);

const slug = (name: string): string => name.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();

/**
 * A text that passes all checks, as near to the usual one as they allow; undefined where none is found.
 * @param usual what a text of that field would be without checks
 */
export function textSample(name: string, usual: string, checks: TextChecks): string | undefined {
  const format = checks.format === undefined ? undefined : FORMATS[checks.format];
  const candidates = [
    ...(format === undefined ? [usual] : [format(name, checks)]),
    ...checks.patterns.flatMap(({ source, flags }) => regexSample(source, flags) ?? []),
  ];
  return candidates.flatMap((each) => fitted(each, checks)).find((each) => passes(each, checks));
}

/** A text with what it has to begin with, have and end in, and as long as it has to be. */
function fitted(
  text: string,
  { startsWith = "", endsWith = "", includes = "", min = 0, max = Number.MAX_SAFE_INTEGER }: TextChecks,
): string[] {
  const inner = includes === "" || text.includes(includes) ? text : `${text}${includes}`;
  const begun = inner.startsWith(startsWith) ? inner : `${startsWith}${inner}`;
  const whole = begun.endsWith(endsWith) ? begun : `${begun}${endsWith}`;
  const room = max - endsWith.length;
  const cut = whole.length > max ? `${begun.slice(0, Math.max(room, 0))}${endsWith}` : whole;
  const padded =
    cut.length < min ? `${cut.slice(0, cut.length - endsWith.length)}${"x".repeat(min - cut.length)}${endsWith}` : cut;
  return [text, padded];
}

function passes(
  text: string,
  { startsWith = "", endsWith = "", includes = "", min = 0, max = Number.MAX_SAFE_INTEGER, patterns }: TextChecks,
): boolean {
  const isAsLong = text.length >= min && text.length <= max;
  const isNamed = text.startsWith(startsWith) && text.endsWith(endsWith) && text.includes(includes);
  return isAsLong && isNamed && patterns.every(({ source, flags }) => matches(text, source, flags));
}

function matches(text: string, source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags.replace(/[gy]/g, "")).test(text);
  } catch {
    return false;
  }
}
