import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import { planAdd } from "../../src/plan/plan-add.js";
import { detectProject } from "../../src/project/detect.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import { starterFiles } from "../../src/templates/starter.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { filesOfApp } from "./planned.js";
import { root } from "./sample-project.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "manifest-mistakes-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const answers: Answers = {
  name: "greet-customer",
  template: "greet",
  trigger: "event",
  event: "crm/customer.created",
  fields: [{ name: "customerId", type: { kind: "string" }, optional: false }],
  extra: { tone: "Very warm" },
};

interface Manifest {
  readonly files: { readonly role: string }[];
}

/** What planning a job of the starter template with a changed manifest is refused with. */
function refusal(change: (manifest: Manifest) => object): { code: string; at: string; message: string } {
  for (const [path, text] of starterFiles("greet", "../schema.json")) {
    const manifest = path.endsWith("template.json") ? JSON.parse(text) : undefined;
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    const written = manifest === undefined ? text : JSON.stringify({ ...manifest, ...change(manifest) }, null, 1);
    writeFileSync(join(directory, path), written);
  }
  const files = Object.entries(filesOfApp("sdk4", "skill")).map(([path, text]) => [`${root}/${path}`, text] as const);
  const host = memoryReadHost(Object.fromEntries(files));
  try {
    const template = loadTemplate("greet", [directory, builtinTemplatesDirectory()]);
    planAdd({ host, project: detectProject(host, root), template, answers });
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    const { code, message, file = "", line } = error;
    const text = line === undefined ? "" : (readFileSync(file, "utf8").split("\n")[line - 1] ?? "");
    return { code, at: text.trim(), message };
  }
  throw new Error("nothing was refused");
}

const QUESTION = { key: "tone", flag: "--tone", type: "string", prompt: "Tone?", describe: "the tone" };
const NIGHT = { key: "night", name: "night", cron: "0 2 * * *" };
const withNight = (files: object[]): object[] => [
  ...files,
  { role: "function", template: "function.ts.hbs", job: "night", to: "src/jobs/{{job.name}}.ts" },
];

describe("a value of the manifest that renders to what it may not be", () => {
  it.each<[string, (manifest: Manifest) => object]>([
    ['"name": "{{job.title}} sent",', () => ({ events: [{ key: "sent", name: "{{job.title}} sent", fields: [] }] })],
    ['"{{job.camel}}:strng"', () => ({ events: [{ key: "sent", name: "a/b", fields: ["{{job.camel}}:strng"] }] })],
    [
      '"name": "{{job.title}} night",',
      ({ files }) => ({ files: withNight(files), jobs: [{ ...NIGHT, name: "{{job.title}} night" }] }),
    ],
    [
      '"cron": "0 {{sdk}}0 * * *"',
      ({ files }) => ({ files: withNight(files), jobs: [{ ...NIGHT, cron: "0 {{sdk}}0 * * *" }] }),
    ],
    [
      '"retries": "{{sdk}}00"',
      ({ files }) => ({ files: withNight(files), jobs: [{ ...NIGHT, options: { retries: "{{sdk}}00" } }] }),
    ],
  ])("is refused at its place: %s", (at, change) => {
    expect(refusal(change)).toMatchObject({ code: "TEMPLATE_INVALID", at });
  });

  it("is the answer's mistake where an answer is part of it", () => {
    const events = [{ key: "sent", name: "crm/{{answers.tone}}", fields: [] }];
    expect(refusal(() => ({ events, questions: [QUESTION] }))).toMatchObject({ code: "EVENT_INVALID", at: "" });
  });
});

describe("files of the manifest", () => {
  it("that come to no function are refused at the condition", () => {
    const found = refusal(({ files }) => ({
      files: files.map((file) => (file.role === "function" ? { ...file, when: "sdk=3" } : file)),
    }));
    expect(found).toMatchObject({
      code: "TEMPLATE_INVALID",
      at: '"when": "sdk=3"',
      message: expect.stringContaining("files[0].when: does not hold here, so that the job has no function."),
    });
  });

  it("that go to one place are refused at the second", () => {
    const twin = { role: "notes", template: "function.ts.hbs", to: "src/lib/inngest/functions/{{job.name}}.ts" };
    expect(refusal(({ files }) => ({ files: [...files, twin] }))).toMatchObject({
      code: "TEMPLATE_INVALID",
      at: `"to": "${twin.to}"`,
      message: expect.stringContaining("files[3].to: two files of one job go to"),
    });
  });
});
