/** What was typed, by flag or at a prompt, before it is judged. A key that is absent was not answered. */
export interface RawAnswers {
  readonly name?: string;
  readonly trigger?: string;
  readonly event?: string;
  readonly cron?: string;
  readonly cronEnv?: string;
  /** Each `name:type[?]`. */
  readonly field?: readonly string[];
  readonly entity?: string;
  readonly feature?: string;
  readonly template?: string;
  readonly retries?: string;
  /** Each `limit[:key]`. */
  readonly concurrency?: readonly string[];
  readonly throttle?: string;
  readonly rateLimit?: string;
  readonly debounce?: string;
  readonly priority?: string;
  readonly idempotency?: string;
  /** Each `event[:if]`. */
  readonly cancelOn?: readonly string[];
  readonly batch?: string;
  readonly timeout?: string;
  readonly singleton?: string;
  readonly db?: string;
  /** `module[#name]`. */
  readonly dbClient?: string;
  /** `column[=pending|processing|completed|failed]`, or `none`. */
  readonly statusColumn?: string;
  /** A model; `true` for the usual one. */
  readonly statusTable?: string;
  readonly test?: string;
  readonly serve?: string;
  readonly dir?: string;
  readonly client?: string;
  readonly testDir?: string;
  readonly emitFrom?: string;
  /** By the key of the template's question. */
  readonly extra?: Readonly<Record<string, string | boolean>>;
}
