import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { rerunCommand } from "../../src/answers/rerun-command.js";
import { shellQuote } from "../../src/text/shell-quote.js";
import fc from "../support/properties.js";

describe("rerunCommand", () => {
  it("gives every answer as a flag, in the order of the table, and leaves out what follows from others", () => {
    const raw = {
      name: "parse-transcript",
      retries: "3",
      trigger: "both",
      event: "crm/transcript.uploaded",
      cron: "TZ=Europe/Prague 0 2 * * *",
      field: ["transcriptId:string", "language:string?"],
      extra: { downstream: "crm/transcript.parsed", dry: true, not: false },
    };
    const questions = [
      { key: "downstream", flag: "--downstream", type: "event", prompt: "", describe: "" },
      { key: "dry", flag: "--dry", type: "boolean", prompt: "", describe: "" },
      { key: "not", flag: "--not", type: "boolean", prompt: "", describe: "" },
    ] as const;
    expect(rerunCommand(raw, { questions, cwd: "my app", templates: ["-t"] })).toBe(
      "npx scaffold inngest add parse-transcript --event crm/transcript.uploaded --cron 'TZ=Europe/Prague 0 2 * * *' " +
        "--field transcriptId:string --field 'language:string?' --retries 3 --downstream crm/transcript.parsed --dry --no-not --templates=-t --cwd 'my app'",
    );
  });

  it("says that no formatter is wanted", () => {
    expect(rerunCommand({ name: "a" }, { format: false })).toBe("npx scaffold inngest add a --no-format");
  });

  it("keeps the trigger while the event or the schedule is not answered yet", () => {
    expect(rerunCommand({ trigger: "both", event: "a/b" })).toBe("npx scaffold inngest add --trigger both --event a/b");
    expect(rerunCommand({ trigger: "event", event: "a/b" })).toBe("npx scaffold inngest add --event a/b");
  });
});

describe("shellQuote", () => {
  it("gives words that a shell reads back as they were, whatever is in them", () => {
    const words = fc
      .sample(fc.string({ unit: "grapheme" }), { numRuns: 200, seed: 7 })
      .map((word) => word.replaceAll("\0", ""));
    const hard = ["", "'", "''", "~", "$HOME", "`id`", "a b", "!x", "a\nb", "=x", "-n", "*", "a|b", "x?", "é"];
    const all = [...hard, ...words];
    const script = `printf '%s\\0' ${all.map(shellQuote).join(" ")}`;
    expect(execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1)).toEqual(all);
  });
});
