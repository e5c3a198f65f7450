import { createHash } from "node:crypto";
import { posix } from "node:path";
import { createTwoFilesPatch } from "diff";
import type { Template } from "../../templates/load.js";
import { PLAN_FILE } from "../../templates/read-examples.js";
import type { FileChange, Plan } from "../plan.js";
import type { Example } from "./example.js";
import { planExample } from "./plan-example.js";

/** Texts by their path in the snapshot's directory. */
export type Snapshot = ReadonlyMap<string, string>;

/**
 * What a template makes of an example, by the same plan as `add`, in a project in memory.
 *
 * - `plan.txt`: what happens to each file, the warnings and the next steps
 * - `edits.diff`: what is inserted into files of the project
 * - `files/….snap`: every file that is created, but the test driver, which all jobs share: `plan.txt` has its checksum.
 *   No compiler, test runner or search for functions takes them for part of the repository.
 *
 * @throws what `add` throws for such answers
 */
export const renderExample = (template: Template, example: Example): Snapshot =>
  snapshotOf(planExample(template, example).plan);

function snapshotOf(plan: Plan): Snapshot {
  const created = plan.changes.filter(({ action }) => action === "create");
  const edits = plan.changes
    .filter(({ action }) => action === "modify")
    .map(diffOf)
    .join("");
  return new Map([
    [PLAN_FILE, describePlan(plan)],
    ...(edits === "" ? [] : [["edits.diff", edits] as const]),
    ...created
      .filter(({ path }) => !isDriver(path))
      .map(({ path, after = "" }) => [`files/${path}.snap`, after] as const),
  ]);
}

const isDriver = (path: string): boolean => /^inngest-test-driver\.[jt]s$/.test(posix.basename(path));

function describePlan({ changes, warnings, nextSteps }: Plan): string {
  const lines = changes.map(({ action, path, after = "" }) => {
    const sum = isDriver(path) ? `  sha256 ${createHash("sha256").update(after).digest("hex").slice(0, 16)}` : "";
    return `${action.padEnd(9)} ${path}${sum}`;
  });
  const warned = warnings.map(({ code, message }) => `${code} ${message}`);
  const parts = [
    lines.join("\n"),
    ...(warned.length === 0 ? [] : [`Warnings\n${warned.join("\n")}`]),
    ...(nextSteps.length === 0 ? [] : [`Next\n${nextSteps.map((step, index) => `${index + 1}. ${step}`).join("\n")}`]),
  ];
  return `${parts.join("\n\n")}\n`;
}

const diffOf = ({ path, before = "", after = "" }: FileChange): string =>
  createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context: 3 }).replace(
    /^=+\n/,
    "",
  );
