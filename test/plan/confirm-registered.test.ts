import { describe, expect, it } from "vitest";
import { confirmRegistered } from "../../src/plan/confirm-registered.js";
import { hostOf, project, root } from "./sample-project.js";

function confirm(path: string, before: string | undefined, after: string): void {
  confirmRegistered({
    host: hostOf({}),
    project,
    changes: [{ path, action: before === undefined ? "create" : "modify", before, after }],
    choice: { cwd: root, choose: { serve: project.serve.file } },
    functions: [{ file: "src/a.ts", exportName: "a" }],
  });
}
const refused = (path: string) =>
  expect.objectContaining({ code: "REGISTRATION_NOT_CONFIRMED", message: `${path} would not parse after the edit.` });

describe("confirmRegistered", () => {
  it.each([
    ["a.js", undefined, "export type A = string;\n"],
    ["a.mjs", "export const a = 1;\n", "export const a: number = 1;\n"],
    ["a.ts", undefined, "export type = string;\n"],
  ])("refuses %s where it would not load", (path, before, after) => {
    expect(() => confirm(path, before, after)).toThrow(refused(path));
  });

  it("leaves JavaScript alone that has types already", () => {
    const before = "export type A = string;\n";
    expect(() => confirm("a.js", before, `${before}export type B = A;\n`)).not.toThrow(refused("a.js"));
  });
});
