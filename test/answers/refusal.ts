import { ScaffoldError } from "../../src/errors/scaffold-error.js";

/** What a refusing call says; throws when it does not refuse, or fails in another way. */
export function refusal(call: () => unknown): { code: string; message: string; hint: string | undefined } {
  try {
    call();
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    const { code, message, hint } = error;
    return { code, message, hint };
  }
  throw new Error("It was not refused.");
}
