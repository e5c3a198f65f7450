import type { Field } from "../answers/answers.js";
import type { Conventions, OrmName, RunnerName, SdkMajor, Style } from "../project/project.js";
import type { Supports } from "../project/sdk/features.js";

/** A name generated code can use; the `use` helper prints it and adds its import to the file. */
export interface UsableSymbol {
  readonly exported: string;
  readonly local: string;
  /** It is what the exported function gives when it is called without arguments. */
  readonly called?: true;
  /** Module specifier by the path of the importing file; a package has the same for all, under "*". */
  readonly specifiers: Readonly<Record<string, string>>;
}

/** An event as generated code meets it. */
export interface EventFacts {
  readonly name: string;
  readonly fields: readonly Field[];
  /**
   * How a handler gets typed data:
   * - `client`: SDK 3, `event.data` is typed by the client's schemas
   * - `event-type`: SDK 4, the trigger is the `eventType` symbol
   * - `parse`: SDK 3 without a typed client, with zod: the `payloadSchema` symbol parses first
   * - `annotate`: no zod: the `payloadType` symbol annotates
   */
  readonly typing: "client" | "event-type" | "parse" | "annotate";
  /** Of `event-type`: no schema looks at the data when the event comes. */
  readonly unchecked?: true;
  /** The member of the `eventNames` symbol that is its name, in a project that names its events by such. */
  readonly member?: string;
}

/** What a job's states write, by column; a state that is empty writes nothing. */
export interface StatusFacts {
  readonly pending: readonly StatusWrite[];
  readonly processing: readonly StatusWrite[];
  readonly completed: readonly StatusWrite[];
  readonly failed: readonly StatusWrite[];
  /** What goes wrong is written too. */
  readonly error: boolean;
  /** What a row has that waits for the job. */
  readonly waiting: readonly StatusWrite[];
  /** What a row has whose job runs; empty where no value says so. */
  readonly running: readonly StatusWrite[];
  /** A table of its own with a row for each job and what it is about: use the `statusTable` symbol with Drizzle. */
  readonly table?: { readonly accessor: string; readonly upsert: "conflict" | "duplicate" };
}

/** A column, and a value for it. */
export interface StatusWrite {
  readonly column: string;
  readonly value:
    | { readonly kind: "literal"; readonly value: string | boolean | null }
    /** The time: a date, or its text. */
    | { readonly kind: "time"; readonly as: "date" | "iso" | "sql" }
    /** What went wrong, cut where the column takes no more. */
    | { readonly kind: "message"; readonly length?: number };
}

/** A function's names. */
export interface JobFacts {
  /** "parse-transcript": the function id. */
  readonly name: string;
  /** "Parse Transcript". */
  readonly title: string;
  /** "parseTranscriptJob". */
  readonly exportName: string;
  /** "parseTranscript" / "ParseTranscript": the stem of names that belong to the job. */
  readonly camel: string;
  readonly pascal: string;
  readonly defaultExport: boolean;
}

