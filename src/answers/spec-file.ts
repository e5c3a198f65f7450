import { printable } from "./printable.js";
import type { RawAnswers } from "./raw-answers.js";
import { parseTemplateAnswer, type TemplateFacts } from "./template-question.js";
import { meantKey, QUESTIONS_BY_KEY } from "./written/answer-keys.js";
import { type At, type DocumentEntry, type DocumentNode, type DocumentSource, refuseAt } from "./written/document.js";
import { explainAt, textOf, writtenAnswers } from "./written/written-answers.js";

/** One job as a spec file says it. */
export interface SpecJob {
  readonly name: string;
  readonly raw: RawAnswers;
  /** Where it begins. */
  readonly at: At;
  /** Where each answer stands, by the key of its question and by its flag without the dashes. */
  readonly places: ReadonlyMap<string, At>;
  /** What no question of the table asks for: the template may. */
  readonly rest: readonly DocumentEntry[];
}

export interface SpecFile {
  readonly source: DocumentSource;
  /** At least one. */
  readonly jobs: readonly SpecJob[];
}

const ROOT_KEYS = ["jobs", "$schema"];
/** More than these in one plan nobody can look through. */
const MOST_JOBS = 1000;

/**
 * A list of jobs in YAML or JSON, each judged as far as that goes without its template and the project.
 *
 * @param file as it is to be named in messages; what ends in .json has to be JSON
 * @throws SPEC_INVALID, and the code of an answer that is not valid, with line and column
 */
export async function readSpec(file: string, text: string): Promise<SpecFile> {
  const source: DocumentSource = { file, text, code: "SPEC_INVALID" };
  const root = await readDocument(source);
  const jobs = jobList(source, root).map((node) => readJob(source, node));
  refuseTwice(source, jobs);
  return { source, jobs: shareFields(source, jobs) };
}

/** Each format has a parser of its own, and only one is loaded. JSON that is not whole is still no YAML. */
async function readDocument(source: DocumentSource): Promise<DocumentNode> {
  if (source.file.endsWith(".json") || isJson(source.text)) return readJson(source);
  const { readYamlDocument } = await import("./written/yaml-document.js");
  try {
    return readYamlDocument(source);
  } catch (error) {
    if (!/^\uFEFF?\s*\{\s*("|$)/.test(source.text)) throw error;
    return readJson(source);
  }
}

const readJson = async (source: DocumentSource): Promise<DocumentNode> =>
  (await import("./written/json-document.js")).readJsonDocument(source);

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ""));
    return true;
  } catch {
    return false;
  }
}

function jobList(source: DocumentSource, root: DocumentNode): readonly DocumentNode[] {
  const hint = "Write it like this:\n  jobs:\n    - name: parse-transcript\n      event: crm/transcript.uploaded";
  if (root.kind !== "map") throw refuseAt(source, root.at, { message: `${source.file} has no key jobs.`, hint });
  const wrong = root.entries.find(({ key }) => !ROOT_KEYS.includes(key));
  if (wrong !== undefined) throw unknownKey(source, wrong, ROOT_KEYS);
  const jobs = root.entries.find(({ key }) => key === "jobs");
  if (jobs === undefined) throw refuseAt(source, root.at, { message: `${source.file} has no key jobs.`, hint });
  if (jobs.value.kind !== "list") throw refuseAt(source, jobs.value.at, { message: "jobs is not a list.", hint });
  const { items } = jobs.value;
  if (items.length === 0) throw refuseAt(source, jobs.value.at, { message: "jobs has no job in it.", hint });
  if (items.length > MOST_JOBS)
    throw refuseAt(source, jobs.at, {
      message: `There are ${items.length} jobs; ${MOST_JOBS} can be planned together.`,
      hint: "Split the file.",
    });
  return items;
}

function readJob(source: DocumentSource, node: DocumentNode): SpecJob {
  if (node.kind !== "map") {
    throw refuseAt(source, node.at, {
      message: "A job is a map of its answers.",
      hint: "Write it like this: { name: parse-transcript, event: crm/transcript.uploaded }",
    });
  }
  const asked: { entry: DocumentEntry; question: NonNullable<ReturnType<typeof QUESTIONS_BY_KEY.get>> }[] = [];
  const rest: DocumentEntry[] = [];
  for (const entry of node.entries) {
    const question = QUESTIONS_BY_KEY.get(entry.key);
    if (question === undefined) rest.push(entry);
    else asked.push({ entry, question });
  }
  const { raw, places } = writtenAnswers(source, asked);
  if (raw.name === undefined) {
    const meant = rest.find(({ key }) => meantKey(key, QUESTIONS_BY_KEY.keys()) === "name");
    if (meant !== undefined) throw unknownKey(source, meant, QUESTIONS_BY_KEY.keys());
    throw refuseAt(source, node.at, {
      code: "MISSING_ANSWER",
      message: "The job has no name.",
      hint: "Add name: parse-transcript.",
    });
  }
  return { name: raw.name, raw, at: node.at, places, rest };
}

