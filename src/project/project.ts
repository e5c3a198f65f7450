/**
 * What detection finds, as plain data. Every path is relative to the project root and uses "/",
 * except `Project.root` itself. Offsets are UTF-16 units from the start of the file's text, byte-order mark included.
 */

import type { KindPair } from "./import-groups.js";

/** A value, and where it was found. `line` counts from 1. */
export interface Finding<T> {
  readonly value: T;
  readonly file: string;
  readonly line: number;
}

export type SdkMajor = 3 | 4;
export type LayoutName = "skill" | "barrel" | "features" | "lib";
export type RunnerName = "vitest" | "jest" | "bun" | "node";
export type OrmName = "prisma" | "drizzle";

export interface Warning {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
}

/** A name that a module gives to others, and how to import it. */
export interface ExportedSymbol {
  /** The exported name; "default" for a default export. */
  readonly exported: string;
  /** The name to use for it in other modules. */
  readonly local: string;
  /** The module that others import it from (a barrel where the project imports from one). */
  readonly module: ModuleRef;
}

export type ModuleRef = { readonly file: string } | { readonly package: string };

export interface Client extends Finding<ExportedSymbol> {
  /** File with `new Inngest(...)`. */
  readonly declaredIn: string;
  /**
   * SDK 3: the client was given `schemas`, so an event name that is not in the registry is a type error. JavaScript gives
   * it types by schemas alone.
   */
  readonly typed: boolean;
  /** Its module does not give it to others: it is declared there without an export, or made within a function or a call. */
  readonly hidden?: "declared" | "within";
}

export interface ServeCall {
  readonly kind: "serve" | "connect";
  readonly file: string;
  readonly line: number;
  /** Which of the calls of its file it is, counted from 0. */
  readonly index: number;
  /** The module `serve` comes from: "inngest/next", … */
  readonly adapter: string;
  /** The value of `servePath` or the route that the file's place gives, "/api/inngest" if neither tells. */
  readonly path: string;
}

/** Where one more function can be registered. */
export interface RegistrationPlace {
  readonly file: string;
  readonly line: number;
  /**
   * What takes it; an array unless said otherwise. `object`: its values are served; `module`: its exports are;
   * `value`: any other expression, which an array around it spreads beside the new function.
   */
  readonly kind?: "object" | "module" | "value";
  /** Offset of the array's "[", of the object's "{" or of the expression. */
  readonly arrayStart: number;
}

/** A name among the elements that serve() gets, and where it stands. */
export interface ServedName {
  readonly name: string;
  readonly file: string;
  /** Offset of the array or the object around it; a module's export has none. */
  readonly arrayStart?: number;
}

/** What a serve call is given. */
export interface Served {
  /** The array, or its like, that takes one more element. */
  readonly place: RegistrationPlace;
  /** Where the function can be registered instead, if importing it there would make a cycle; the best first. */
  readonly elsewhere: readonly RegistrationPlace[];
  readonly names: readonly ServedName[];
}

/** The array, or its like, that takes one more element so that serve() gets the new function. */
export interface Registration extends RegistrationPlace {
  /** The files read on the way from the serve call to the array, serve file first. */
  readonly path: readonly string[];
  readonly elsewhere?: Served["elsewhere"];
  readonly names?: Served["names"];
  /** Some of what is served cannot be told: a function that is not known to be served may be all the same. */
  readonly unclear?: true;
  /** Other serve calls that get the same array, or the same functions from one beside it. */
  readonly shared?: readonly Served[];
  /** Further places that have to take the element as well, so that all of these calls get it. */
  readonly also?: readonly RegistrationPlace[];
  /** Exports of the same file or of a barrel that list the functions beside the array: `export { a } from "./a"`. */
  readonly reExports?: { readonly file: string };
}

/** A constant object or an enum whose members are the keys of a registry's part: `[EVENTS.userCreated]`. */
export interface EventKeys {
  readonly kind: "object" | "enum";
  /** What the file of the part calls it. */
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Offset of its "{". */
  readonly bodyStart: number;
}

/** Constants with the names of events that functions say by them which event starts them. */
export interface EventConstants extends EventKeys {
  /** How functions import them. */
  readonly symbol: ExportedSymbol;
}

/**
 * Where event types live.
 * - `record`: a type or interface `{ "a/b": { data: {...} } }`, given to `fromRecord` or named InngestEvents/Events
 * - `schema-map`: an object `{ "a/b": zodSchema }`, given to `fromSchema` or named eventSchemas
 * - `union`: a type `{ name: "a/b"; data: {…} } | …`, given to `fromUnion`; `bodyStart` is its first member's
 * - `schema-list`: an array `[z.object({ name: z.literal("a/b"), data: … })]`, given to `fromZod`
 * - `chain`: the call that ends `new EventSchemas()…`, where nothing in it takes an entry: it takes one more call
 * - `event-types`: SDK 4, one exported `eventType()` per event
 * One registry can have several parts; each part takes its entry, but only one of those that are `combined`.
 */
