// The namespace lets the bundler leave out what is not used.
import * as z from "zod";
import { JOB_STATES } from "../answers/status-column.js";

/** The most files one template may have. */
const MAX_FILES = 50;

const name = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9]*$/, "is not a camelCase name")
  .refine((key) => !(key in {}), "is a name that every object has");

/** Text without a line break. */
const line = z
  .string()
  .min(1)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is not wanted.
  .regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/, "is more than one line");

function isPattern(text: string): boolean {
  try {
    new RegExp(`^(?:${text})$`, "u");
    return true;
  } catch {
    return false;
  }
}

const question = z
  .strictObject({
    key: name,
    flag: z.string().regex(/^--(?!no-)[a-z][a-z0-9-]*$/, "is not a flag such as --downstream"),
    /** An answer of type `duration` is a time in one unit, `30s` to `365d`; of type `function`, the id of one that is there. */
    type: z.enum(["string", "number", "boolean", "choice", "event", "duration", "function"]),
    prompt: z.string().min(1),
    describe: z.string().min(1),
    choices: z.array(z.string().min(1)).min(1).optional(),
    default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    required: z.boolean().optional(),
    /** A regular expression that the whole answer has to match. */
    pattern: z.string().min(1).max(500).refine(isPattern, "is not a regular expression").optional(),
    /** Of a number its value, of a text its length. */
    min: z.number().optional(),
    max: z.number().optional(),
    /** Of an event: the job waits for it, and does not send it. Of a duration: the job waits so long at most. */
    awaited: z.boolean().optional(),
  })
  .refine((it) => it.type !== "choice" || it.choices !== undefined, {
    message: "is missing for a question of type choice",
    path: ["choices"],
  });

const column = z.strictObject({
  name: z.string().min(1),
  type: z.enum(["string", "number", "boolean", "date", "enum"]),
  /** Other names that it may have, in any case. */
  names: z.array(line).optional(),
  /** The template does without it where it is not there: ask by `db.columns.<name>`. */
  optional: z.boolean().optional(),
  /** What the template writes to it: values an enum column has to have. */
  values: z.array(z.string()).optional(),
  /** The template writes null to it. */
  nullable: z.boolean().optional(),
  /** The template counts on a value in every row. */
  notNull: z.boolean().optional(),
  /** Fractions make sense in it. Where the template writes them, a column of whole numbers does not do. */
  fraction: z.enum(["read", "written"]).optional(),
  /** No two rows should have the same; the template works without, so that it is only said in the lines to add. */
  unique: z.boolean().optional(),
});

const file = z
  .strictObject({
    /**
     * `function`, `effects`, `test` and `driver` are known to the plan; others are the template's own, and `{{use}}`
     * takes names from their modules by it. What ends in `-test` is a test.
     */
    role: z.string().regex(/^[a-z][a-z0-9-]*$/, "is not a kebab-case word"),
    template: z.string().regex(/^[\w./-]+\.hbs$/, "does not name an .hbs file"),
    /** Destination relative to the project root; a template itself. */
    to: z.string().min(1).optional(),
    /** In place of `to`: the name of a module beside the function, or of its test where the role says so. */
    sibling: z.string().min(1).optional(),
    /** See `condition.ts`. */
    when: z.string().min(1).optional(),
    /** A template for the name the file exports. */
    export: z.string().min(1).optional(),
    /** Key of the further job it belongs to: it is rendered as that one's. */
    job: name.optional(),
  })
  .refine((it) => (it.to === undefined) !== (it.sibling === undefined), {
    message: "is missing, or stands beside sibling: one of the two says where the file goes",
    path: ["to"],
  });

const number = z.number().transform(String);

/** An answer that the template brings: the text of a flag, or the texts of one that can be repeated. */
const answer = z.union([z.string(), number, z.array(z.union([z.string(), number]))]);

/** An event that the template needs beside the one that starts the job. */
const event = z.strictObject({
  key: name,
  /** A template. */
  name: line,
  /** Templates of `name:type[?]`; one may give several lines, or none. */
  fields: z.array(z.string()),
  when: z.string().min(1).optional(),
});

/** A further function; its name and options are templates. */
const job = z
  .strictObject({
    key: name,
    /** Its id. Where that is taken, the name of the job is put before it. */
    name: line,
    /** Key of the event that starts it: one of `events`, or `main` for the one that starts the job itself. */
    event: name.optional(),
    cron: line.optional(),
    cronEnv: line.optional(),
    /** One of Inngest's own events starts it; its template gives `createFunction` the condition. */
    on: z.enum(["inngest/function.cancelled", "inngest/function.failed", "inngest/function.finished"]).optional(),
    /** Function options by the key of the question: `{ "concurrency": "5:event.data.userId" }`. */
    options: z.record(name, answer).default({}),
    when: z.string().min(1).optional(),
  })
  .refine((it) => it.event !== undefined || it.cron !== undefined || it.on !== undefined, {
    message: "is missing: an event, a cron or one of Inngest's own events (on) has to start the function",
    path: ["event"],
  });

