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
  "steps.step": "its id, with what varies in angle brackets: fetch-<entity>",
  "steps.kind": "the method of step that it calls; run where absent",
  "steps.each": "what it happens once for each of",
  "steps.when": "when it happens at all: with --downstream",
  "steps.onFailure": "it runs when an earlier one has failed for good",
  "steps.parallel": "it runs at the same time as the step before it",
  "steps.note": "what else is to be said of it",
  "db.columns": "what the entity's own model has to have; none is needed where absent",
  "db.idField": "the event has to have a field that names the row",
  "db.models": "models beside the entity's own",
  "db.models.key": "camelCase name that templates know it by: db.models.<key>",
  "db.models.names": "names it may have in the project, as singular nouns",
  "db.models.columns": "what it has to have",
  "db.status": "the states of the job that the entity's rows are to show, in the columns that the project has for it",
  "db.status.states": "the states that the template writes or asks for",
  "db.status.required": "no database code where the rows cannot show them",
  "db.models.insert": "the template adds rows: other columns have to be such as a new row may leave out",
  "questions.key": "camelCase name that templates know the answer by: answers.<key>",
  "questions.flag": "its flag on the command line: --downstream",
  "questions.type": "what an answer is; a duration is a time such as 30s, a function the id of one that is there",
  "questions.prompt": "what the wizard asks",
  "questions.describe": "what --help and templates show say of the flag",
  "questions.choices": "the answers that a choice has",
  "questions.default": "the answer where none is given",
  "questions.required": "there is no job without an answer",
  "questions.pattern": "a regular expression that the whole text or number has to match",
  "questions.min": "of a number its least value, of a text its least length",
  "questions.max": "of a number its greatest value, of a text its greatest length",
  "questions.awaited":
    "of an event: the job waits for it, and does not send it; of a duration: the job waits so long at most",
  "events.key": "camelCase name that templates know it by: events.<key>",
  "events.name": "its name, a template",
  "events.fields": "templates of name:type, with ? behind an optional one",
  "events.when": "a condition for it to be there",
  "jobs.key": "camelCase name that templates know it by: jobs.<key>",
  "jobs.name": "the function's id, a template",
  "jobs.event": "key of the event that starts it; main is the one that starts the job itself",
  "jobs.cron": "the schedule that starts it, a template",
  "jobs.cronEnv": "the environment variable that replaces the schedule",
  "jobs.on": "one of Inngest's own events starts it",
  "jobs.options": "function options, by the key of the question",
  "jobs.when": "a condition for it to be there",
  "files.role": "function, effects, test and driver are known; others are the template's own, tests end in -test",
  "files.template": "the .hbs file it is made of; ../_partials/ holds what templates share",
  "files.to": "where it goes, relative to the project root; a template",
  "files.sibling": "in place of to: the name of a module beside the function, a template",
  "files.when": "a condition for it to be written",
  "files.export": "the name that it exports, a template",
  "files.job": "key of the further function that it belongs to",
  "edits.env": "the variable's name in .env.example",
  "edits.value": "what stands behind it",
  "edits.comment": "what stands above it",
  "edits.when": "a condition for it to be added",
};

/** A column of the entity's own model, and of a further one. */
const COLUMN: Readonly<Record<string, string>> = {
  name: "its name in the model",
  names: "other names that it may have, in any case",
  optional: "the template does without it where it is not there",
  type: "the type of its values",
  values: "those that the template writes: an enum has to have them",
  nullable: "the template writes null to it",
  notNull: "the template counts on a value in every row",
  fraction: "it may hold fractions that the template reads, or that it writes",
  unique: "no two rows should have the same",
};

/** The schema with a description at every key that has one, however deep. */
function described(schema: unknown, path: string): unknown {
  if (Array.isArray(schema)) return schema.map((each) => described(each, path));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === "properties" ? withDescriptions(value as Record<string, Schema>, path) : described(value, path),
    ]),
  );
}

function withDescriptions(properties: Readonly<Record<string, Schema>>, path: string): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const at = path === "" ? key : `${path}.${key}`;
      const description = path.endsWith("columns") ? COLUMN[key] : DESCRIPTIONS[at];
      if (description === undefined) throw new Error(`${at} has no description`);
      return [key, { description, ...(described(schema, at) as Schema) }];
    }),
  );
}

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
  const all = withDescriptions(made.properties as Record<string, Schema>, "");
  const withRule = (key: string, rule: Schema): void => {
    all[key] = { ...all[key], items: { ...(all[key]?.items as Schema), ...rule } };
  };
  withRule("questions", choiceHasChoices);
  withRule("files", oneOf("to", "sibling"));
  withRule("jobs", anyOf("event", "cron", "on"));
  all.edits = { ...all.edits, contains: { const: "register" } };
  return { title: "template.json of scaffold-inngest", ...made, properties: all };
}
