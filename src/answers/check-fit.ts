import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project, Warning } from "../project/project.js";
import { printable } from "./printable.js";
import type { RawAnswers } from "./raw-answers.js";

/**
 * Refuses answers that would do nothing, or harm, in this project.
 * @throws ANSWER_INVALID for a feature where there are no feature folders
 */
export function checkFit(raw: RawAnswers, project: Project): Warning[] {
  if (raw.feature !== undefined && !project.functionsDirectory.value.includes("{feature}")) {
    throw new ScaffoldError("ANSWER_INVALID", "--feature is given, but this project has no feature folders.", {
      hint: `Leave --feature out: functions go to ${project.functionsDirectory.value}. --dir names another directory.`,
    });
  }
  if (raw.emitFrom !== undefined && raw.event === undefined) {
    throw new ScaffoldError("ANSWER_INVALID", "--emit-from is given, but the job has no event that could be sent.", {
      hint: "Leave --emit-from out, or give --event.",
    });
  }
  refuseWithoutDatabase(raw);
  const { test } = raw;
  const runner = project.runner?.name.value;
  const { noTest } = project;
  if (test === undefined && runner === undefined && noTest !== undefined) {
    const message = `No test is written: ${noTest}`;
    return [{ code: "TEST_NOT_RUN", message }];
  }
  // Where there is no runner at all, a next step says what to install.
  if (test === undefined || test === "none" || runner === undefined || test === runner) return [];
  const needs = test === "node" ? "runs with node --test" : `needs ${test} to be installed`;
  return [{ code: "RUNNER_MISMATCH", message: `The project runs its tests with ${runner}: the test ${needs}.` }];
}

function refuseWithoutDatabase({ db, dbClient, statusColumn, statusTable }: RawAnswers): void {
  const given = { "--db-client": dbClient, "--status-column": statusColumn, "--status-table": statusTable };
  const [flag] = Object.entries(given).find(([, value]) => value !== undefined) ?? [];
  if (db === "none" && flag !== undefined)
    throw new ScaffoldError("ANSWER_INVALID", `${flag} is given beside --db none, which writes no database code.`, {
      hint: "Leave one of them out.",
    });
  if (statusTable !== undefined && statusColumn !== undefined && statusColumn !== "none")
    throw new ScaffoldError("ANSWER_INVALID", "--status-column and --status-table are two places for one status.", {
      hint: "Give one of them.",
    });
}

/** Events that a job names beside the one that starts it. */
interface NamedEvents {
  readonly sent: readonly string[];
  readonly awaited: readonly string[];
}

/**
 * Refuses a job that would start itself again and again, or waits for what starts it.
 * @throws ANSWER_INVALID
 */
export function refuseLoop(trigger: string | undefined, { sent, awaited }: NamedEvents): void {
  if (trigger === undefined) return;
  if (sent.includes(trigger))
    throw new ScaffoldError(
      "ANSWER_INVALID",
      `The job is started by ${printable(trigger)} and would send it again at its end: it would never stop.`,
      { hint: "Send another event, such as one that says what was done." },
    );
  if (awaited.includes(trigger))
    throw new ScaffoldError(
      "ANSWER_INVALID",
      `${printable(trigger)} starts the job, and cannot be waited for as well.`,
      {
        hint: "Wait for another event, such as the one that brings the answer.",
      },
    );
}
