import { basename } from "node:path/posix";
import type { TemplateManifest } from "../../templates/manifest.js";
import { aligned } from "./aligned.js";
import { placeholders } from "./placeholders.js";

type File = TemplateManifest["files"][number];

/** The job of the command that `show` ends with, in a project whose client is `src/inngest/client.ts`. */
const JOB = "my-job";
const CLIENT_DIRECTORY = "src/inngest";

const EDITS = {
  "event-type": ["the event's type", "src/inngest/events.ts"],
  register: ["the registration", "src/app/api/inngest/route.ts"],
} as const;

/**
 * What a template writes, one line each: what it is, where it would lie in such a project, and its condition. A test
 * stands in the line of what it tests.
 */
export function fileLines(manifest: TemplateManifest): string[] {
  const known = knownOf(manifest);
  const { files } = manifest;
  const tests = new Map(files.flatMap((file) => testedBy(file, files)));
  const folded = new Set(tests.values());
  return aligned([
    ...files
      .filter((file) => !folded.has(file))
      .map((file) => {
        const { role, job } = file;
        const test = tests.get(file);
        const notes = [
          test === undefined ? "" : `tested by ${basename(placeOf(test, manifest))}`,
          conditionOf(file, manifest),
        ];
        return [
          job === undefined ? role : `${role} of ${job}`,
          placeOf(file, manifest),
          notes.filter(Boolean).join(", "),
        ];
      }),
    ...manifest.edits.map((edit) =>
      typeof edit === "string"
        ? EDITS[edit]
        : [placeholders(`${edit.env} in .env.example`, known), placeholders(edit.comment ?? "", known)],
    ),
  ]);
}

/** What a file tests, and itself; nothing where that is not clear, or more is asked of it than that tests are written. */
function testedBy(test: File, files: readonly File[]): [File, File][] {
  const role = test.role === "test" ? "function" : /^(.+)-test$/.exec(test.role)?.[1];
  const tested = files.filter((each) => each.role === role && each.job === test.job);
  return test.when === "test" && tested[0] !== undefined && tested.length === 1 ? [[tested[0], test]] : [];
}

function conditionOf({ job, when }: File, { jobs }: TemplateManifest): string {
  const conditions = [jobs.find(({ key }) => key === job)?.when, when].filter((it) => it !== undefined);
  return conditions.length === 0 ? "" : `when ${conditions.join(" and ")}`;
}

function placeOf({ role, job, to, sibling }: File, manifest: TemplateManifest): string {
  const known = knownOf(manifest);
  const functions = `${CLIENT_DIRECTORY}/functions`;
  if (sibling !== undefined)
    return `${functions}/${placeholders(sibling, known)}${role.endsWith("-test") ? ".test" : ""}.ts`;
  const further = manifest.jobs.find(({ key }) => key === job);
  const name = further === undefined ? JOB : placeholders(further.name, known);
  const paths = [
    ["paths.function", `${functions}/${name}.ts`],
    ["paths.effects", `${functions}/${name}.effects.ts`],
    ["paths.test", `${functions}/${name}.test.ts`],
    ["paths.driver", `${CLIENT_DIRECTORY}/inngest-test-driver.ts`],
  ] as const;
  return placeholders(to ?? "", new Map([...known, ...paths]));
}

/** What the command answers, and what is answered where nothing is. */
function knownOf({ questions, defaults }: TemplateManifest): Map<string, string> {
  const { entity = "order", cronEnv, cron } = defaults;
  return new Map([
    ["job.name", JOB],
    ["entity.kebab", String(entity)],
    ...(cronEnv === undefined ? [] : [["cron.env", String(cronEnv)] as [string, string]]),
    ...(cron === undefined ? [] : [["cron.expression", String(cron)] as [string, string]]),
    ...questions.flatMap(({ key, default: text }): [string, string][] =>
      text === undefined ? [] : [[`answers.${key}`, String(text)]],
    ),
  ]);
}
