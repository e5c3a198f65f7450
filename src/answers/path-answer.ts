import { ScaffoldError } from "../errors/scaffold-error.js";
import { printable } from "./printable.js";

// Quotes and their like could end a string or a comment in generated code; the rest no common file system takes.
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}"'`\\<>:|?*;{}]/u;

/**
 * A path below or beside the working directory, with "/".
 * @throws ANSWER_INVALID
 */
export function parsePathAnswer(flag: string, text: string): string {
  if (text.trim() === "")
    throw new ScaffoldError("ANSWER_INVALID", `The path given to ${flag} is empty.`, {
      hint: `Give ${flag} a path or leave it out.`,
    });
  if (UNSAFE.test(text)) {
    throw new ScaffoldError(
      "ANSWER_INVALID",
      `The path ${printable(text)} given to ${flag} has a character that paths here may not have.`,
      {
        hint: 'Use letters, digits, "-", "_", "." and the like, with "/" between directories.',
      },
    );
  }
  return text;
}

/**
 * The file with a serve() call, with `:<line>` behind it where the file has several.
 * @throws ANSWER_INVALID
 */
export function parseServeAnswer(flag: string, text: string): string {
  parsePathAnswer(flag, text.replace(/:[1-9]\d{0,8}$/, ""));
  return text;
}

/**
 * The name of one folder.
 * @throws ANSWER_INVALID
 */
export function parseSegment(flag: string, text: string): string {
  if (/^[A-Za-z0-9][\w.-]{0,63}$/.test(text) && !text.endsWith(".")) return text;
  throw new ScaffoldError("ANSWER_INVALID", `${printable(text)} given to ${flag} is not the name of a folder.`, {
    hint: "Use one name of letters, digits and -, such as billing.",
  });
}
