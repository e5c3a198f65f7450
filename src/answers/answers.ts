export type FieldType =
  | { readonly kind: "string" | "number" | "boolean" | "date" }
  | { readonly kind: "enum"; readonly values: readonly string[] }
  | { readonly kind: "array"; readonly of: "string" | "number" | "boolean" | "date" };

/** One field of an event's data. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly optional: boolean;
}

export type Trigger = "event" | "cron" | "both";

/** Validated input for one job: what was answered or given by flag. What is absent has a default that the plan takes from the project. */
export interface Answers {
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
  /** 0 to 20. */
  readonly retries?: number;
  readonly concurrency?: {
    readonly limit: number /** CEL over the event: `event.data.projectId`. */;
    readonly key?: string;
  };
  readonly db?: "prisma" | "drizzle" | "none";
  readonly test?: "vitest" | "jest" | "none";
  /** Overrides of detection, relative to the working directory. */
  readonly serve?: string;
  readonly dir?: string;
  readonly client?: string;
  /** Answers to the questions of the template, by their key. */
  readonly extra: Readonly<Record<string, string | number | boolean>>;
}
