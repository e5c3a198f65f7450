import { stringLiteral } from "../../text/ts-literal.js";
import type { HelperFactory } from "./helper.js";

/** `{{sampleId 1}}`: an id of the job's entity for tests, of the type that its rows have: `"transcript_1"`, or `1`. */
export const sampleId: HelperFactory =
  ({ context }) =>
  (number) => {
    if (typeof number !== "number") throw new Error("sampleId needs a number");
    if (context.db?.idType === "number") return String(number);
    return stringLiteral(context.db?.id.big === true ? String(number) : `${context.entity.camel}_${number}`);
  };
