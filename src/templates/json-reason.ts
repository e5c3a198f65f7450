import { type ParseError, printParseErrorCode } from "jsonc-parser";

/** Why a text is no JSON, in words: "comma expected". */
export const jsonReason = ({ error }: ParseError): string =>
  printParseErrorCode(error)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
