import type { RunnerName } from "../project/project.js";
import type { Batch } from "./flow/batch.js";
import type { CancelOn } from "./flow/cancel-on.js";
import type { Concurrency } from "./flow/concurrency.js";
import type { Debounce } from "./flow/debounce.js";
import type { RateLimit } from "./flow/rate-limit.js";
import type { Singleton } from "./flow/singleton.js";
import type { Throttle } from "./flow/throttle.js";
import type { Timeouts } from "./flow/timeouts.js";
import type { StatusColumn } from "./status-column.js";

export type FieldType =
  | { readonly kind: "string" | "number" | "boolean" | "date" }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  | { readonly kind: "array"; readonly of: "string" | "number" | "boolean" | "date" };

/** One field of an event's data. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly optional: boolean;
  /** A value that the project's schema takes, as an expression, where that is not the usual one; null where none was found. */
  readonly sample?: string | null;
  /** Its type was not understood and counts as text: `any` may also be undefined, `given` is not. */
  readonly opaque?: "any" | "given";
  /** A text of digits: it names a row by its number. */
  readonly digits?: true;
}

export type Trigger = "event" | "cron" | "both";

/** How Inngest runs the function: what is absent is left to the project's habits, or to Inngest. */
export interface FlowOptions {
  /** 0 to 20. */
  readonly retries?: number;
  /** One or two. */
  readonly concurrency?: readonly Concurrency[];
  readonly throttle?: Throttle;
  readonly rateLimit?: RateLimit;
  readonly debounce?: Debounce;
  /** CEL that gives a number from -600 to 600. */
  readonly priority?: string;
  /** CEL; events with the same value within 24 hours start one run. */
  readonly idempotency?: string;
  /** One to five. */
  readonly cancelOn?: readonly Cancellation[];
  readonly batch?: Batch;
  readonly timeouts?: Timeouts;
  readonly singleton?: Singleton;
}

/** An event that ends a run. */
export interface Cancellation extends CancelOn {
  /** The event's data, where it is to be declared; undefined for one that keeps its type. */
  readonly fields?: readonly Field[];
}

/** Validated input for one job: what was answered or given by flag. What is absent has a default that the plan takes from the project. */
export interface Answers extends FlowOptions {
  /** kebab-case, at most 64 characters; also the function id. */
  readonly name: string;
  /** Template id; `event`, `cron` and `multi` follow from the trigger where none was given. */
  readonly template: string;
  readonly trigger: Trigger;
  readonly event?: string;
  /** Five fields, with an optional `TZ=<IANA zone> ` before them. */
  readonly cron?: string;
  /** Environment variable that overrides `cron` at run time. */
  readonly cronEnv?: string;
  /** The event's whole data; undefined where the event exists and keeps its type. */
  readonly fields?: readonly Field[];
  readonly entity?: string;
  readonly feature?: string;
  readonly db?: "prisma" | "drizzle" | "none";
  /** The module with the database client, and behind # its name there. */
  readonly dbClient?: string;
  /** The column with the job's status; false for none. */
  readonly statusColumn?: StatusColumn | false;
  /** The model of a table that keeps the status of jobs. */
  readonly statusTable?: string;
  readonly test?: RunnerName | "none";
  /** Overrides of detection, relative to the working directory. */
  readonly serve?: string;
  readonly dir?: string;
  readonly client?: string;
  /** Directory of the test, relative to the working directory. */
  readonly testDir?: string;
  /** A file that is to send the event, relative to the package or the root. */
  readonly emitFrom?: string;
  /** Answers to the questions of the template, by their key. */
  readonly extra: Readonly<Record<string, string | number | boolean>>;
}
