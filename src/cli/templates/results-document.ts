import type { ScaffoldError } from "../../errors/scaffold-error.js";
import type { ExampleResult } from "../../plan/example/check-examples.js";
import { unifiedDiff } from "../output/diff.js";
import { errorDocument } from "../output/json.js";
import { changeOf } from "./format-results.js";

/** What `templates test --json` prints. */
export function resultsDocument(
  results: readonly ExampleResult[],
  written: readonly ExampleResult[],
  untested: readonly string[],
): object {
  const examples = results.map((result) => ({
    template: result.template.manifest.id,
    example: result.name,
    status: written.includes(result) ? "written" : result.status,
    files: result.differences.map((each) => ({
      path: each.path,
      status: each.kind,
      diff: unifiedDiff(changeOf(each)),
    })),
    ...(result.error === undefined ? {} : { error: errorOf(result.error) }),
  }));
  return { ok: true, command: "templates test", examples, untested };
}

const errorOf = (error: ScaffoldError): object => (errorDocument(error) as { readonly error: object }).error;