/** A model beside the entity's own. */
const model = z.strictObject({
  key: name,
  /** Names it may have, as singular nouns: "segment". */
  names: z.array(line).min(1),
  columns: z.array(column),
  /** The template adds rows: a column that it does not name has to be one that a new row may leave out. */
  insert: z.boolean().optional(),
});

/** One step of the job, for the picture that `templates show` draws; no file is made from it. */
const step = z.strictObject({
  /** Its id, with what varies in angle brackets: `fetch-<entity>`. */
  step: line,
  kind: z.enum(["run", "send", "wait", "sleep", "invoke"]).optional(),
  /** Once for each of these: `item`. */
  each: line.optional(),
  /** When it happens at all: `with --downstream`. */
  when: line.optional(),
  /** Runs when an earlier one has failed for good. */
  onFailure: z.literal(true).optional(),
  /** Runs at the same time as the step before it. */
  parallel: z.literal(true).optional(),
  note: line.optional(),
});

/** A line of `.env.example`, added where that file is there and lacks the name. Its texts are templates themselves. */
const env = z.strictObject({
  env: line,
  value: line.or(z.literal("")).default(""),
  comment: line.optional(),
  when: z.string().min(1).optional(),
});

const isUnique = (values: readonly string[]): boolean => new Set(values).size === values.length;

const edit = z.union([z.enum(["event-type", "register"]), env], {
  error: 'is neither "event-type" nor "register" nor { "env": … }',
});

/** The shape of `template.json`. */
export const templateManifest = z.strictObject({
  $schema: z.string().optional(),
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "is not kebab-case"),
  title: z.string().min(1),
  description: z.string().min(1),
  /** When something else fits better, one sentence each; shown by `templates show`. */
  whenNot: z.array(line).max(20).default([]),
  /** The job's steps in their order. */
  steps: z
    .array(z.union([line, step]))
    .max(100)
    .default([]),
  /** The versions of this tool it works with: `>=0.2.0`, `^1.2`; a plain version is the least one. */
  requires: line.optional(),
  sdk: z.array(z.union([z.literal(3), z.literal(4)])).min(1),
  /** The triggers it can be used with; all where absent. */
  trigger: z
    .array(z.enum(["event", "cron", "both"]))
    .min(1)
    .optional(),
  /** What its handler takes beside the one event: `events`, those of a batch, so that `--batch` may be given. */
  handles: z.array(z.enum(["events"])).optional(),
  /**
   * What the job has to have, refused where it is missing: `id`, a field of its event that names what it works on;
   * `cancelOn`, an event that cancels it; `retries`, at least one.
   */
  needs: z.array(z.enum(["id", "cancelOn", "retries"])).optional(),
  /** What the model has to have before ORM code is generated. */
  db: z
    .strictObject({
      /** Of the entity's own model; none is needed where absent. */
      columns: z.array(column).optional(),
      /** The event has to have a field that identifies the row. */
      idField: z.boolean().optional(),
      /**
       * The states of the job that the entity's rows are to show, in the columns that the model has for it; with
       * `required`, no ORM code where it has none.
       */
      status: z
        .strictObject({ states: z.array(z.enum(JOB_STATES)).min(1), required: z.boolean().optional() })
        .optional(),
      models: z.array(model).default([]),
    })
    .optional(),
  questions: z
    .array(question)
    .max(50)
    .refine((all) => isUnique(all.map(({ key }) => key)), "has a key twice")
    .refine((all) => isUnique(all.map(({ flag }) => flag)), "has a flag twice")
    .default([]),
  /** Answers for what is not answered, by the key of the question: `{ "event": "app/ticket.created" }`. */
  defaults: z.record(name, answer).default({}),
  /** Fields that the template's code reads of the event that starts the job; its default fields where absent. */
  reads: z.array(z.string().min(1)).optional(),
  /**
   * The id to send the event with, so that Inngest takes it once however often it is sent: fields of it stand in angle
   * brackets, `ticket-<ticketId>`.
   */
  eventId: z
    .string()
    .regex(
      /^[\w.:-]*(<[A-Za-z_]\w*>[\w.:-]*)+$/,
      "is not an id with fields in angle brackets, such as ticket-<ticketId>",
    )
    .optional(),
  events: z.array(event).max(50).default([]),
  jobs: z.array(job).max(20).default([]),
  files: z.array(file).min(1).max(MAX_FILES),
  edits: z
    .array(edit)
    .max(50)
    .refine((all) => all.includes("register"), 'lacks "register": a function that serve() does not get never runs')
    .default(["event-type", "register"]),
  /** Templates, one sentence each. */
  nextSteps: z.array(z.string().min(1)).max(50).default([]),
});

export type TemplateManifest = z.infer<typeof templateManifest>;

/** Every key that a manifest can have somewhere, for the one that was meant. */
export const MANIFEST_KEYS: readonly string[] = [
  ...new Set(
    [templateManifest, question, column, file, event, job, model, step, env].flatMap((schema) =>
      Object.keys(schema.shape),
    ),
  ),
];
