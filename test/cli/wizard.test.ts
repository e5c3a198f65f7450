import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { changedFiles, readTree, type Tree } from "../support/tree.js";
import { copyApp, scaffold, type Workspace } from "../support/workspace.js";
import { KEYS, openTerminal, type Terminal } from "./terminal.js";

let app: Workspace;
let before: Tree;
beforeAll(async () => {
  build();
  app = await copyApp("sdk4", "lib", { git: true });
  before = await readTree(app.directory);
});
afterAll(() => app.remove());

/** Every question of a job for an event, what is typed there, and what the next question is known by. */
const QUESTIONS: readonly (readonly [question: string, keys: string])[] = [
  ["What is the job called?", `Parse Transcript${KEYS.enter}`],
  ["What starts it?", KEYS.enter],
  ["Which event starts it?", KEYS.enter],
  ["Which ids does the event carry?", KEYS.enter],
  ["Whose is it?", KEYS.enter],
  ["Which options?", `language:string?${KEYS.enter}`],
  ["How often is it retried?", `4${KEYS.enter}`],
  ["How many may run at once?", `5:event.data.organizationId${KEYS.enter}`],
  ["Event to send", KEYS.enter],
  ["Anything else about how it runs?", `${KEYS.down}${KEYS.enter}`],
  ["How many may start in which time?", `10/1m${KEYS.enter}`],
  ["Anything else about how it runs?", KEYS.enter],
  ["Write these", ""],
];

/** Answers the questions before the one with that index, and waits until it is asked. */
async function answerUntil(terminal: Terminal, index: number): Promise<void> {
  for (const [question, keys] of QUESTIONS.slice(0, index)) {
    await terminal.waitFor(question);
    terminal.type(keys);
  }
  await terminal.waitFor(QUESTIONS[index]?.[0] ?? "");
}

describe("the wizard", () => {
  it.each(QUESTIONS.map(([question], index) => [question, index] as const))(
    "ends at %j with exit code 130 on Ctrl-C, writes nothing, and prints the answers so far as a command",
    async (_question, index) => {
      const terminal = openTerminal(["inngest"], app.directory);
      await answerUntil(terminal, index);
      terminal.type(KEYS.interrupt);
      expect(await terminal.exit).toBe(130);
      expect(terminal.screen()).toContain("Cancelled; nothing was written.");
      expect(terminal.screen()).toContain(`npx scaffold inngest add${index > 0 ? " parse-transcript" : ""}`);
      expect(await readTree(app.directory)).toEqual(before);
    },
  );

  it("writes nothing when the last answer is no", async () => {
    const terminal = openTerminal(["inngest"], app.directory);
    await answerUntil(terminal, QUESTIONS.length - 1);
    terminal.type(`${KEYS.down}${KEYS.down}${KEYS.enter}`);
    expect(await terminal.exit).toBe(130);
    expect(await readTree(app.directory)).toEqual(before);
  });

  it("asks only for consent when everything was given, and for nothing with --yes as well", async () => {
    const args = ["inngest", "add", "parse-transcript", "--event", "crm/transcript.uploaded", "--dry-run"];
    const asking = openTerminal([...args.slice(0, -1)], app.directory);
    await asking.waitFor("Write these");
    asking.type(KEYS.interrupt);
    expect(await asking.exit).toBe(130);
    expect(asking.screen()).not.toContain("How often");
    expect(await openTerminal([...args, "--yes"], app.directory).exit).toBe(0);
    expect(await readTree(app.directory)).toEqual(before);
  });

  it("asks nothing where CI is set, whatever the terminal", async () => {
    const terminal = openTerminal(["inngest"], app.directory, { CI: "true" });
    expect(await terminal.exit).toBe(2);
    expect(terminal.screen()).toContain("MISSING_ANSWER");
  });

  it("corrects the name, shows the diff on request, writes, and prints the one command that does the same", async () => {
    const own = await copyApp("sdk4", "lib", { git: true });
    const terminal = openTerminal(["inngest"], own.directory);
    await terminal.waitFor("src/app/api/inngest/route.ts");
    await answerUntil(terminal, QUESTIONS.length - 1);
    expect(terminal.screen()).toContain("Parse Transcript is written parse-transcript");
    terminal.type(`${KEYS.down}${KEYS.enter}`);
    await terminal.waitFor("+++ b/src/lib/inngest/functions/parse-transcript.ts");
    await terminal.waitFor("Write these");
    terminal.type(KEYS.enter);
    await terminal.waitFor("files written.");
    expect(await terminal.exit).toBe(0);
    const command = /npx scaffold inngest add parse-transcript [^\r\n]*/.exec(terminal.screen())?.[0] ?? "";
    expect(command).toMatch(
      /^npx scaffold inngest add parse-transcript --event \S+ --field transcriptId:string --field organizationId:string --field userId:string --field 'language:string\?' --retries 4 --concurrency 5:event.data.organizationId --throttle 10\/1m$/,
    );
    const after = await readTree(own.directory);
    expect([...changedFiles(before, after).keys()]).toContain("src/lib/inngest/functions/parse-transcript.ts");
    const again = openTerminal(command.replaceAll("'", "").split(" ").slice(2), own.directory);
    expect(await again.exit).toBe(0);
    expect(again.screen()).toContain("Nothing to do: everything is there.");
    expect(await readTree(own.directory)).toEqual(after);
    await own.remove();
  });

  it("asks only for what the template cannot do without where everything else was given", async () => {
    const own = await copyApp("sdk4", "lib");
    await scaffold(own.directory, ["inngest", "templates", "new", "greet", "--to", "team"]);
    const file = join(own.directory, "team/greet/template.json");
    const manifest = JSON.parse(await readFile(file, "utf8"));
    const question = { key: "tone", flag: "--tone", type: "string", prompt: "In which tone?", describe: "the tone" };
    const questions = [
      { ...question, required: true },
      { ...question, key: "other", flag: "--other", prompt: "Else?" },
    ];
    await writeFile(file, JSON.stringify({ ...manifest, questions }));
    const job = [
      "add",
      "greet-all",
      "--template",
      "greet",
      "--templates",
      "team",
      "--event",
      "a/b.c",
      "--field",
      "bId:string",
    ];
    const terminal = openTerminal(["inngest", ...job], own.directory);
    await terminal.waitFor("In which tone?");
    terminal.type(`warm${KEYS.enter}`);
    await terminal.waitFor("Write these");
    expect(terminal.screen()).not.toContain("Else?");
    terminal.type(KEYS.enter);
    expect(await terminal.exit).toBe(0);
    expect(terminal.screen()).toContain("--tone warm");
    await own.remove();
  });
});