export type RegistryPart =
  | {
      readonly kind: "union";
      readonly file: string;
      readonly line: number;
      readonly name: string;
      readonly bodyStart: number;
      readonly combined?: true;
    }
  | {
      readonly kind: "schema-list";
      readonly file: string;
      readonly line: number;
      readonly name: string;
      readonly bodyStart: number;
      readonly combined?: true;
    }
  | {
      readonly kind: "chain";
      readonly file: string;
      readonly line: number;
      readonly name: string;
      readonly bodyStart: number;
      readonly combined?: true;
    }
  | {
      readonly kind: "record";
      readonly file: string;
      readonly line: number;
      readonly name: string;
      readonly bodyStart: number;
      readonly valueStyle: "type" | "infer";
      readonly keys?: EventKeys;
      readonly combined?: true;
    }
  | {
      readonly kind: "schema-map";
      readonly file: string;
      readonly line: number;
      readonly name: string;
      readonly bodyStart: number;
      /** What `fromZod()` is given: an entry is `{ data: schema }`. */
      readonly wrapsData?: true;
      readonly keys?: EventKeys;
      readonly combined?: true;
    }
  | { readonly kind: "event-types"; readonly file: string; readonly line: number };

export interface Registry {
  /** The module that declares the events; senders import payload types from here. */
  readonly file: string;
  readonly parts: readonly RegistryPart[];
  /** SDK 3: the calls on `new EventSchemas()`, which take one more where no part takes the entry. */
  readonly chain?: RegistryPart & { readonly kind: "chain" };
  /** Other modules whose types the client is given, and which take no entry. */
  readonly closed?: readonly string[];
  /** A schema every payload of the file extends (`baseTenantPayload`), with the fields it already has. */
  readonly basePayload?: {
    readonly name: string;
    readonly fields: readonly string[];
    /** Values that its schema takes, of fields that take no text like `tenant_1`; null where none was found. */
    readonly samples?: Readonly<Record<string, string | null>>;
  };
  /** The barrel others import the types from, where there is one. */
  readonly module: ModuleRef;
  /** It lies in a package that does not give its names to the one of the functions. */
  readonly hidden?: true;
}

/** A field of an event's payload, as it is declared. */
export interface KnownField {
  readonly name: string;
  /** A TypeScript type. */
  readonly type: string;
  readonly optional: boolean;
  /** A value that its schema or type takes, as an expression, where that is not the usual one; null where none was found. */
  readonly sample?: string | null;
  /** From a schema that the payload's own extends. */
  readonly inherited?: true;
}

export interface KnownEvent extends Finding<string> {
  /** SDK 4: the exported constant that `eventType()` gave. */
  readonly constant?: string;
  /** Where the constant is imported from, if its file lies in another package than the functions. */
  readonly module?: ModuleRef;
  /** The member of an enum that is its key, as written: to a typed client no text is the same. */
  readonly enumMember?: string;
  /** Field names and types of its payload, where they could be read. */
  readonly fields?: readonly KnownField[];
}

export interface ExistingFunction {
  readonly id: string;
  readonly exportName?: string;
  readonly file: string;
  readonly line: number;
  readonly events: readonly string[];
  readonly crons: readonly string[];
  /** The text of the `retries` option, as written. */
  readonly retries?: string;
  readonly served: boolean;
  /** An earlier job of the same plan makes it. */
  readonly isPlanned?: true;
}

/** How the code of one file or directory is written. */
export interface Style {
  readonly quotes: "double" | "single";
  readonly semicolons: boolean;
  /** One level of indentation: "  ", "    " or "\t". */
  readonly indent: string;
  readonly trailingCommas: boolean;
  readonly eol: "\n" | "\r\n";
  /** Modules are CommonJS: `require` and `module.exports`. */
  readonly commonJs?: boolean;
  /** False where braces on one line have no blanks inside. */
  readonly bracketSpacing?: boolean;
  /** The kinds of imports that an empty line sets apart. */
  readonly importGroups?: readonly KindPair[];
  /** False where files end without a line break. */
  readonly finalNewline?: boolean;
  /** True where files begin with one. */
  readonly byteOrderMark?: boolean;
  /** The comment that all files begin with, in the line breaks of the style. */
  readonly header?: string;
}

