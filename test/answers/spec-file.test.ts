import { describe, expect, it } from "vitest";
import { readSpec, withTemplate } from "../../src/answers/spec-file.js";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import fc from "../support/properties.js";

const read = (text: string, file = "jobs.yaml") => readSpec(file, text);
const answers = async (text: string, file?: string) => (await read(text, file)).jobs.map(({ raw }) => raw);
/** A template that asks for nothing. */
const plain = { id: "event", questions: [] };

async function refusal(text: string, file?: string): Promise<unknown> {
  try {
    const { source, jobs } = await read(text, file);
    for (const job of jobs) withTemplate(source, job, plain);
    return undefined;
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    const { code, message, hint, line, column } = error;
    return { code, message, hint, line, column };
  }
}

const YAML = `# The jobs of the CRM
jobs:
  - name: parse-transcript
    event: crm/transcript.uploaded
    fields: { transcriptId: string, "language?": string }
    retries: 3
    concurrency: "5:event.data.transcriptId"
  - name: nightly-sync
    cron: "TZ=Europe/Prague 0 2 * * *"
`;
const PARSED = [
  {
    name: "parse-transcript",
    event: "crm/transcript.uploaded",
    field: ["transcriptId:string", "language:string?"],
    retries: "3",
    concurrency: ["5:event.data.transcriptId"],
  },
  { name: "nightly-sync", cron: "TZ=Europe/Prague 0 2 * * *" },
];

