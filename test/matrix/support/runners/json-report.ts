import type { FileResult, Results } from "./test-run.js";

/** The report of jest, which vitest writes too. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[] | null;
    }[];
  }[];
}

/** A file that did not load has failed, too. */
export function readJsonReport(text: string): Results {
  const report: Report = JSON.parse(text);
  return new Map(report.testResults.map((file) => [file.name, resultOf(file)]));
}

function resultOf({ status, message, assertionResults }: Report["testResults"][number]): FileResult {
  const failed = assertionResults.filter((each) => each.status === "failed");
  const said = failed.map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages?.join("\n")}`);
  return {
    passed: assertionResults.filter((each) => each.status === "passed").length,
    failed: Math.max(failed.length, status === "failed" ? 1 : 0),
    message: said.join("\n") || message,
  };
}