export interface Conventions {
  /** Style of the files in the functions directory; of the client file where that is empty. */
  readonly style: Style;
  /** How sibling functions import project modules. `alias` maps a prefix such as "@/" to a directory. */
  readonly specifiers: {
    readonly form: "alias" | "relative";
    readonly alias?: { readonly prefix: string; readonly directory: string };
    /** What a relative specifier ends with: nothing, ".js" or ".ts". */
    readonly extension: "" | ".js" | ".ts";
    /** Where nothing is at its end, the index of a folder is named all the same: `./index`. */
    readonly namesIndex?: boolean;
  };
  readonly fileCase: "kebab" | "camel" | "pascal" | "snake";
  /** Each function has a folder of its name, in a file called `index` or as the folder is. */
  readonly folder?: "index" | "name";
  /** Text around the cased name: `event-` in `event-ticket-created.ts`, `.job` in `parse.job.ts`. */
  readonly filePrefix: string;
  readonly fileSuffix: string;
  /** `event` in `eventTicketCreated`, `Job` in `parseTranscriptJob`. */
  readonly exportPrefix: string;
  readonly exportSuffix: string;
  readonly defaultExport: boolean;
  /** What the names of all functions' files end with, where that is not the language's own: "mts", "tsx"; "cjs" beside CommonJS in such files. */
  readonly fileExtension?: string;
  /** The type that the constants of functions are annotated with. */
  readonly annotation?: Annotation;
  /** A function is exported without saying its type. */
  readonly infersExports?: true;
  /** The packages that all functions' files import for what loading them does. */
  readonly effects?: readonly string[];
  /** What they import, themselves or with the client, loads in React's server alone, unless tests replace that. */
  readonly serverOnly?: true;
  /** Event names have a domain: `domain/entity.action`. False where the project already has names without. */
  readonly eventsHaveDomain: boolean;
  /** The domains in use, most used first. */
  readonly eventDomains: readonly string[];
  /** How packages are named in the place where the new function goes. */
  readonly packages: {
    /** What those are called that are not called by their own names: `inngest` is "npm:inngest@3.27.0", or "inngest-sdk". */
    readonly names: Readonly<Record<string, string>>;
    /** Deno runs the code: relative paths end in the file's extension, modules of Node begin with "node:". */
    readonly deno: boolean;
    /** The code itself says where packages come from, as Deno takes it: a bare name leads to none. */
    readonly sourced: boolean;
  };
}

/** A type as functions are annotated with, and the names in it that have to be imported. */
export interface Annotation {
  readonly text: string;
  readonly symbols: readonly ExportedSymbol[];
}

export interface Runner {
  readonly name: Finding<RunnerName>;
  /** Tests use `describe`/`it` without importing them. */
  readonly globals: boolean;
  readonly place:
    | { readonly kind: "beside" }
    | { readonly kind: "tests-folder"; readonly name: string }
    | { readonly kind: "directory"; readonly directory: string };
  /** ".test.ts", ".spec.ts", "_test.ts" or "-test.ts". */
  readonly suffix: string;
  /** Where it is started, relative to the root. */
  readonly directory: string;
  /** What it takes for tests; undefined where its configuration computes that. */
  readonly sets?: readonly TestSet[];
  /** Its tests run in an environment that is not Node's, such as "jsdom", and ours can do without. */
  readonly environment?: string;
  /** What it loads before each test puts something else in the client's place. */
  readonly mocksClient?: true;
  /** Of Node's runner: how the project's script starts it, without the files. */
  readonly command?: string;
  /** Of Bun's and Node's runner: whether it loads tests by `require()`. */
  readonly module?: "cjs";
}

/** Files, by their path relative to `base`, which is relative to the root; a regular expression judges absolute paths. */
export interface TestPattern {
  readonly base: string;
  readonly glob?: string;
  readonly regex?: string;
}

/** The files that a runner, or one project of it, takes for tests. */
export interface TestSet {
  readonly include: readonly TestPattern[];
  readonly exclude: readonly TestPattern[];
}

export interface Column {
  readonly name: string;
  readonly type: "string" | "number" | "bigint" | "boolean" | "date" | "enum" | "other";
  readonly optional: boolean;
  /** The values of an enum, or of a text whose type lists them. */
  readonly values?: readonly string[];
  /** Of a text: the values that a comment beside it lists. */
  readonly noted?: readonly string[];
  /** Of a text or an enum: what a new row has. */
  readonly preset?: string;
  /** Of a text: the most characters it takes. */
  readonly length?: number;
  /** A text that stands for a time, written as the database wants it. */
  readonly time?: "iso" | "sql";
  /** A number that takes no fractions. */
  readonly whole?: true;
  /** A new row may leave it out, though it is not optional: the schema or the database fills it. */
  readonly filled?: true;
}

