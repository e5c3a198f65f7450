import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { canPrompt } from "../../src/cli/prompt-gate.js";

const stream = (isTTY?: boolean): PassThrough & { isTTY?: boolean } =>
  Object.assign(new PassThrough(), isTTY === undefined ? {} : { isTTY });
const gate = (options: { stdin?: boolean; stdout?: boolean; env?: Record<string, string>; json?: boolean }): boolean =>
  canPrompt(
    { stdin: stream(options.stdin), stdout: stream(options.stdout), env: options.env ?? {} },
    { json: options.json ?? false },
  );

describe("canPrompt", () => {
  it("asks where standard input and output are terminals", () => {
    expect(gate({ stdin: true, stdout: true })).toBe(true);
    expect(gate({ stdin: true, stdout: true, env: { CI: "" } })).toBe(true);
  });

  it.each([
    { stdin: true },
    { stdout: true },
    {},
    { stdin: true, stdout: true, json: true },
    { stdin: true, stdout: true, env: { CI: "true" } },
    { stdin: true, stdout: true, env: { CI: "0" } },
  ])("asks nobody with %j", (options) => {
    expect(gate(options)).toBe(false);
  });
});
