import type { ScaffoldError } from "../../errors/scaffold-error.js";
import { unifiedDiff } from "../output/diff.js";
import { errorDocument } from "../output/json.js";
import { changeOf, type Tested, writtenAs } from "./format-results.js";

/** What `templates test --json` prints. */
export function resultsDocument({ results, written, untested }: Tested): object {
  const examples = results.map((result) => ({
    template: result.template.manifest.id,
    example: result.name,
    status: written.includes(result) ? writtenAs(result) : result.status,
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
