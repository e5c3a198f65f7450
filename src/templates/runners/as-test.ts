import { ts } from "@ts-morph/common";
import { commonJsExports } from "../../project/common-js.js";
import { exportedNodes } from "../../project/exported-names.js";
import { parseDownwards } from "../../project/parse.js";
import type { RunnerName } from "../../project/project.js";
import { stringLiteral } from "../../text/ts-literal.js";
import type { RenderContext } from "../context.js";
import { invalidTemplate } from "../invalid-template.js";
import type { RenderedFile } from "../render.js";
import { inRunner } from "./in-runner.js";
import type { RunnerInput } from "./runner-input.js";

interface TestText {
  readonly path: string;
  readonly text: string;
  /** Path of the template file. */
  readonly file: string;
  /** Key of the function that it tests. */
  readonly job: string;
}

/**
 * A rendered test in the words of the project's runner.
 * @throws TEMPLATE_INVALID where the runner has no words for it
 */
export function asTest(test: TestText, context: RenderContext, written: readonly RenderedFile[]): string {
  const runner = context.test?.runner;
  if (runner !== "bun" && runner !== "node") return withRealClient(test, context);
  try {
    return inRunner(test.text, inputOf(runner, test, context, written));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const message = `${test.file} renders to a test that ${runner === "bun" ? "Bun's" : "Node's"} runner cannot take: ${error.message}.`;
    throw invalidTemplate(message, { file: test.file, cause: error });
  }
}

/** Runs of a function need the client itself, whatever the project's set-up of tests puts in its place. */
function withRealClient({ path, text }: TestText, { test, symbols: { client } }: RenderContext): string {
  const specifier = client?.specifiers[path] ?? client?.specifiers["*"];
  if (test?.mocksClient === undefined || specifier === undefined) return text;
  const unmock = (line: string, mock: string): string => `${mock}.unmock(${stringLiteral(specifier)});\n${line}`;
  return text.replace(/^(vi|jest)\.mock\(/m, unmock);
}

function inputOf(
  runner: RunnerInput["runner"],
  { path, job }: TestText,
  context: RenderContext,
  written: readonly RenderedFile[],
): RunnerInput {
  const roles = Object.entries(context.symbols).map(([role, { specifiers }]) => ({
    role,
    specifier: specifiers[path] ?? specifiers["*"],
  }));
  const roleOf = (specifier: string): string | undefined => roles.find((each) => each.specifier === specifier)?.role;
  const moduleOf = (specifier: string): RenderedFile | undefined => {
    const ofRole = written.filter(({ role }) => role === roleOf(specifier));
    return ofRole.find((each) => each.job === job) ?? ofRole.find((each) => each.job === "main");
  };
  return {
    runner,
    module: context.test?.module ?? "esm",
    driver: roles.find(({ role }) => role === "driver")?.specifier ?? "",
    exportsOf: (specifier) => exportsOf(moduleOf(specifier)),
    isLate: (specifier) =>
      LATE.test(roleOf(specifier) ?? "") || (roleOf(specifier) !== "driver" && moduleOf(specifier) !== undefined),
  };
}

/** What may load a database or the modules of the plan; types of events and tables load neither. */
const LATE = /^(?:client|(?:.*\.)?function)$/;

function exportsOf(file: RenderedFile | undefined): { functions: string[]; others: boolean } | undefined {
  if (file === undefined) return undefined;
  const source = parseDownwards(file.path, file.text);
  const declared = new Set(source.statements.filter(ts.isFunctionDeclaration).flatMap(({ name }) => name?.text ?? []));
  const required = commonJsExports(source).flatMap(({ name }) => name ?? []);
  const exported = source.statements
    .flatMap(exportedNodes)
    .map((node) => (node === "default" ? node : (node as ts.Identifier).text));
  const all = [...new Set([...exported, ...required])];
  const functions = all.filter((name) => declared.has(name));
  return { functions, others: all.length > functions.length };
}

const ENVIRONMENT: Readonly<Partial<Record<RunnerName, string>>> = {
  vitest: "// @vitest-environment node",
  jest: "/** @jest-environment node */",
};

/** The head of a test that needs Node where the project's tests run in something else. */
export function inEnvironment(text: string, { test, style }: RenderContext): string {
  const line = test?.environment === undefined ? undefined : ENVIRONMENT[test.runner];
  return line === undefined ? text : text.replace(/^\uFEFF?/, (mark) => `${mark}${line}${style.eol}`);
}
