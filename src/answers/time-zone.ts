import { ScaffoldError } from "../errors/scaffold-error.js";
import { nearest } from "./nearest.js";
import { printable } from "./printable.js";

/**
 * An IANA time zone as the server's clock library takes it: by its exact name, letter case included.
 * @throws CRON_INVALID
 */
export function parseTimeZone(text: string): string {
  const zones = Intl.supportedValuesOf("timeZone");
  const sameButCase = [...zones, "UTC"].find((zone) => zone.toLowerCase() === text.toLowerCase());
  if (sameButCase === text) return text;
  if (sameButCase === undefined && isNamedZone(text)) return text;
  const meant =
    sameButCase ?? nearest(text, zones) ?? zones.find((zone) => zone.toLowerCase().endsWith(`/${text.toLowerCase()}`));
  throw new ScaffoldError("CRON_INVALID", `There is no time zone ${printable(text)}.`, {
    hint: `Use ${meant ? `${meant}.` : "an IANA name such as Europe/Prague, or UTC."}`,
  });
}

/** A zone by a name that Intl knows but does not list (Asia/Calcutta, EST5EDT); offsets such as +02:00 have no name. */
function isNamedZone(text: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(text)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
