import { checkRawAnswers } from "../answers/check-raw-answers.js";
import { parseEventName } from "../answers/event-name.js";
import { parseField } from "../answers/field.js";
import { parseJobName } from "../answers/job-name.js";
import { nearest } from "../answers/nearest.js";
import { QUESTIONS } from "../answers/questions.js";
import { parseTemplateAnswer } from "../answers/template-question.js";
import { meantKey, QUESTIONS_BY_KEY } from "../answers/written/answer-keys.js";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { TemplateManifest } from "./manifest.js";
import type { ManifestPath } from "./manifest-place.js";

/** What is wrong with a value of a manifest, as a sentence, and where that stands. */
export interface Mistake {
  readonly path: ManifestPath;
  readonly reason: string;
}

/**
 * The first mistake of a manifest whose shape is right: an answer that is none, a name or a field that no job could
 * have, a function that no file is for. A value that is a template is judged when it is rendered.
 */
export function mistakeIn(manifest: TemplateManifest): Mistake | undefined {
  for (const check of CHECKS) {
    for (const mistake of check(manifest)) return mistake;
  }
  return undefined;
}

type Mistakes = Generator<Mistake, void>;

function* questionMistakes({ questions }: TemplateManifest): Mistakes {
  for (const [index, question] of questions.entries()) {
    const { flag, default: answer } = question;
    if (QUESTIONS_BY_KEY.has(flag.slice(2)))
      yield { path: ["questions", index, "flag"], reason: `${flag} is what every job is asked.` };
    yield* misfits(question, ["questions", index]);
    if (answer === undefined) continue;
    const given = typeof answer === "boolean" ? answer : String(answer);
    yield* judged(["questions", index, "default"], () => parseTemplateAnswer(question, given));
  }
}

type Question = TemplateManifest["questions"][number];

/** What only some questions can have, and which. */
const ONLY_FOR: Readonly<Partial<Record<keyof Question, readonly Question["type"][]>>> = {
  choices: ["choice"],
  pattern: ["string", "number"],
  min: ["string", "number"],
  max: ["string", "number"],
  awaited: ["event", "duration"],
};

function* misfits(question: Question, path: ManifestPath): Mistakes {
  const { type, min, max, required, default: answer } = question;
  for (const [key, types] of Object.entries(ONLY_FOR))
    if (key in question && !types.includes(type))
      yield { path: [...path, key], reason: `says nothing about a question of type ${type}.` };
  if (min !== undefined && max !== undefined && min > max)
    yield { path: [...path, "max"], reason: "is less than min, so that there is no answer." };
  if (required === true && answer !== undefined)
    yield { path: [...path, "required"], reason: "says nothing beside a default." };
}

/** Of a key that no question of every job has. */
export function noSuchQuestion(key: string): string {
  const meant = meantKey(
    key,
    QUESTIONS.map((each) => each.key),
  );
  return `there is no such question${meant === undefined ? "." : `; did you mean ${meant}?`}`;
}

/** What is answered before a template is chosen. */
const OF_THE_JOB: readonly string[] = ["name", "template"];

function* defaultMistakes({ defaults, trigger }: TemplateManifest): Mistakes {
  for (const [key, answer] of Object.entries(defaults)) {
    if (OF_THE_JOB.includes(key)) yield { path: ["defaults", key], reason: "is what each job says itself." };
    yield* answerMistakes(["defaults", key], key, answer);
  }
  for (const key of ["event", "cron"])
    if (defaults[key] !== undefined && trigger?.every((each) => each !== key && each !== "both"))
      yield { path: ["defaults", key], reason: `is not what starts it: its trigger is ${trigger.join(", ")}.` };
}

function* readMistakes({ reads = [] }: TemplateManifest): Mistakes {
  for (const [index, field] of reads.entries()) yield* judged(["reads", index], () => parseField(field));
}

