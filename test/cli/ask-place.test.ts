import { describe, expect, it } from "vitest";
import type { RawAnswers } from "../../src/answers/raw-answers.js";
import { CANCELLED, type Cancelled } from "../../src/cli/cancelled.js";
import { askPlace } from "../../src/cli/wizard/ask-place.js";
import type { FunctionsDirectory } from "../../src/project/project.js";
import { project, root } from "../plan/sample-project.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { scripted } from "./scripted-prompter.js";

const host = memoryReadHost({ [`${root}/src/features/crm/a.ts`]: "" });

async function ask(directory: Partial<FunctionsDirectory>, raw: RawAnswers, ...answers: (string | Cancelled)[]) {
  const { prompter, log } = scripted(...answers);
  const functionsDirectory = { value: "src/jobs", file: "a.ts", line: 1, ...directory };
  const asking = { host, project: { ...project, functionsDirectory }, prompter, cwd: `${root}/src` };
  return { placed: await askPlace({ name: "close-it", ...raw }, asking), log };
}

describe("askPlace", () => {
  const choices = ["src/jobs", "src/crm", "src/mail"];

  it("asks for one of several directories, and takes it as --dir does", async () => {
    const { placed, log } = await ask({ choices }, {}, "src/mail");
    expect(placed).toEqual({ name: "close-it", dir: "mail" });
    expect(log).toEqual(["select Where does it belong? [src/jobs, src/crm, src/mail]"]);
  });

  it("asks for the feature where none that is there is like the job's noun", async () => {
    const value = "src/features/{feature}/jobs";
    const { placed, log } = await ask({ value }, { event: "sales/deal.won" }, "<enter>");
    expect(placed).toMatchObject({ feature: "deal" });
    expect(log).toEqual(["text Which feature does it belong to? [deal]"]);
    expect((await ask({ value }, { event: "crm/deal.won" })).log).toEqual([]);
    expect((await ask({ value }, { feature: "deal" })).log).toEqual([]);
  });

  it.each([
    ["the directory is given", { choices }, { dir: "src/crm" }],
    ["there is one place", { choices: [] }, {}],
  ])("asks nothing where %s", async (_, directory, raw) => {
    expect(await ask(directory, raw)).toEqual({ placed: { name: "close-it", ...raw }, log: [] });
  });

  it("asks nothing for a function that is there", async () => {
    const { prompter, log } = scripted();
    const there = { id: "close-it", file: "a.ts", line: 1, events: [], crons: [], served: true };
    const functionsDirectory = { value: "src/jobs", file: "a.ts", line: 1, choices };
    const asking = { host, project: { ...project, functionsDirectory, functions: [there] }, prompter, cwd: root };
    expect([await askPlace({ name: "close-it" }, asking), log]).toEqual([{ name: "close-it" }, []]);
  });

  it("can be cancelled", async () => {
    expect((await ask({ choices }, {}, CANCELLED)).placed).toBe(CANCELLED);
  });
});
