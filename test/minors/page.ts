import { sdkNeeds } from "../../src/plan/example/sdk-needs.js";
import type { SdkMajor } from "../../src/project/project.js";
import { type Feature, featuresOf, type Group, NEWEST, OLDEST } from "../../src/project/sdk/features.js";
import { inWords } from "../../src/project/sdk/words.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { listTemplates } from "../../src/templates/load.js";
import { markdownTable } from "../support/readme.js";

const MAJORS: readonly SdkMajor[] = [3, 4];

/** What `docs/sdk-versions.md` says: the table of minors, and what each built-in template needs. */
export const sdkVersionsPage = (): string => `# What each version of Inngest has

Repositories are locked on a version of \`inngest\`, and each minor brought something. What is installed decides, else what
a lock file holds (npm, pnpm, Yarn, Bun, Deno), else the lowest version that package.json allows:
\`npx scaffold inngest info\` shows which it is.

- What a version lacks and the job cannot do without is refused before anything is written, with the version that has it.
- What it can do without is left out, such as \`optimizeParallelism\`.
- What only later versions of the package export is never imported.

These tables are made from the published packages, ${OLDEST[3]} to ${NEWEST[3]} and ${OLDEST[4]} to ${NEWEST[4]}: from their declarations,
and what they do by running them. A dash means that no version of that major has it.

\`npm run test:matrix\` tries every template with 15 of these minors, vitest 2 to 5, Jest 29 and 30, Bun and Node's own runner, and TypeScript 5.4,
5.9, 6 and 7, so that every two of them meet in some project: it compiles under the strictest flags, is served, its tests
pass and notice mistakes. Not tried, because they do not exist: vitest 5 before Node 22, flags before the TypeScript that brought
them, and \`isolatedDeclarations\` with Drizzle's tables or a registry made by zod, whose types nobody writes by hand.

## Templates

${table(["template", "SDK 3", "SDK 4", "because of"], templates())}

## Options of a function

${features("options", "option")}

## Triggers

${features("triggers", "trigger")}

## Tools of \`step\`

${features("steps", "tool")}

## What a handler is given

${features("context", "name")}

## What it does

${table(
  ["behaviour", "SDK 3", "SDK 4"],
  rows("behaviours", (name) => inWords(`behaviours.${name}` as Feature)),
)}

## Options of the client

${features("client", "option")}

## What \`inngest\` exports

${features("values", "name")}

Members of these:

${features("members", "member")}

## Types that \`inngest\` exports

The types of the names above are not listed again.

${table(
  ["type", "SDK 3", "SDK 4"],
  rows("types", code).filter(([name = ""]) => !Object.hasOwn(featuresOf("values"), name.slice(1, -1))),
)}

## Entry points

${features("entries", "entry")}
`;

const code = (text: string): string => `\`${text}\``;

const features = (group: Group, head: string): string => table([head, "SDK 3", "SDK 4"], rows(group, code));

const rows = (group: Group, name: (text: string) => string): string[][] =>
  Object.entries(featuresOf(group)).map(([feature, since]) => [
    name(feature),
    ...MAJORS.map((major) => sinceText(major, since[major])),
  ]);

const sinceText = (major: SdkMajor, since: string | undefined): string =>
  since === undefined ? "–" : since === OLDEST[major] ? "all" : since;

function templates(): string[][] {
  return listTemplates([builtinTemplatesDirectory()]).map((template) => {
    const needs = sdkNeeds(template);
    const because = needs.flatMap(({ because: feature }) => (feature === undefined ? [] : [inWords(feature)]));
    const since = MAJORS.map((major) => sinceText(major, needs.find((need) => need.major === major)?.since));
    return [code(template.manifest.id), ...since, [...new Set(because)].join("; ")];
  });
}

const table = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  markdownTable(head, body).trimEnd();
