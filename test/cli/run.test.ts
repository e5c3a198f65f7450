import { describe, expect, it } from "vitest";
import { runInProcess } from "../support/in-process.js";

async function result(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const { code, stdout, stderr } = await runInProcess(argv, "/");
  return { code, out: stdout, err: stderr };
}

const error = (code: string, message: string, hint: string): string => `error ${code} ${message}\n  ${hint}\n`;

describe("run", () => {
  it.each([[[]], [["--help"]], [["inngest", "--help"]], [["help"]], [["inngest", "help"]]])(
    "prints the overview for %j",
    async (argv) => {
      const { code, out, err } = await result(...argv);
      expect({ code, err, first: out.split("\n")[0] }).toEqual({
        code: 0,
        err: "",
        first:
          "Adds a correct Inngest function to the repository you are in: its file, event type, registration and test.",
      });
    },
  );

  it.each([
    [["inngest", "add", "--help"]],
    [["add", "-h"]],
    [["inngest", "add", "a", "--event", "--help", "x"]],
    [["inngest", "add", "--nope", "--help"]],
  ])("prints the flags of add for %j", async (argv) => {
    const { code, out } = await result(...argv);
    expect(code).toBe(0);
    expect(out).toContain("Usage: scaffold inngest add [options] [name]");
    expect(out).toContain("--event <name>");
  });

  it("prints the version of the package", async () => {
    const { code, out } = await result("--version");
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it.each([
    [
      ["inngset", "add"],
      'There is no command "inngset".',
      "Did you mean scaffold inngest? A job of that name needs the word add: scaffold inngest add inngset.",
    ],
    [
      ["inngest", "doctor"],
      "The command doctor is not part of this version.",
      "See scaffold --help for the commands there are. A job called doctor needs the word add: scaffold inngest add doctor.",
    ],
    [
      ["inngest", "templates", "eject"],
      "The argument <id> is missing.",
      "Write scaffold inngest templates eject <id>.",
    ],
    [["inngest", "templates", "lst"], 'There is no command templates "lst".', "Did you mean templates list?"],
    [["inngest", "templates", "show"], "The argument <id> is missing.", "Write scaffold inngest templates show <id>."],
    [
      ["inngest", "info", "x"],
      'The argument "x" is too much.',
      "Write scaffold inngest info, and quote a value that has spaces.",
    ],
    [["inngest", "info", "--jsn"], "There is no option --jsn.", "Did you mean --json?"],
    [["inngest", "info", "--json=yes"], "The option --json takes no value.", "Write --json alone."],
    [["inngest", "info", "--cwd"], "The option --cwd needs a value.", "Write --cwd <dir>: work there instead of here."],
    [
      ["inngest", "info", "--cwd", "--json"],
      'The option --cwd needs a value, and "--json" is an option.',
      "Write --cwd <dir>: work there instead of here.",
    ],
    [["inngest", "info", "--cwd", "a", "--cwd", "b"], "The option --cwd is given twice.", "Give --cwd once."],
    [
      ["inngest", "add", "\u2013event", "a/b"],
      '"\u2013event" begins with an en dash, not with hyphens.',
      "Type --event.",
    ],
    [
      ["inngest", "add", "\u2014event", "a/b"],
      '"\u2014event" begins with an em dash, not with hyphens.',
      "Type --event.",
    ],
  ])("refuses %j with exit code 2", async (argv, message, hint) => {
    const { code, out, err } = await result(...argv);
    const json = argv.includes("--json");
    expect({ code, out: json ? "" : out, err: json ? error("USAGE", message, hint) : err }).toEqual({
      code: 2,
      out: "",
      err: error("USAGE", message, hint),
    });
    if (json) expect(JSON.parse(out)).toEqual({ ok: false, error: { code: "USAGE", message, hint } });
  });
});
