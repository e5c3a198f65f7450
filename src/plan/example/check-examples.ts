import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Template } from "../../templates/load.js";
import { readExamples, type StoredExample } from "../../templates/read-examples.js";
import { compareSnapshot, type Difference } from "./compare.js";
import { type ReadExample, readExample } from "./read-example.js";
import { renderExample, type Snapshot } from "./render-example.js";

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
   * - `error`: it cannot be read or rendered
   */
  readonly status: "same" | "differs" | "missing" | "stale" | "error";
  readonly differences: readonly Difference[];
  readonly error?: ScaffoldError;
}

/** What goes wrong within an example is its result; a directory of examples that cannot be read has one result. */
export const checkExamples = (template: Template): ExampleResult[] => {
  try {
    return readExamples(template).map((stored) => checkExample(template, stored));
  } catch (error) {
    return [failed(template, "examples", error)];
  }
};

function checkExample(template: Template, { name, file, text, snapshot }: StoredExample): ExampleResult {
  if (file === undefined) {
    return { template, name, status: "stale", differences: compareSnapshot(snapshot, new Map()) };
  }
  try {
    const rendered = renderRead(template, readExample(file, text, template.manifest));
    const differences = compareSnapshot(snapshot, rendered);
    const found = differences.length === 0 ? "same" : "differs";
    return { template, name, status: snapshot === undefined ? "missing" : found, differences };
  } catch (error) {
    return failed(template, name, error instanceof ScaffoldError ? ofExample(error, file) : error);
  }
}

function renderRead(template: Template, example: ReadExample): Snapshot {
  try {
    return renderExample(template, example);
  } catch (error) {
    throw example.explain(error);
  }
}

function failed(template: Template, name: string, error: unknown): ExampleResult {
  if (!(error instanceof ScaffoldError)) throw error;
  return { template, name, status: "error", differences: [], error };
}

/** What was found wrong without a look at the file is about the example as well. */
const ofExample = (error: ScaffoldError, file: string): ScaffoldError =>
  error.file === undefined ? error.changed({ file }) : error;
