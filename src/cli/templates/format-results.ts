import type { ExampleResult } from "../../plan/example/check-examples.js";
import type { Difference } from "../../plan/example/compare.js";
import type { Colors } from "../output/colors.js";
import { formatDiff } from "../output/diff.js";
import { formatError } from "../output/error.js";

export const isFailure = ({ status }: ExampleResult): boolean => status !== "same";

/** What the matter is with an example, in a few words. */
export function reasonOf({ status, differences }: ExampleResult): string {
  if (status === "same") return "";
  if (status === "missing") return "has no snapshot yet";
  if (status === "stale") return "is a snapshot whose example is gone";
  if (status === "error") return "cannot be rendered";
  return differences.map(({ path, kind }) => (kind === "differs" ? path : `${path} (${kind})`)).join(", ");
}

/** What `templates test` found. */
export interface Tested {
  readonly results: readonly ExampleResult[];
  /** Those whose snapshots were written, or taken away where the example is gone. */
  readonly written: readonly ExampleResult[];
  /** Ids of templates that have no example. */
  readonly untested: readonly string[];
}

/** What became of an example's snapshot. */
export const writtenAs = ({ status }: ExampleResult): "removed" | "written" =>
  status === "stale" ? "removed" : "written";

/** What the matter is with a template that has no example. */
export const untestedReason = (id: string): string =>
  `has no example, so that nothing tests it; write ${id}/examples/small-project.json`;

/** One line per example, below it what differs, and at the end what it comes to. */
export function formatResults(
  { results, written, untested, quiet }: Tested & { readonly quiet: boolean },
  colors: Colors,
): string {
  const blocks = results
    .filter((result) => !quiet || (isFailure(result) && !written.includes(result)))
    .map((result) => formatResult(result, written.includes(result), colors));
  const without = untested.map((id) => `${colors.red("✗")} ${id}: ${untestedReason(id)}`);
  const all = [...blocks, ...without, ...(quiet ? [] : [`\n${summarise({ results, written, untested })}`])];
  return all.map((block) => `${block}\n`).join("");
}

function formatResult(result: ExampleResult, written: boolean, colors: Colors): string {
  const name = `${result.template.manifest.id}/${result.name}`;
  if (written) return `${colors.green("✓")} ${name} ${colors.dim(writtenAs(result))}`;
  if (!isFailure(result)) return `${colors.green("✓")} ${name}`;
  const head = `${colors.red("✗")} ${name}: ${reasonOf(result)}`;
  if (result.error !== undefined) return `${head}\n${indented(formatError(result.error, colors))}`;
  // A snapshot that is not there, or not wanted, would be a diff of everything.
  if (result.status !== "differs") return head;
  return `${head}\n${indented(formatDiff(result.differences.map(changeOf), colors))}`;
}

/** From what is stored to what is rendered. */
export const changeOf = ({ path, before, after }: Difference) => ({ path, action: "modify" as const, before, after });

const indented = (text: string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? line : `    ${line}`))
    .join("\n");

function summarise({ results, written, untested }: Tested): string {
  const failed = results.filter((result) => isFailure(result) && !written.includes(result));
  const examples = count(results.length, "example");
  const without = untested.length > 0 ? ` ${count(untested.length, "template")} without an example.` : "";
  if (failed.length > 0) return `${failures(failed, examples)}${without}`;
  if (written.length === 0)
    return results.length === 0 ? without.trimStart() : `${examples}, all as the snapshots say.${without}`;
  const removed = written.filter((result) => writtenAs(result) === "removed").length;
  const done = [
    ...(written.length > removed ? [`${written.length - removed} written`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ];
  return `${examples}; ${done.join(", ")}. Commit the snapshots.${without}`;
}

/** What cannot be rendered cannot be meant. */
function failures(failed: readonly ExampleResult[], examples: string): string {
  const errors = failed.filter(({ status }) => status === "error").length;
  const others = failed.length - errors;
  const rendered = others === 0 ? [] : [`${others} of ${examples} not as the snapshots say.`];
  const broken = errors === 0 ? [] : [`${errors} of ${examples} cannot be rendered.`];
  return [...rendered, ...broken, ...(others === 0 ? [] : ["Where a difference is meant: templates test -u."])].join(
    " ",
  );
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
