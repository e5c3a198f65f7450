/**
 * Every error code, the exit code it ends the process with, and what it means.
 * The README prints this table; `test/errors/codes.test.ts` holds the two together.
 */
export const ERROR_CODES = {
  // 1: failed, and everything was rolled back
  CONFLICT: { exit: 1, meaning: "a file in the way holds something else" },
  LOCKED: { exit: 1, meaning: "another run holds the project's lock" },
  CHANGED_ON_DISK: { exit: 1, meaning: "a file changed after the plan was made" },
  IO: { exit: 1, meaning: "a file could not be read or written" },
  INTERRUPTED: { exit: 1, meaning: "an earlier run was interrupted and could not be rolled back completely" },
  INTERNAL: { exit: 1, meaning: "a bug in this tool" },
  // 2: wrong usage or answer
  USAGE: { exit: 2, meaning: "an unknown command or option, or an argument too many" },
  MISSING_ANSWER: { exit: 2, meaning: "a required answer was not given and nobody can be asked" },
  NAME_INVALID: { exit: 2, meaning: "the job name is not kebab-case, too long or reserved" },
  NAME_TAKEN: { exit: 2, meaning: "the function id, the file or the export belongs to something else" },
  EVENT_TAKEN: { exit: 2, meaning: "an event between the template's own functions starts another function already" },
  EVENT_INVALID: { exit: 2, meaning: "the event name is not one that Inngest or the project's convention takes" },
  CRON_INVALID: { exit: 2, meaning: "the schedule or its time zone is not valid" },
  FIELD_INVALID: { exit: 2, meaning: "a field of the event data is not valid" },
  ANSWER_INVALID: { exit: 2, meaning: "the value of another option is not valid" },
  FUNCTION_NOT_FOUND: { exit: 2, meaning: "the project has no function with that id" },
  SPEC_INVALID: { exit: 2, meaning: "the file given to --spec cannot be read as a list of jobs" },
  CONFIG_INVALID: {
    exit: 2,
    meaning: "scaffold.config.json or scaffold.config.mjs has a key or value that is not valid",
  },
  TEMPLATE_UNKNOWN: { exit: 2, meaning: "there is no template with that id" },
  // 4: refused, nothing written
  NO_PROJECT: { exit: 4, meaning: "the directory is not inside a JavaScript project" },
  NO_INNGEST: { exit: 4, meaning: "the project does not depend on inngest" },
  SERVE_NOT_FOUND: { exit: 4, meaning: "no serve() or connect() call was found" },
  SERVE_AMBIGUOUS: { exit: 4, meaning: "there are several serve() calls" },
  CLIENT_NOT_FOUND: { exit: 4, meaning: "the Inngest client was not found" },
  REGISTRATION_NOT_FOUND: { exit: 4, meaning: "the array of functions behind serve() was not found" },
  REGISTRATION_UNSUPPORTED: {
    exit: 4,
    meaning: "the functions behind serve() are not an array that can take an element",
  },
  REMOVE_UNSUPPORTED: { exit: 4, meaning: "the function cannot be taken out without breaking something else" },
  REGISTRATION_NOT_CONFIRMED: { exit: 4, meaning: "after the edit the new function would not be served" },
  REGISTRY_UNSUPPORTED: { exit: 4, meaning: "the event types cannot take an entry" },
  NOT_IMPORTABLE: { exit: 4, meaning: "a file would import what its package does not depend on, or another hides" },
  IMPORT_CYCLE: { exit: 4, meaning: "the edit would make an import cycle that throws when it is loaded" },
  SYNTAX_ERROR: { exit: 4, meaning: "a file on the way does not parse" },
  NOT_UTF8: { exit: 4, meaning: "a file on the way is not UTF-8" },
  SDK_UNSUPPORTED: { exit: 4, meaning: "the project's Inngest SDK is 1 or 2, or too old for what is to be written" },
  OUTSIDE_ROOT: { exit: 4, meaning: "a path leads out of the project" },
  MODEL_NOT_FOUND: { exit: 4, meaning: "--db was given, but the model or a column it needs was not found" },
  READ_ONLY: { exit: 4, meaning: "a file or directory that would be written is read-only" },
  TEMPLATE_INVALID: { exit: 4, meaning: "a template cannot be read, rendered, or renders to code that does not parse" },
  TEMPLATE_REQUIRES: { exit: 4, meaning: "a template is written for another version of this tool" },
  // 130: stopped by the user, and everything was rolled back
  CANCELLED: { exit: 130, meaning: "interrupted while files were written; everything was rolled back" },
} as const satisfies Record<string, { exit: 1 | 2 | 4 | 130; meaning: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;
