import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { repository } from "../support/workspace.js";

describe("what a command loads", () => {
  it("is neither parser, template engine, schema checker nor prompts for help and version", () => {
    const trace = (args: string[]): string[] => {
      const script = `
        const { readFileSync } = await import("node:fs");
        const { Session } = await import("node:inspector");
        const session = new Session();
        session.connect();
        const urls = [];
        session.on("Debugger.scriptParsed", ({ params }) => urls.push(params.url));
        session.post("Debugger.enable");
        const { run } = await import(${JSON.stringify(join(repository, "dist/index.js"))});
        const sink = new (await import("node:stream")).Writable({ write: (_c, _e, done) => done() });
        await run(${JSON.stringify(args)}, { stdin: process.stdin, stdout: sink, stderr: sink, env: {}, cwd: "/" });
        const own = urls.filter((url) => url.includes("/dist/"));
        const texts = own.map((url) => readFileSync(new URL(url), "utf8")).join("");
        const signs = { typescript: "createSourceFile", handlebars: "Handlebars", zod: "ZodError", clack: "autocomplete", diff: "structuredPatch", commander: "CommanderError" };
        console.log(JSON.stringify(Object.keys(signs).filter((name) => texts.includes(signs[name]))));`;
      return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
    };
    expect([
      trace(["--help"]),
      trace(["--version"]),
      trace(["inngest", "add", "--help"]),
      trace(["inngest", "info", "--jsn"]),
    ]).toEqual([[], [], ["commander"], ["commander"]]);
  });
});
