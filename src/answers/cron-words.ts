import cronstrue from "cronstrue";
import { parseCron } from "./cron.js";

/**
 * A schedule in words: "At 02:00 AM, Europe/Prague time".
 * @throws CRON_INVALID
 */
export function cronWords(text: string): string {
  const { fields, zone } = parseCron(text);
  const words = cronstrue.toString(fields, { verbose: false });
  return zone === undefined ? words : `${words}, ${zone} time`;
}
