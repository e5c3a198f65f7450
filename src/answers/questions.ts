import { ScaffoldError } from "../errors/scaffold-error.js";
import { formatCron, parseCron } from "./cron.js";
import { parseEntity } from "./entity.js";
import { formatField, parseField } from "./field.js";
import { formatBatch, parseBatch } from "./flow/batch.js";
import { formatCancelOn, parseCancelOn } from "./flow/cancel-on.js";
import { formatConcurrency, parseConcurrency } from "./flow/concurrency.js";
import { formatDebounce, parseDebounce } from "./flow/debounce.js";
import { parseExpression } from "./flow/expression.js";
import { formatRateLimit, parseRateLimit } from "./flow/rate-limit.js";
import { formatSingleton, parseSingleton } from "./flow/singleton.js";
import { formatThrottle, parseThrottle } from "./flow/throttle.js";
import { formatTimeouts, parseTimeouts } from "./flow/timeouts.js";
import { parseJobName } from "./job-name.js";
import { parsePathAnswer, parseSegment, parseServeAnswer } from "./path-answer.js";
import { printable } from "./printable.js";
import type { RawAnswers } from "./raw-answers.js";
import { formatStatusColumn, parseStatusColumn, parseStatusTable } from "./status-column.js";
import { parseWholeNumber } from "./whole-number.js";

export interface Question {
  readonly key: Exclude<keyof RawAnswers, "extra">;
  /** Absent for the job name, which is the command's argument. */
  readonly flag?: `--${string}`;
  /** What stands for the value in help: "<name>". */
  readonly argument: string;
  readonly choices?: readonly string[];
  readonly repeatable?: true;
  /** Another name for it in a file, where its values may be a list or a map of what stands before and after the ":". */
  readonly inFile?: string;
  /** The answer is a path relative to the working directory, and says where something lies in the project. */
  readonly isPath?: true;
  /** How often a repeatable one may be given; as often as wanted where absent. */
  readonly most?: number;
  /** Heading it stands under in help. */
  readonly group: "Job" | "Function" | "Flow" | "Project";
  /** How it is asked on a terminal; absent where it is only a flag. */
  readonly prompt?: string;
  readonly describe: string;
  /** The value as it is kept and repeated. Throws a coded error for one that is not valid. */
  readonly check?: (text: string) => string;
}

