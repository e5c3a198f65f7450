import type { TemplateQuestion } from "../../answers/template-question.js";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { type SdkNeed, sdkNeeds } from "../../plan/example/sdk-needs.js";
import type { SdkMajor } from "../../project/project.js";
import { loadTemplate, type Template } from "../../templates/load.js";
import type { TemplateManifest } from "../../templates/manifest.js";
import { readExamples } from "../../templates/read-examples.js";
import { shellQuote } from "../../text/shell-quote.js";
import { readCommonOptions } from "../common-options.js";
import type { Context } from "../context.js";
import { inOwnWords } from "../invocation.js";
import type { Colors } from "../output/colors.js";
import { printJson } from "../output/json.js";
import { visible } from "../output/visible.js";
import type { Parsed } from "../parse-flags.js";
import { templateOption } from "../question-options.js";
import { aligned } from "./aligned.js";
import { diagram } from "./diagram.js";
import { readDirectories, type Source, sourceOf } from "./directories.js";
import { fileLines } from "./file-lines.js";

/**
 * Prints what one template is for, does, writes and asks.
 * @throws TEMPLATE_UNKNOWN
 */
export async function show(parsed: Parsed, { streams, colors }: Context): Promise<number> {
  const directories = await readDirectories(parsed, streams);
  const template = loadTemplate(parsed.operands[0] ?? "", directories.all, directories.helpers);
  const source = sourceOf(directories)(template);
  const examples = readExamples(template).flatMap(({ name, file }) => (file === undefined ? [] : [name]));
  const needs = needsOf(template);
  if (readCommonOptions(parsed, streams).json) {
    printJson(streams, { ok: true, template: { ...template.manifest, source, examples, needsInngest: needs } });
    return 0;
  }
  streams.stdout.write(`${describe(template, { source, examples, needs, colors })}\n`);
  return 0;
}

/** A template whose example is not right yet is shown without. */
function needsOf(template: Template): SdkNeed[] {
  try {
    return sdkNeeds(template);
  } catch (error) {
    if (error instanceof ScaffoldError) return [];
    throw error;
  }
}

interface Shown {
  readonly source: Source;
  readonly examples: readonly string[];
  readonly needs: readonly SdkNeed[];
  readonly colors: Colors;
}

function describe({ manifest }: Template, { source, examples, needs, colors }: Shown): string {
  const { id, title, description, whenNot, sdk } = manifest;
  const section = (name: string, lines: readonly string[]): string[] =>
    lines.length === 0
      ? []
      : [
          `${colors.bold(name)}\n${lines
            .map((line) => visible(line))
            .map((line) => `  ${line}`)
            .join("\n")}`,
        ];
  return [
    `${colors.bold(id)}  ${visible(title)}  ${colors.dim(`(SDK ${majors(sdk, needs)}, ${source})`)}\n${visible(description)}`,
    ...section("Not when", whenNot),
    ...section("Steps", diagram(manifest)),
    ...section("Files, for example", fileLines(manifest)),
    ...section("Flags of its own", questionLines(manifest)),
    [
      ...(examples.length === 0 ? [] : [`${colors.bold("Tried with")}  ${visible(examples.join(", "))}`]),
      `${colors.bold("Use it")}      ${visible(inOwnWords(exampleCommand(manifest)))}`,
    ].join("\n"),
  ].join("\n\n");
}

/** "3 from 3.12.0, 4": the majors, and the version that is needed where not every one will do. */
const majors = (sdk: readonly SdkMajor[], needs: readonly SdkNeed[]): string =>
  sdk
    .map((major) => {
      const need = needs.find((each) => each.major === major && each.because !== undefined);
      return need === undefined ? String(major) : `${major} from ${need.since}`;
    })
    .join(", ");

const questionLines = ({ id, questions }: TemplateManifest): string[] =>
  aligned(
    questions.map((question) => {
      const { flag, argument } = templateOption(question, id);
      const notes = [
        question.required ? "required" : undefined,
        question.default === undefined ? undefined : `else ${String(question.default)}`,
      ].filter((note) => note !== undefined);
      const limits = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
      return [`${flag} ${argument ?? ""}`.trim(), `${question.describe}${limits}`];
    }),
  );

const STARTS: Readonly<Record<string, string>> = {
  event: "--event app/order.created --field orderId:string",
  cron: '--cron "0 2 * * *"',
  both: '--event app/order.created --field orderId:string --cron "0 2 * * *"',
};

/** What may stand for an answer that has to be given; in angle brackets where only its author knows one. */
function sampleAnswer({ type, choices = [], min = 1 }: TemplateQuestion): string {
  if (type === "choice") return choices[0] ?? "";
  if (type === "number") return String(min);
  if (type === "event") return "app/order.completed";
  if (type === "duration") return "1h";
  return type === "function" ? "<id>" : "<text>";
}

function exampleCommand({ id, trigger, defaults, needs = [], questions }: TemplateManifest): string {
  const known = defaults.event !== undefined || defaults.cron !== undefined;
  const start = known ? "" : ` ${STARTS[trigger?.[0] ?? "event"] ?? ""}`;
  const cancel = needs.includes("cancelOn") && defaults.cancelOn === undefined ? " --cancel-on app/order.canceled" : "";
  const asked = questions
    .filter(({ required, type }) => required === true && type !== "boolean")
    .map((question) => ` ${question.flag} ${shellQuote(sampleAnswer(question))}`);
  return `npx scaffold inngest add my-job --template ${id}${start}${cancel}${asked.join("")}`;
}
