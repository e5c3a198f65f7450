import * as z from "zod";
import { templateManifest } from "../../src/templates/manifest.js";

type Schema = Record<string, unknown>;

/** What the keys of a manifest are for, as an editor shows it. */
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  $schema: "where this schema is",
  id: "kebab-case name of the template, and of its directory",
  title: "what templates list calls it",
  description: "what it does, in a sentence",
  whenNot: "when something else fits better, one sentence each",
  steps: "the job's steps in their order, for the picture of templates show",
  requires: "the versions of scaffold-inngest it works with: >=0.2.0, ^1.2, or the least one",
  sdk: "majors of the Inngest SDK that it is written for",
  trigger: "what can start it; all where absent",
  handles: "events: its handler takes those of a batch",
  needs: "what the job has to have: id, cancelOn, retries",
  db: "what the model has to have before ORM code is generated",
  questions: "what the template asks beside the questions of every job",
  defaults: "answers for what is not answered, by the key of the question",
  reads: "fields that its code reads of the event that starts the job, name:type each",
  eventId: "id to send the event with, fields of it in angle brackets: ticket-<ticketId>",
  events: "events that it needs beside the one that starts the job",
  jobs: "further functions that it brings",
  files: "what it writes: a role, a template, and a destination",
  edits: "what it changes in the project: event-type, register, or a line of .env.example",
  nextSteps: "what is left to do, one sentence each",
};

const choiceHasChoices: Schema = {
  if: { properties: { type: { const: "choice" } }, required: ["type"] },
  // biome-ignore lint/suspicious/noThenProperty: a word of JSON schema.
  then: { required: ["choices"] },
};
const oneOf = (...keys: string[]): Schema => ({ oneOf: keys.map((key) => ({ required: [key] })) });
const anyOf = (...keys: string[]): Schema => ({ anyOf: keys.map((key) => ({ required: [key] })) });

/** The JSON schema of `template.json`: that of the tool's own check, with what JSON schema says otherwise. */
export function templateSchema(): Schema {
  const made = z.toJSONSchema(templateManifest, { io: "input", target: "draft-7" }) as Schema;
  const properties = made.properties as Record<string, Schema>;
  const described = Object.entries(properties).map(([key, schema]) => {
    const description = DESCRIPTIONS[key];
    return [key, { ...(description === undefined ? {} : { description }), ...schema }] as const;
  });
  const all: Record<string, Schema> = Object.fromEntries(described);
  const withRule = (key: string, rule: Schema): void => {
    all[key] = { ...all[key], items: { ...(all[key]?.items as Schema), ...rule } };
  };
  withRule("questions", choiceHasChoices);
  withRule("files", oneOf("to", "sibling"));
  withRule("jobs", anyOf("event", "cron", "on"));
  all.edits = { ...all.edits, contains: { const: "register" } };
  return { title: "template.json of scaffold-inngest", ...made, properties: all };
}
