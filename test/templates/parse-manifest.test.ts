import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/templates/parse-manifest.js";

const MANIFEST = {
  id: "mine",
  title: "Mine",
  description: "Mine.",
  sdk: [3, 4],
  files: [{ role: "function", template: "function.ts.hbs", to: "{{paths.function}}" }],
};
const [FILE] = MANIFEST.files;
const JOB = { key: "night", name: "night", cron: "0 2 * * *" };
const QUESTION = { key: "tone", flag: "--tone", type: "string", prompt: "Tone?", describe: "the tone" };
const parse = (part: object) => parseManifest("t.json", JSON.stringify({ ...MANIFEST, ...part }, null, 2));
const asking = (part: object) => ({ questions: [{ ...QUESTION, ...part }] });

describe("a manifest that is not valid", () => {
  it.each([
    [{ sdk: [5] }, "sdk[0]: is none of 3, 4."],
    [{ sdk: [] }, "sdk: is empty."],
    [{ title: "" }, "title: is empty."],
    [{ title: 3 }, "title: is not a text."],
    [{ defaults: { retries: true } }, "defaults.retries: is neither a text nor a number nor a list."],
    [{ defaults: { retries: 300 } }, "defaults.retries: "],
    [{ defaults: { "rate-limit": "3/1m" } }, "defaults.rate-limit: there is no such question; did you mean rateLimit?"],
    [{ defaults: { name: "a-job" } }, "defaults.name: is what each job says itself."],
    [{ defaults: { template: "event" } }, "defaults.template: is what each job says itself."],
    [
      { trigger: ["event"], defaults: { cron: "0 2 * * *" } },
      "defaults.cron: is not what starts it: its trigger is event.",
    ],
    [{ reads: ["cId:string", "nope"] }, 'reads[1]: The field "nope" is not written name:type.'],
    [{ steps: ["a", { stp: "x" }] }, "steps[1].stp: there is no such key; did you mean step?"],
    [{ steps: [{ step: "x", kind: "runn" }] }, 'steps[0].kind: is none of "run", "send", "wait", "sleep", "invoke"'],
    [{ edits: ["register", "register"] }, "edits[1]: is there twice."],
    [{ events: ["a/b", "a/c"].map((name) => ({ key: "sent", name, fields: [] })) }, "events[1]: is there twice."],
    [asking({ type: "choice", choices: ["a", "b", "a"] }), "questions[0].choices[2]: is there twice."],
    [{ defaults: { retires: "3" } }, "defaults.retires: there is no such question; did you mean retries?"],
    [{ defaults: { nope: "3" } }, "defaults.nope: there is no such question."],
    [{ defaults: { retries: "300" } }, "defaults.retries: "],
    [{ defaults: { retries: ["3"] } }, "defaults.retries: is not a text."],
    [{ defaults: { field: ["cId:strng"] } }, "defaults.field: "],
    [{ defaults: { event: "a b" } }, "defaults.event: "],
    [{ events: [{ key: "sent", name: "a b", fields: [] }] }, "events[0].name: "],
    [{ events: [{ key: "sent", name: "a/b", fields: ["{{x}}", "cId:strng"] }] }, "events[0].fields[1]: "],
    [{ jobs: [{ ...JOB, name: "Bad Name" }] }, "jobs[0].name: "],
    [{ jobs: [{ ...JOB, cron: "bad" }] }, "jobs[0].cron: "],
    [{ jobs: [{ ...JOB, cronEnv: "bad env" }] }, "jobs[0].cronEnv: "],
    [{ jobs: [{ ...JOB, options: { retries: "300" } }] }, "jobs[0].options.retries: "],
    [
      { jobs: [{ ...JOB, options: { retires: "3" } }] },
      "jobs[0].options.retires: there is no such question; did you mean retries?",
    ],
    [{ jobs: [JOB] }, 'jobs[0]: has no file: one of "files" has the role "function" and the job "night".'],
    [{ files: [{ ...FILE, role: "functon" }] }, 'files[0].role: is "functon"; did you mean function?'],
    [{ files: [{ ...FILE, role: "other" }] }, 'files: has no file with the role "function", which is the job itself.'],
    [{ files: [FILE, { ...FILE, job: "nihgt" }] }, "files[1].job: is none of main."],
    [asking({ flag: "--name" }), "questions[0].flag: --name is what every job is asked."],
    [asking({ flag: "--retries" }), "questions[0].flag: --retries is what every job is asked."],
    [{ edits: ["event-type"] }, 'edits: lacks "register": a function that serve() does not get never runs.'],
    [
      asking({ type: "choice", choices: ["a", "b"], default: "c" }),
      'questions[0].default: "c" given to --tone is none of a, b.',
    ],
    [asking({ pattern: "[a-z]+", default: "A1" }), "questions[0].default: "],
    [asking({ type: "number", default: "many" }), 'questions[0].default: "many" given to --tone is not a number.'],
  ])("says what is expected: %j", (part, message) => {
    expect(() => parse(part)).toThrow(
      expect.objectContaining({ code: "TEMPLATE_INVALID", message: expect.stringContaining(`t.json: ${message}`) }),
    );
  });

  it.each([
    ["{", "t.json is not JSON: close brace expected."],
    ['{ "id": "a", "id": "b" }', 't.json: the key "id" is there twice.'],
    ['{ "files": [{ "to": "a", "to": "b" }] }', 't.json: the key "to" is there twice.'],
  ])("says what is no JSON, and what is there twice: %s", (text, message) => {
    expect(() => parseManifest("t.json", text)).toThrow(expect.objectContaining({ code: "TEMPLATE_INVALID", message }));
  });

  it("takes defaults that fit", () => {
    expect(parse({ defaults: { retries: 3, concurrency: [5, "2:event.data.aId"] } }).defaults).toEqual({
      ...{ retries: "3", concurrency: ["5", "2:event.data.aId"] },
    });
    expect(parse(asking({ type: "boolean", default: true })).questions).toHaveLength(1);
  });
});
