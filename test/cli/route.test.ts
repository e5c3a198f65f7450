import { describe, expect, it } from "vitest";
import { route } from "../../src/cli/route.js";

describe("route", () => {
  it.each([
    ["inngest", "add", []],
    ["inngest add a", "add", ["a"]],
    ["inngest a", "add", ["a"]],
    ["add a", "add", ["a"]],
    ["a --event x/y", "add", ["a", "--event", "x/y"]],
    ["inngest add info", "add", ["info"]],
    ["inngest info --json", "info", ["--json"]],
    ["--json inngest info", "info", ["--json"]],
    ["--cwd add inngest info", "info", ["--cwd", "add"]],
    ["inngest --event add info", "info", ["--event", "add"]],
    ["--cwd=add inngest b", "add", ["--cwd=add", "b"]],
    ["inngest inngest", "add", ["inngest"]],
    ["inngest templates show event", "templates", ["show", "event"]],
    ["--dry-run", "add", ["--dry-run"]],
    ["inngest remove x", "remove", ["x"]],
    ["inngest -- remove", "add", ["--", "remove"]],
  ])("finds the command of %j", (line, command, argv) => {
    expect(route(line.split(" "))).toEqual({ command, argv });
  });
});