function refuseTwice(source: DocumentSource, jobs: readonly SpecJob[]): void {
  const first = new Map<string, SpecJob>();
  for (const job of jobs) {
    const earlier = first.get(job.name);
    if (earlier !== undefined) {
      throw refuseAt(source, job.places.get("name") ?? job.at, {
        code: "NAME_TAKEN",
        message: `The job ${printable(job.name)} is there twice, first ${placeOf(source, earlier)}.`,
        hint: "Give one of them another name.",
      });
    }
    first.set(job.name, job);
  }
}

const placeOf = ({ text }: DocumentSource, { places, at }: SpecJob): string => {
  const offset = places.get("name") ?? at;
  return typeof offset === "number" ? `in line ${text.slice(0, offset).split("\n").length}` : "above";
};

/** An event that starts several jobs has one type: who says it, says it for all. */
function shareFields(source: DocumentSource, jobs: readonly SpecJob[]): SpecJob[] {
  const told = new Map<string, SpecJob>();
  for (const job of jobs) {
    const { event, field } = job.raw;
    if (event === undefined || field === undefined) continue;
    const earlier = told.get(event);
    if (earlier !== undefined && !isSame(earlier.raw.field, field)) {
      throw refuseAt(source, job.places.get("field") ?? job.at, {
        code: "FIELD_INVALID",
        message: `The event ${printable(event)} has other fields in the job ${earlier.name}, ${placeOf(source, earlier)}.`,
        hint: "Give the same fields, leave them out in one of the jobs, or give the event another name.",
      });
    }
    if (earlier === undefined) told.set(event, job);
  }
  return jobs.map((job) => {
    const field = told.get(job.raw.event ?? "")?.raw.field;
    return field === undefined ? job : { ...job, raw: { ...job.raw, field } };
  });
}

const isSame = (one: readonly string[] | undefined, other: readonly string[]): boolean =>
  JSON.stringify([...(one ?? [])].sort()) === JSON.stringify([...other].sort());

/**
 * The job with its answers to the questions of its template.
 * @throws SPEC_INVALID for a key that neither the table nor the template knows; ANSWER_INVALID, EVENT_INVALID
 */
export function withTemplate(source: DocumentSource, job: SpecJob, template: TemplateFacts): SpecJob {
  const extra: Record<string, string> = {};
  const places = new Map(job.places);
  const questions = new Map(template.questions.map((question) => [question.flag.slice(2), question]));
  for (const entry of job.rest) {
    const question = questions.get(entry.key);
    if (question === undefined) throw unknownKey(source, entry, [...QUESTIONS_BY_KEY.keys(), ...questions.keys()]);
    const text = textOf(source, entry.key, entry.value);
    places.set(entry.key, entry.value.at);
    try {
      parseTemplateAnswer(question, text);
    } catch (error) {
      throw explainAt(source, entry.value.at, error);
    }
    extra[question.key] = text;
  }
  return { ...job, raw: { ...job.raw, extra }, places, rest: [] };
}

/**
 * Refuses a key of a job whose template is not known, where none of those that it might have asks for it.
 * @throws SPEC_INVALID
 */
export function refuseUnknown(source: DocumentSource, { rest }: SpecJob, templates: readonly TemplateFacts[]): void {
  const asked = templates.flatMap(({ questions }) => questions.map(({ flag }) => flag.slice(2)));
  const wrong = rest.find(({ key }) => !asked.includes(key));
  if (wrong !== undefined) throw unknownKey(source, wrong, [...QUESTIONS_BY_KEY.keys(), ...asked]);
}

function unknownKey(source: DocumentSource, { key, at }: DocumentEntry, known: Iterable<string>): Error {
  const meant = meantKey(key, known);
  return refuseAt(source, at, {
    message: `There is no key ${printable(key)} here.`,
    hint: meant === undefined ? `There are: ${[...known].join(", ")}.` : `Did you mean ${meant}?`,
  });
}