/** Of two with one name only one would count. */
function* twiceMistakes({ questions, events, jobs, edits }: TemplateManifest): Mistakes {
  const keysOf = (all: readonly { readonly key: string }[]): string[] => all.map(({ key }) => key);
  const lists: [ManifestPath, readonly string[]][] = [
    ...questions.map(({ choices = [] }, index): [ManifestPath, readonly string[]] => [
      ["questions", index, "choices"],
      choices,
    ]),
    [["events"], keysOf(events)],
    [["jobs"], keysOf(jobs)],
    [["edits"], edits.map((edit) => (typeof edit === "string" ? edit : JSON.stringify(edit)))],
  ];
  for (const [path, values] of lists) {
    const index = values.findIndex((value, at) => values.indexOf(value) < at);
    if (index >= 0) yield { path: [...path, index], reason: "is there twice." };
  }
}

function* answerMistakes(path: ManifestPath, key: string, answer: string | readonly string[]): Mistakes {
  const question = QUESTIONS.find((each) => each.key === key);
  if (question === undefined) {
    yield { path, reason: noSuchQuestion(key) };
  } else if (typeof answer !== "string" && !question.repeatable) {
    yield { path, reason: "is not a text." };
  } else {
    yield* judged(path, () => {
      checkRawAnswers({ [key]: answer });
      if (key === "event") parseEventName(String(answer));
    });
  }
}

function* eventMistakes({ events }: TemplateManifest): Mistakes {
  for (const [index, { name, fields }] of events.entries()) {
    if (isPlain(name)) yield* judged(["events", index, "name"], () => parseEventName(name));
    for (const [at, field] of fields.entries())
      if (isPlain(field)) yield* judged(["events", index, "fields", at], () => parseFieldLines(field));
  }
}

const parseFieldLines = (text: string): unknown =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(parseField);

function* jobMistakes({ jobs }: TemplateManifest): Mistakes {
  for (const [index, { name, cron, cronEnv, options }] of jobs.entries()) {
    if (isPlain(name)) yield* judged(["jobs", index, "name"], () => parseJobName(name));
    for (const [key, text] of Object.entries({ cron, cronEnv }))
      if (text !== undefined && isPlain(text)) yield* answerMistakes(["jobs", index, key], key, text);
    for (const [key, answer] of Object.entries(options))
      if ([answer].flat().every(isPlain)) yield* answerMistakes(["jobs", index, "options", key], key, answer);
  }
}

/** Each function of a template has a file; which of several it is may depend on the job. */
function* fileMistakes({ files, jobs }: TemplateManifest): Mistakes {
  for (const [index, { job }] of files.entries()) {
    const keys = ["main", ...jobs.map(({ key }) => key)];
    if (job !== undefined && !keys.includes(job)) yield { path: ["files", index, "job"], reason: noneOf(job, keys) };
  }
  const made = files.filter(({ role }) => role === "function").map(({ job }) => job ?? "main");
  if (!made.includes("main")) {
    const index = files.findIndex(({ role }) => nearest(role, ["function"]) !== undefined);
    const reason = 'has no file with the role "function", which is the job itself';
    yield index < 0
      ? { path: ["files"], reason: `${reason}.` }
      : { path: ["files", index, "role"], reason: `is ${JSON.stringify(files[index]?.role)}; did you mean function?` };
  }
  for (const [index, { key }] of jobs.entries())
    if (!made.includes(key))
      yield {
        path: ["jobs", index],
        reason: `has no file: one of "files" has the role "function" and the job ${JSON.stringify(key)}.`,
      };
}

const noneOf = (text: string, known: readonly string[]): string => {
  const meant = nearest(text, known);
  return `is none of ${known.join(", ")}${meant === undefined ? "." : `; did you mean ${meant}?`}`;
};

const isPlain = (text: string): boolean => !text.includes("{{");

function* judged(path: ManifestPath, judge: () => unknown): Mistakes {
  try {
    judge();
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    yield { path, reason: error.message };
  }
}

const CHECKS = [
  questionMistakes,
  defaultMistakes,
  readMistakes,
  eventMistakes,
  jobMistakes,
  fileMistakes,
  twiceMistakes,
] as const;