/** Everything a template may refer to. Plain data; nothing in it was rendered before, and every string is raw. */
export interface RenderContext {
  readonly sdk: SdkMajor;
  /** Whether the project's version of the SDK has something: `supports.options.timeouts`, `supports.steps.fetch`. */
  readonly supports: Supports;
  readonly language: "ts" | "js";
  /** JavaScript that is checked: its types are said in comments. */
  readonly checked?: true;
  /** The type that an exported function says it has, where the compiler wants every export to say one: `InngestFunction.Any`. */
  readonly functionType?: string;
  /** The compiler does not check for null: the SDK's types then make each field of what a step gives optional, so it is cast. */
  readonly castSteps?: true;
  /** The types of Node are there, and a file that needs them has to refer to them. */
  readonly nodeTypes?: true;
  /** The function that the file is about. */
  readonly job: JobFacts;
  /** Every function of the template by its key; the job itself is `main`. */
  readonly jobs: Readonly<Record<string, JobFacts>>;
  /** The type that the function's constant is annotated with; the names in it are symbols `annotation1`, `annotation2` and so on. */
  readonly annotation?: { readonly text: string; readonly names: number };
  readonly trigger: "event" | "cron" | "both";
  /** The event that starts the function. */
  readonly event?: EventFacts;
  /** The template's further events by their key; the one that starts the job itself is `main`. */
  readonly events: Readonly<Record<string, EventFacts>>;
  readonly cron?: {
    readonly expression: string;
    readonly env?: string;
    /** The expression that reads `env`, as the project's compiler wants it. */
    readonly variable?: string;
    /** "At 02:00 AM". */
    readonly words: string;
  };
  readonly entity: {
    /** camelCase noun: "transcript". */
    readonly camel: string;
    readonly pascal: string;
    readonly plural: string;
    readonly pluralPascal: string;
    /** kebab-case, as step ids use it: "fetch-call-recording". */
    readonly kebab: string;
    /** The field of the event that identifies it, if there is one: "transcriptId". */
    readonly idField?: string;
  };
  /** Function options beside id and name, in order, as TypeScript expressions: `{ key: "retries", value: "3" }`. */
  readonly options: readonly {
    readonly key: string;
    readonly value: string;
    /** What Inngest gets of it, where that is written otherwise: `cancel` for `cancelOn`. */
    readonly synced?: { readonly key: string; readonly value: string };
  }[];
  /** Set where ORM code may be generated: the model and every column the template names were found. */
  readonly db?: {
    readonly orm: OrmName;
    /** Prisma: delegate name. Drizzle: use the `table` symbol. */
    readonly accessor: string;
    /** Type of the row's id as it travels in JSON: a bigint is a text there. */
    readonly idType: "string" | "number";
    /** The column that tells the rows apart, and what its values are made of. */
    readonly id: {
      readonly column: string;
      /** The column takes a bigint. */
      readonly big: boolean;
      /** The event's field is a text or a number that the column's value is made of. */
      readonly from?: "text" | "number";
    };
    /** The model's columns by the names that the template has for them. */
    readonly columns: Readonly<Record<string, string>>;
    /** Where the job's status is kept; absent where it is not. */
    readonly status?: StatusFacts;
    /** Name of the payload field with the tenant, where operations run inside the `withTenantContext` symbol. */
    readonly tenantField?: string;
    /** Its rows belong to tenants, and the project has a context for one tenant, but nothing names the tenant. */
    readonly acrossTenants?: true;
    /** Fields of the payload that say whose the row is, and that the model has as columns too: a query asks for them. */
    readonly owners: readonly string[];
    /** The template's further models by their key. */
    readonly models: Readonly<Record<string, { readonly accessor: string; readonly idType?: "string" | "number" }>>;
  };
  /**
   * Symbols by role: `client`, `function` (the job's export, for tests), `eventType`, `payloadSchema`, `payloadType`;
   * those of the template's events and functions by key, such as `urgent.eventType` and `urgent.function`; `db`,
   * `table`, and `<key>.table` for further models; `NonRetriableError`, `NotFoundError`, `withTenantContext`, and those that option values name.
   * `dbClient` is the project's database client where no ORM code is generated, yet importing the Inngest client loads
   * it (through a barrel): tests replace it. A role that the project does not have is absent. `effects`, `driver` and the roles of
   * the template's own files stand for whole modules of the plan: `{{use "driver.runFunction"}}` takes the specifier from `symbols.driver` and the
   * name from the template.
   */
  readonly symbols: Readonly<Record<string, UsableSymbol>>;
  /** Destinations by role, relative to the project root: `function`, `effects`, `test`, `driver`, and the template's own. */
  readonly paths: Readonly<Record<string, string>>;
  readonly test?: {
    readonly runner: RunnerName;
    readonly globals: boolean;
    /** Of Node's and Bun's runner: whether the test is loaded as an ES module or by `require()`. */
    readonly module?: "esm" | "cjs";
    /** Tests run in an environment that is not Node's, such as "jsdom", unless they name theirs. */
    readonly environment?: string;
    /** What is loaded before each test puts something else in the client's place: a test takes that back. */
    readonly mocksClient?: true;
  };
  /** How modules import the project's own where that is not by a relative path: `@/` stands for a directory. */
  readonly alias?: { readonly prefix: string; readonly directory: string };
  /** Packages that the files of functions import for what loading them does. */
  readonly effects?: readonly string[];
  /** What the files of functions load runs in React's server alone: tests replace the package that says so. */
  readonly serverOnly?: true;
  readonly style: Style;
  /** What the project calls packages; templates call them by their own names. */
  readonly packages: Conventions["packages"];
  /** Answers to the template's own questions. */
  readonly answers: Readonly<Record<string, string | number | boolean>>;
}