export interface Model extends Finding<string> {
  /** Prisma: the delegate on the client (`document`). Drizzle: the exported table (`documents`). */
  readonly accessor: string;
  /** Drizzle: where the table is imported from. */
  readonly module?: ModuleRef;
  /** The name of its table, where the schema says one. */
  readonly table?: string;
  /** The columns that tell its rows apart: one, several together, or none that is known. */
  readonly key: readonly string[];
  /** Drizzle: the kind of database that the table is for. */
  readonly dialect?: "pg" | "mysql" | "sqlite";
  readonly columns: readonly Column[];
}

/** A database client that a module of the project exports. */
export interface DbClient extends ExportedSymbol {
  /** The export is a function without arguments that gives it. */
  readonly called?: true;
}

export interface Orm {
  readonly name: OrmName;
  /** The client instance: `prisma` from "@/lib/db". */
  readonly client: DbClient;
  readonly models: readonly Model[];
}

export interface FunctionsDirectory extends Finding<string> {
  /** Where they could go as well, where nothing says so: `value` first. */
  readonly choices?: readonly string[];
  /** Where they go if no feature is known, where `value` is a pattern that has no folder for such. */
  readonly otherwise?: string;
}

/** Helpers of the project's own that generated code uses where they exist; each is importable as given. */
export interface SharedHelpers {
  readonly retryConfig?: ExportedSymbol & { readonly key: string };
  readonly concurrency?: ExportedSymbol & { readonly keys: readonly string[] };
  readonly rateLimits?: ExportedSymbol;
  readonly withTenantContext?: ExportedSymbol;
  readonly notFoundError?: ExportedSymbol;
  readonly nonRetriableError?: ExportedSymbol;
}

/** What the compiler's configuration asks of how code is written, beyond what always holds. */
export interface Compiler {
  /** `noPropertyAccessFromIndexSignature`: what only an index signature has is read with brackets. */
  readonly bracketsForIndex: boolean;
  /** `isolatedDeclarations`: each export says its type. */
  readonly annotatedExports: boolean;
  /** `declaration` or `composite`: the type of each export is written down, and must have a name for that. */
  readonly declarations: boolean;
  /** `checkJs`, or `// @ts-check`: JavaScript says its types in comments. */
  readonly checkedJavaScript: boolean;
  /** Neither `strictNullChecks` nor `strict`: the SDK's types make each field of what a step gives optional. */
  readonly looseNulls: boolean;
  /** `types` leaves out Node's, which are there: a file that imports a module of Node refers to them. */
  readonly omitsNodeTypes: boolean;
}

/** The major, which says how functions are written, and the version, which says what there is. */
export interface Sdk extends Finding<SdkMajor> {
  /** Undefined where nothing tells. */
  readonly version?: string;
  /** Whether it is what is installed, what a lock file holds, or the lowest that the manifest allows. */
  readonly versionIs?: "installed" | "locked" | "allowed";
}

export interface Project {
  /** Absolute path; nothing outside it is ever written. */
  readonly root: string;
  /** Directory of the package.json (or deno.json) worked with; "" for the root. */
  readonly unit: string;
  /** Directory of the package that new functions belong to: what it does not depend on cannot be imported there. */
  readonly home: string;
  /** Directory source paths of the layouts are relative to: "src", "" or "apps/web/src". */
  readonly sourceRoot: string;
  readonly packageManager: "npm" | "pnpm" | "yarn" | "bun";
  readonly sdk: Sdk;
  readonly client: Client;
  readonly serve: ServeCall;
  readonly registration: Registration;
  readonly eventConstants?: EventConstants;
  /** Undefined where the project has none; then a module of event types is created. */
  readonly registry?: Registry;
  readonly layout?: LayoutName;
  /** Where new functions go; `{feature}` stands for a folder per feature. */
  readonly functionsDirectory: FunctionsDirectory;
  /** What folders and arrays of functions are about, where there are several. */
  readonly topics?: readonly string[];
  readonly conventions: Conventions;
  readonly functions: readonly ExistingFunction[];
  readonly events: readonly KnownEvent[];
  readonly runner?: Runner;
  /** Why there is a runner and still no test can be written, and what to do. */
  readonly noTest?: string;
  /** Major version of zod, where package.json depends on it. */
  readonly zod?: Finding<3 | 4>;
  readonly helpers: SharedHelpers;
  /** The file set is TypeScript; a JavaScript project gets `.js` files without types. */
  readonly language: "ts" | "js";
  readonly compiler: Compiler;
  readonly warnings: readonly Warning[];
  /** Every file that was parsed, for the test that counts them. */
  readonly parsed: readonly string[];
}
