import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Template } from "../../templates/load.js";
import { readExamples, type StoredExample } from "../../templates/read-examples.js";
import { compareSnapshot, type Difference } from "./compare.js";
import { readExample } from "./read-example.js";
import { renderExample } from "./render-example.js";

/** How one example of a template compares with its snapshot. */
export interface ExampleResult {
  readonly template: Template;
  /** The example's name. */
  readonly name: string;
  /**
   * - `same`: byte for byte
   * - `differs`: some of its files do
   * - `missing`: there is no snapshot yet
   * - `stale`: a snapshot whose example is gone
   * - `error`: it cannot be rendered
   */
  readonly status: "same" | "differs" | "missing" | "stale" | "error";
  readonly differences: readonly Difference[];
  readonly error?: ScaffoldError;
}

/** @throws TEMPLATE_INVALID when the examples cannot be read; what goes wrong within one is a result */
export const checkExamples = (template: Template): ExampleResult[] =>
  readExamples(template).map((stored) => checkExample(template, stored));

function checkExample(template: Template, { name, file, text, snapshot }: StoredExample): ExampleResult {
  if (file === undefined) {
    return { template, name, status: "stale", differences: compareSnapshot(snapshot, new Map()) };
  }
  try {
    const rendered = renderExample(template, readExample(file, text, template.manifest));
    const differences = compareSnapshot(snapshot, rendered);
    const found = differences.length === 0 ? "same" : "differs";
    return { template, name, status: snapshot === undefined ? "missing" : found, differences };
  } catch (error) {
    if (!(error instanceof ScaffoldError)) throw error;
    return { template, name, status: "error", differences: [], error: ofExample(error, file) };
  }
}

/** What was found wrong without a look at the file is about the example as well. */
const ofExample = (error: ScaffoldError, file: string): ScaffoldError =>
  error.file === undefined
    ? new ScaffoldError(error.code, error.message, { hint: error.hint, snippet: error.snippet, file, cause: error })
    : error;