/** Everything a job can be asked, in the order in which it is asked. Prompts, flags, help and the rerun line come from here. */
export const QUESTIONS: readonly Question[] = [
  {
    key: "name",
    argument: "[name]",
    group: "Job",
    prompt: "What is the job called?",
    describe: "kebab-case name of the job, also its function id",
    check: (text) => parseJobName(text),
  },
  {
    key: "trigger",
    flag: "--trigger",
    argument: "<kind>",
    choices: ["event", "cron", "both"],
    group: "Job",
    prompt: "What starts it?",
    describe: "what starts it; follows from --event and --cron",
  },
  {
    key: "event",
    flag: "--event",
    argument: "<name>",
    group: "Job",
    prompt: "Which event starts it?",
    describe: "event that starts it, such as crm/transcript.uploaded",
  },
  {
    key: "cron",
    flag: "--cron",
    argument: "<schedule>",
    group: "Job",
    prompt: "When does it run?",
    describe: 'schedule of five fields, such as "TZ=Europe/Prague 0 2 * * *"; UTC without TZ=',
    check: (text) => formatCron(parseCron(text)),
  },
  {
    key: "cronEnv",
    flag: "--cron-env",
    argument: "<variable>",
    group: "Job",
    describe: "environment variable that overrides the schedule",
    check: parseVariable,
  },
  {
    key: "field",
    flag: "--field",
    argument: "<name:type[?]>",
    repeatable: true,
    inFile: "fields",
    group: "Job",
    prompt: "What does the event carry?",
    describe: "field of the event data, repeatable; types string, number, boolean, date, a|b|c, string[] …",
    check: (text) => formatField(parseField(text)),
  },
  {
    key: "entity",
    flag: "--entity",
    argument: "<noun>",
    group: "Job",
    describe: "what the job works on; else from the first …Id field or the event",
    check: parseEntity,
  },
  {
    key: "feature",
    flag: "--feature",
    argument: "<folder>",
    group: "Job",
    describe: "feature folder, where the project has such; else the entity",
    check: (text) => parseSegment("--feature", text),
  },
  {
    key: "template",
    flag: "--template",
    argument: "<id>",
    group: "Job",
    describe: "template to use (see templates list); else from the trigger",
    check: (text) => parseSegment("--template", text),
  },
  {
    key: "retries",
    flag: "--retries",
    argument: "<n>",
    group: "Function",
    prompt: "How often is it retried?",
    describe: "retries after the first attempt, 0 to 20; else as the project's functions do",
    check: (text) => String(parseWholeNumber("--retries", text, { least: 0, most: 20 })),
  },
  {
    key: "concurrency",
    flag: "--concurrency",
    argument: "<n[:key]>",
    repeatable: true,
    most: 2,
    group: "Function",
    prompt: "How many may run at once?",
    describe: "runs at the same time, per key where one is given: 5:event.data.projectId; up to 2",
    check: (text) => formatConcurrency(parseConcurrency(text)),
  },
  {
    key: "throttle",
    flag: "--throttle",
    argument: "<n/time[,burst=n][:key]>",
    group: "Flow",
    prompt: "How many may start in which time? (more wait)",
    describe: "runs that start in that time, more wait: 10/1m, 10/1m,burst=5:event.data.projectId",
    check: (text) => formatThrottle(parseThrottle(text)),
  },
  {
    key: "rateLimit",
    flag: "--rate-limit",
    argument: "<n/time[:key]>",
    group: "Flow",
    prompt: "How many may start in which time? (more are dropped)",
    describe: "runs that start in that time, more are dropped: 10/1h:event.data.projectId; at most 24h",
    check: (text) => formatRateLimit(parseRateLimit(text)),
  },
  {
    key: "debounce",
    flag: "--debounce",
    argument: "<time[,timeout=time][:key]>",
    group: "Flow",
    prompt: "How long must it be quiet before it runs?",
    describe: "run once, when no further event came for so long: 30s, 30s,timeout=5m:event.data.documentId",
    check: (text) => formatDebounce(parseDebounce(text)),
  },
  {
    key: "priority",
    flag: "--priority",
    argument: "<cel>",
    group: "Flow",
    prompt: "Which runs go first? (a number of seconds from -600 to 600)",
    describe: "seconds to go ahead of others, -600 to 600: 'event.data.plan == \"pro\" ? 120 : 0'",
    check: (text) => parseExpression("--priority", text, "priority"),
  },
  {
    key: "idempotency",
    flag: "--idempotency",
    argument: "<cel>",
    group: "Flow",
    prompt: "Which events are one and the same?",
    describe: "run once in 24 hours for each value: event.data.orderId",
    check: (text) => parseExpression("--idempotency", text, "key"),
  },
  {
    key: "cancelOn",
    flag: "--cancel-on",
    argument: "<event[:if]>",
    repeatable: true,
    most: 5,
    group: "Flow",
    prompt: "Which event cancels it?",
    describe:
      "event that cancels a run, the one with the same id unless said otherwise: 'a/b:async.data.x == event.data.x'; up to 5",
    check: (text) => formatCancelOn(parseCancelOn(text)),
  },
  {
    key: "batch",
    flag: "--batch",
    argument: "<n/time[:key]>",
    group: "Flow",
    prompt: "How many events make one run, and in which time?",
    describe: "events in one run, or those of so long: 100/10s; for templates that take several, such as batch",
    check: (text) => formatBatch(parseBatch(text)),
  },
  {
    key: "timeout",
    flag: "--timeout",
    argument: "<time[,start=time]>",
    group: "Flow",
    prompt: "How long may a run take?",
    describe: "cancel a run that takes longer, or waits longer to start: 2h, 2h,start=10m, start=10m",
    check: (text) => formatTimeouts(parseTimeouts(text)),
  },
  {
    key: "singleton",
    flag: "--singleton",
    argument: "<skip|cancel[:key]>",
    group: "Flow",
    prompt: "One run at a time: is a new one skipped, or does it cancel the one before?",
    describe: "one run at a time: skip a new one, or cancel the one before: skip:event.data.projectId",
    check: (text) => formatSingleton(parseSingleton(text)),
  },
  {
    key: "db",
    flag: "--db",
    argument: "<orm>",
    choices: ["prisma", "drizzle", "none"],
    group: "Project",
    describe: "database code to generate; else what the project's models allow",
  },
  {
    key: "dbClient",
    flag: "--db-client",
    argument: "<module[#name]>",
    group: "Project",
    describe: "module with the database client, and its name there, where there are several: src/db.ts#db",
    check: parseDbClient,
  },
  {
    key: "statusColumn",
    flag: "--status-column",
    argument: "<column[=states]>",
    group: "Project",
    prompt: "Which column says how far the job is?",
    describe: "column with the job's status, and its values: status=queued|running|done|failed; none for no status",
    check: (text) => formatStatusColumn(parseStatusColumn(text)),
  },
  {
    key: "statusTable",
    flag: "--status-table",
    argument: "[model]",
    group: "Project",
    describe: "keep the job's status in a table of its own, JobRun unless named",
    check: parseStatusTable,
  },
  {
    key: "test",
    flag: "--test",
    argument: "<runner>",
    choices: ["vitest", "jest", "bun", "node", "none"],
    group: "Project",
    describe: "test to generate; else the project's runner",
  },
  {
    key: "serve",
    flag: "--serve",
    isPath: true,
    argument: "<file[:line]>",
    group: "Project",
    describe: "file with the serve() call, and its line, where there are several",
    check: (text) => parseServeAnswer("--serve", text),
  },
  {
    key: "dir",
    flag: "--dir",
    isPath: true,
    argument: "<directory>",
    group: "Project",
    describe: "directory for the function; else where the others are",
    check: (text) => parsePathAnswer("--dir", text),
  },
  {
    key: "client",
    flag: "--client",
    isPath: true,
    argument: "<file>",
    group: "Project",
    describe: "file with the Inngest client, where there are several",
    check: (text) => parsePathAnswer("--client", text),
  },
  {
    key: "testDir",
    flag: "--test-dir",
    isPath: true,
    argument: "<directory>",
    group: "Project",
    describe: "directory for the test; else where the others are",
    check: (text) => parsePathAnswer("--test-dir", text),
  },
  {
    key: "emitFrom",
    flag: "--emit-from",
    argument: "<file>",
    group: "Project",
    describe: "route or server action that is to send the event; left as it is where the place is not clear",
    check: (text) => parsePathAnswer("--emit-from", text),
  },
];

function parseDbClient(text: string): string {
  const [module = "", name] = text.split("#");
  parsePathAnswer("--db-client", module);
  if (name === undefined || /^[A-Za-z_$][\w$]*$/.test(name)) return text;
  throw new ScaffoldError("ANSWER_INVALID", `${printable(name)} given to --db-client is not the name of an export.`, {
    hint: "Write the module, and its export behind #: --db-client src/db.ts#db.",
  });
}

function parseVariable(text: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(text)) return text;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `${printable(text)} given to --cron-env is not the name of an environment variable.`,
    {
      hint: "Use a name such as NIGHTLY_SYNC_CRON.",
    },
  );
}