describe("readSpec", () => {
  it("reads YAML, JSON, CRLF and a byte-order mark alike", async () => {
    const json = JSON.stringify({
      jobs: [
        { ...PARSED[0], field: undefined, fields: { transcriptId: "string", "language?": "string" }, retries: 3 },
        PARSED[1],
      ],
    });
    for (const text of [YAML, YAML.replaceAll("\n", "\r\n"), `\uFEFF${YAML}`, json, `\uFEFF${json}`])
      expect(await answers(text)).toEqual(PARSED);
    expect(await answers(json, "jobs.json")).toEqual(PARSED);
  });

  it.each([
    "[transcriptId:string, 'language:string?']",
    "[{ transcriptId: string }, { 'language?': string }]",
    "{ transcriptId: string, language: 'string?' }",
    "\n      - transcriptId: string\n      - language?: string",
  ])("reads fields as a list and as a map: %j", async (fields) => {
    const [job] = await answers(`jobs:\n  - name: a-job\n    event: a/b.c\n    fields: ${fields}\n`);
    expect(job?.field).toEqual(["transcriptId:string", "language:string?"]);
  });

  it("follows anchors, aliases and merge keys, and what a job says itself wins", async () => {
    const text =
      "jobs:\n  - &base { name: one, event: a/b.c, retries: 3, fields: &f { callId: string } }\n  - { <<: *base, name: two, retries: 4, fields: *f }\n";
    expect(await answers(text)).toEqual([
      { name: "one", event: "a/b.c", retries: "3", field: ["callId:string"] },
      { name: "two", event: "a/b.c", retries: "4", field: ["callId:string"] },
    ]);
  });

  it("has the fields of an event said once for all jobs that it starts", async () => {
    const text = "jobs:\n  - { name: one, event: a/b.c }\n  - { name: two, event: a/b.c, fields: [callId:string] }\n";
    expect((await answers(text)).map(({ field }) => field)).toEqual([["callId:string"], ["callId:string"]]);
  });

  it("keeps what looks like another type: yes, 007, a date", async () => {
    const [job] = await answers("jobs:\n  - { name: yes, event: 2024-01-01, entity: on }\n");
    expect(job).toEqual({ name: "yes", event: "2024-01-01", entity: "on" });
    expect(await refusal("jobs:\n  - { name: 007, event: a/b.c }\n")).toMatchObject({
      code: "NAME_INVALID",
      column: 13,
    });
  });

  const at = (code: string, line: number, column: number, hint?: string) => ({
    ...{ code, line, column },
    ...(hint === undefined ? {} : { hint }),
  });
  it.each([
    ["an unknown key", "jobs:\n  - name: a-job\n    retires: 3\n", at("SPEC_INVALID", 3, 5, "Did you mean retries?")],
    [
      "a key in another case",
      "jobs:\n  - name: a-job\n    cronEnv: X\n",
      at("SPEC_INVALID", 3, 5, "Did you mean cron-env?"),
    ],
    ["an unknown key of the file", "job:\n  - a\n", at("SPEC_INVALID", 1, 1, "Did you mean jobs?")],
    ["a value that is not valid", "jobs:\n  - name: a-job\n    retries: 33\n", at("ANSWER_INVALID", 3, 14)],
    ["a name that is none", "jobs:\n  - name: A Job\n", at("NAME_INVALID", 2, 11, "Use a-job.")],
    ["a field that is none", "jobs:\n  - name: a\n    fields:\n      x: strng\n", at("FIELD_INVALID", 4, 7)],
    ["a cron that is none", "jobs:\n  - { name: a, cron: 61 * * * * }\n", at("CRON_INVALID", 2, 22)],
    ["no value", "jobs:\n  - name: a\n    event:\n", at("SPEC_INVALID", 3, 11)],
    ["a list where one value stands", "jobs:\n  - name: a\n    event: [a/b.c]\n", at("SPEC_INVALID", 3, 12)],
    ["no name", "jobs:\n  - event: a/b.c\n", at("MISSING_ANSWER", 2, 5)],
    ["one name twice", "jobs:\n  - name: a\n  - name: a\n", at("NAME_TAKEN", 3, 11)],
    [
      "an event with other fields",
      "jobs:\n  - { name: a, event: a/b, fields: [x:string] }\n  - { name: b, event: a/b, fields: [y:string] }\n",
      at("FIELD_INVALID", 3, 36),
    ],
    ["one key twice", "jobs:\n  - name: a\n    name: b\n", at("SPEC_INVALID", 3, 5)],
    [
      "field beside fields",
      "jobs:\n  - name: a\n    field: x:string\n    fields: [x:string]\n",
      at("SPEC_INVALID", 4, 5),
    ],
    ["tabs", "jobs:\n\t- name: a\n", at("SPEC_INVALID", 2, 1, "Indent with spaces.")],
    ["two documents", "jobs: []\n---\njobs: []\n", at("SPEC_INVALID", 2, 1)],
    ["an alias to nothing", "jobs: *x\n", at("SPEC_INVALID", 1, 7)],
    ["an alias to what it is in", "jobs: &x [*x]\n", at("SPEC_INVALID", 1, 10)],
    ["a tag", "jobs: !!binary aGk=\n", at("SPEC_INVALID", 1, 16)],
    ["a key that is a list", "jobs:\n  - ? [a]\n    : b\n", at("SPEC_INVALID", 2, 7)],
    ["nothing", "", at("SPEC_INVALID", 1, 1)],
    ["a comment alone", "# nothing\n", at("SPEC_INVALID", 1, 1)],
    ["no jobs", "jobs: []\n", at("SPEC_INVALID", 1, 7)],
    ["a text", "hello\n", at("SPEC_INVALID", 1, 1)],
    ["deep nesting", `jobs: ${"[".repeat(5000)}${"]".repeat(5000)}\n`, { code: "SPEC_INVALID" }],
  ])("refuses %s with its line and column", async (_what, text, expected) => {
    expect(await refusal(text)).toMatchObject(expected);
  });

  it.each([
    ["a comma too many", '{ "jobs": [], }', { code: "SPEC_INVALID", line: 1, column: 15 }],
    ["a comment", '{ "jobs": [] } // x', { code: "SPEC_INVALID", line: 1 }],
    ["YAML", "jobs: []", { code: "SPEC_INVALID", line: 1, column: 1 }],
    ["one key twice", '{ "jobs": [{ "name": "a", "name": "b" }] }', { code: "SPEC_INVALID", line: 1, column: 27 }],
    ["deep nesting", `{ "jobs": ${"[".repeat(100_000)}`, { code: "SPEC_INVALID" }],
  ])("refuses %s in a .json file", async (_what, text, expected) => {
    expect(await refusal(text, "jobs.json")).toMatchObject(expected);
  });

  it.each(["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"])(
    "takes the key %s for what it is: none",
    async (key) => {
      for (const text of [
        `jobs:\n  - name: a-job\n    event: a/b.c\n    ${key}: x\n`,
        JSON.stringify({ jobs: [{ name: "a-job", event: "a/b.c" }] }).replace('"event"', `"${key}":"x","event"`),
      ]) {
        const { source, jobs } = await read(text);
        const [job] = jobs;
        if (job === undefined) throw new Error("no job");
        expect(() => withTemplate(source, job, plain)).toThrow(`There is no key "${key}" here.`);
        expect(({} as { x?: unknown }).x).toBeUndefined();
      }
    },
  );

  it("does not expand without end", async () => {
    const levels = Array.from({ length: 20 }, (_, n) => `a${n}: &a${n} [${`*a${n - 1},`.repeat(n === 0 ? 0 : 10)}]`);
    const started = performance.now();
    expect(await refusal(`${levels.join("\n")}\njobs: *a19\n`)).toMatchObject({ code: "SPEC_INVALID" });
    expect(await refusal(`jobs: ${"x".repeat(2 ** 21)}`)).toMatchObject({ code: "SPEC_INVALID" });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("gives jobs or a coded error with a place for any text", async () => {
    const pieces = fc.constantFrom(
      "jobs",
      ":",
      " ",
      "\n",
      "- ",
      "name",
      "{",
      "}",
      "[",
      "]",
      "&a",
      "*a",
      "<<",
      "|",
      ">",
      '"',
      "'",
      "\t",
      "#",
      "!!x",
      "?",
      "a/b.c",
      "event",
      "fields",
      "---",
      "%",
      "\r\n",
      "\uFEFF",
      "null",
      "0x1",
      "~",
      "@",
      "`",
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
    );
    await fc.assert(
      fc.asyncProperty(texts, fc.boolean(), async (text, json) => {
        const outcome = await refusal(text, json ? "jobs.json" : "jobs.yaml");
        if (outcome !== undefined)
          expect(outcome).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
      }),
      { numRuns: 1500 },
    );
  });

  it("reads back every job that is written as YAML or JSON", async () => {
    // No word of the language begins with "my".
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    const job = fc.record({
      name: fc.tuple(word, word).map(([a, b]) => `x${a}-${b}`),
      event: fc.tuple(word, word).map(([a, b]) => `${a}/${b}.done`),
      retries: fc.integer({ min: 0, max: 20 }),
      fields: fc.dictionary(
        word.map((name) => `my${name}`),
        fc.constantFrom("string", "number?", "a|b", "string[]"),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(job, { selector: ({ name }) => name, minLength: 1, maxLength: 5 }),
        async (jobs) => {
          const unique = jobs.map((each, index) => ({ ...each, event: `${each.event}${index}` }));
          const expected = unique.map(({ name, event, retries, fields }) => ({
            ...{ name, event, retries: String(retries) },
            field: Object.entries(fields).map(([field, type]) => `${field}:${type}`),
          }));
          const yaml = unique.map(
            ({ fields, ...rest }) =>
              `  - name: ${rest.name}\n    event: ${rest.event}\n    retries: ${rest.retries}\n    fields:${
                Object.entries(fields)
                  .map(([field, type]) => `\n      - ${field}:${type}`)
                  .join("") || " []"
              }\n`,
          );
          expect(await answers(JSON.stringify({ jobs: unique }, null, 2))).toEqual(expected);
          expect(await answers(`jobs:\n${yaml.join("")}`)).toEqual(expected);
        },
      ),
      { numRuns: 100 },
    );
  });
});
