import { describe, expect, it } from "vitest";
import { detectSmallApp } from "./app.js";

const ERRORS = "src/lib/inngest/errors.ts";
const own = (text: string, more: Record<string, string> = {}) =>
  detectSmallApp({ [ERRORS]: text, ...more }).helpers.nonRetriableError?.module;
const sdk = 'import { NonRetriableError as Sdk } from "inngest";\n';

describe("a project's own NonRetriableError", () => {
  it.each([
    ["extends the SDK's", `${sdk}export class NonRetriableError extends Sdk {}\n`],
    ["is the SDK's", 'export { NonRetriableError } from "inngest";\n'],
    [
      "extends it over another class",
      `${sdk}class Base extends Sdk {}\nexport class NonRetriableError extends Base {}\n`,
    ],
    [
      "is made with a message and options",
      `${sdk}export class NonRetriableError extends Sdk {\n  constructor(message: string, options?: ErrorOptions) {\n    super(message, options);\n  }\n}\n`,
    ],
  ])("is used where it %s", (_, text) => {
    expect(own(text)).toEqual({ file: ERRORS });
  });

  it("is followed through files", () => {
    const base = `${sdk}export class Fatal extends Sdk {}\n`;
    const text = 'import { Fatal } from "@/lib/fatal";\nexport class NonRetriableError extends Fatal {}\n';
    expect(own(text, { "src/lib/fatal.ts": base })).toEqual({ file: ERRORS });
    expect(own(text, { "src/lib/fatal.ts": "export class Fatal extends Error {}\n" })).toBeUndefined();
  });

  it.each([
    ["extends Error", "export class NonRetriableError extends Error {}\n"],
    ["extends nothing", "export class NonRetriableError {}\n"],
    [
      "extends another class of the SDK",
      'import { RetryAfterError } from "inngest";\nexport class NonRetriableError extends RetryAfterError {}\n',
    ],
    [
      "extends another package's",
      'import { NonRetriableError as Other } from "cockatiel";\nexport class NonRetriableError extends Other {}\n',
    ],
    ["is a function", "export function NonRetriableError(message: string) {\n  return new Error(message);\n}\n"],
    [
      "wants something else than a message",
      `${sdk}export class NonRetriableError extends Sdk {\n  constructor(code: number) {\n    super(String(code));\n  }\n}\n`,
    ],
  ])("is not used where it %s", (_, text) => {
    expect(own(text)).toBeUndefined();
  });
});

describe("a project's own NotFoundError", () => {
  const found = (text: string) => detectSmallApp({ [ERRORS]: text }).helpers.notFoundError;
  const made = (parameters: string, parent: string): string =>
    `${sdk}export class NotFoundError extends ${parent} {\n  constructor(${parameters}) {\n    super("");\n  }\n}\n`;

  it("is used where Inngest does not retry it, and it is made with a resource and an id", () => {
    expect(found(made("resource: string, id: string", "Sdk"))?.module).toEqual({ file: ERRORS });
  });

  it.each([
    ["is retried", made("resource: string, id: string", "Error")],
    ["is made with one text", made("message: string", "Sdk")],
    ["is made with a number", made("status: number, message: string", "Sdk")],
    ["is made as the SDK's", `${sdk}export class NotFoundError extends Sdk {}\n`],
  ])("is not used where it %s", (_, text) => {
    expect(found(text)).toBeUndefined();
  });
});
