import picocolors from "picocolors";
import type { ExampleResult } from "../../plan/example/check-examples.js";
import { unifiedDiff } from "../output/diff.js";
import { formatError } from "../output/error.js";
import { changeOf, isFailure, reasonOf, type Tested, untestedReason } from "./format-results.js";

const PLAIN = picocolors.createColors(false);

/**
 * The results as JUnit's XML, one suite per template and one case per example; CI systems read it. A template without
 * an example has one case, which fails.
 */
export function junitReport({ results, written, untested }: Tested): string {
  const failed = (result: ExampleResult): boolean => isFailure(result) && !written.includes(result);
  const ids = [...new Set([...results.map(({ template }) => template.manifest.id), ...untested])];
  const suites = ids.map((id) => {
    const own = results.filter(({ template }) => template.manifest.id === id);
    const without = untested.filter((each) => each === id);
    const cases = [...own.map((result) => caseOf(id, result, failed(result))), ...without.map(untestedCase)].join("");
    const failures = own.filter(failed).length + without.length;
    return `  <testsuite name="${escaped(id)}" tests="${own.length + without.length}" failures="${failures}">\n${cases}  </testsuite>\n`;
  });
  const tests = results.length + untested.length;
  const failures = results.filter(failed).length + untested.length;
  const head = `<testsuites name="templates" tests="${tests}" failures="${failures}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.join("")}</testsuites>\n`;
}

function caseOf(id: string, result: ExampleResult, failed: boolean): string {
  const start = `    <testcase classname="${escaped(id)}" name="${escaped(result.name)}"`;
  if (!failed) return `${start}/>\n`;
  const { error, differences } = result;
  const detail = error ? formatError(error, PLAIN) : differences.map((each) => unifiedDiff(changeOf(each))).join("\n");
  return `${start}>\n      <failure message="${escaped(reasonOf(result))}">${escaped(detail)}</failure>\n    </testcase>\n`;
}

const untestedCase = (id: string): string =>
  `    <testcase classname="${escaped(id)}" name="examples">\n      <failure message="${escaped(untestedReason(id))}"/>\n    </testcase>\n`;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Characters that XML 1.0 cannot hold at all are shown as their code. */
const escaped = (text: string): string =>
  text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
