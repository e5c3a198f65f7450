import { describe, expect, it } from "vitest";
import { stripTypes } from "../../src/templates/strip-types.js";

const checked = (text: string): string => stripTypes(text, true);

describe("types as comments", () => {
  it("names what only an import of types brings by its module", () => {
    const typed = `import { Inngest, type Like } from "inngest";
import type * as events from "./events.js";
import type Config, { Only as Other } from "./only.js";
import { z } from "zod";

let like: Like.Any;
let many: Map<Other, events.Payload[]>;
let config: typeof Config;
let data: z.infer<typeof schema>;
`;
    expect(checked(typed)).toBe(`import { Inngest } from "inngest";
import { z } from "zod";

/** @type {import("inngest").Like.Any} */
let like;
/** @type {Map<import("./only.js").Only, import("./events.js").Payload[]>} */
let many;
/** @type {typeof import("./only.js").default} */
let config;
/** @type {z.infer<typeof schema>} */
let data;
`);
  });

  it("makes typedefs of interfaces and types, with what was said of them and their members", () => {
    const typed = `/** An answer. */
export interface Answer {
  status: number;
  /**
   * The header of that name:
   * seconds, or a date.
   */
  retryAfter?: string;
}

interface Row<T extends object> extends Base, Other<T> {
  value: T;
}

interface Options {
  payload?: unknown; // for invocations
  [option: string]: unknown;
}

export type Severity = (typeof SEVERITIES)[number];
`;
    expect(checked(typed)).toBe(`/**
 * An answer.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {string} [retryAfter] The header of that name: seconds, or a date.
 */

/**
 * @template {object} T
 * @typedef {Base & Other<T> & { value: T }} Row
 */

/** @typedef {{ payload?: unknown; [option: string]: unknown }} Options */

/** @typedef {(typeof SEVERITIES)[number]} Severity */
`);
  });

  it("says what a function takes and gives, below what was said of it", () => {
    const typed = `/** Finds them. */
export async function find<T>(
  fn: (row: T) => boolean,
  { after, limit }: Page,
  data: { a: string } = { a: "" },
  ...rest: string[]
): Promise<T[]> {
  const isRow = (value: unknown): value is T => true;
  return list(rest.map((each: string, index): unknown => each));
}

/** Nothing is said of types here. */
export const same = (value) => value;

const page: Handler = async (page) => page;
`;
    expect(checked(typed)).toBe(`/**
 * Finds them.
 *
 * @template T
 * @param {(row: T) => boolean} fn
 * @param {Page} page
 * @param {{ a: string }} [data]
 * @param {...string} rest
 * @returns {Promise<T[]>}
 */
export async function find(
  fn,
  { after, limit },
  data = { a: "" },
  ...rest
) {
  /**
   * @param {unknown} value
   * @returns {value is T}
   */
  const isRow = (value) => true;
  return list(rest.map(/** @returns {unknown} */ (/** @type {string} */ each, index) => each));
}

/** Nothing is said of types here. */
export const same = (value) => value;

/** @type {Handler} */
const page = async (page) => page;
`);
  });

  it("makes casts of assertions and type arguments", () => {
    const typed = `const mode = "full" as const;
const id = (row as { id?: string } | undefined)?.id;
const never = use(null as unknown as never);
const seen = new Map<string, string[]>();
const actual = { ...(await original<object>()), more };
const effects = await importActual<typeof module>("./effects");
const made = jest.fn<Send>();
const made2 = make<A, B>(1) satisfies object;
`;
    expect(checked(typed)).toBe(`const mode = /** @type {const} */ ("full");
const id = /** @type {{ id?: string } | undefined} */ (row)?.id;
const never = use(/** @type {never} */ (/** @type {unknown} */ (null)));
const seen = /** @type {Map<string, string[]>} */ (new Map());
const actual = { .../** @type {object} */ (await original()), more };
const effects = /** @type {typeof module} */ (await importActual("./effects"));
const made = /** @type {ReturnType<typeof jest.fn<Send>>} */ (jest.fn());
const made2 = /** @type {ReturnType<typeof make<A, B>>} */ (make(1));
`);
  });

  it("says of a table of tests what its rows are", () => {
    const typed = `it.each<[string, unknown]>([["id", null]])("has %s", (field) => field);
it.concurrent.each<() => number>(makers)("makes", (make) => make());
`;
    expect(
      checked(typed),
    ).toBe(`it.each(/** @type {Array<[string, unknown]>} */ ([["id", null]]))("has %s", (field) => field);
it.concurrent.each(/** @type {Array<() => number>} */ (makers))("makes", (make) => make());
`);
  });

  it("has a comment for the members of classes that say their types", () => {
    const typed = `class Retry extends Error {
  wait: number = 1;
  constructor(why?: string) {}
  /** Tells. */
  tell(to: string): void {}
}
`;
    expect(checked(typed)).toBe(`class Retry extends Error {
  /** @type {number} */
  wait = 1;
  /** @param {string} [why] */
  constructor(why) {}
  /**
   * Tells.
   *
   * @param {string} to
   * @returns {void}
   */
  tell(to) {}
}
`);
  });
});
