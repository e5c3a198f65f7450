import { ts } from "@ts-morph/common";
import { Imports } from "../imports.js";
import { bunRules } from "./bun.js";
import { headOf } from "./head.js";
import { importsOf } from "./imports-of.js";
import { moduleMock } from "./module-mocks.js";
import { nodeRules } from "./node.js";
import { printer } from "./rewrite.js";
import type { RunnerInput } from "./runner-input.js";
import { sharedRules } from "./shared-rules.js";
import { type TestFile, watchedIn } from "./test-file.js";

/**
 * A test written for vitest in the words of Bun's or Node's runner. Neither puts a module in another's place before the
 * imports of a file are loaded, so that what loads such a module is imported after.
 *
 * @throws Error naming what the runner has no words for
 */
export function inRunner(text: string, input: RunnerInput): string {
  const source = ts.createSourceFile("test.ts", text, ts.ScriptTarget.Latest, true);
  const imports = importsOf(source);
  const mocks = source.statements.flatMap((statement) => moduleMock(statement) ?? []);
  const file: TestFile = { source, imports, mocks, input, watched: watchedIn(source, { imports, mocks, input }) };
  const asked = new Imports();
  const tools = (name: string): string => {
    asked.add(input.driver, { exported: name, local: name, type: false });
    return name;
  };
  const rules = [
    ...sharedRules(file, tools, asked),
    ...(input.runner === "bun" ? bunRules(file, asked) : nodeRules(file, tools, asked)),
  ];
  const print = printer(source, rules);
  const head = headOf(file, { print, asked, tools });
  const first = source.statements.findIndex((each) => !ts.isImportDeclaration(each));
  const body = source.statements
    .slice(first < 0 ? source.statements.length : first)
    .filter((each) => moduleMock(each) === undefined)
    .map((each) => source.text.slice(each.pos, each.getStart(source)) + print(each))
    .join("")
    .trim();
  // What the body uses is known when it is printed.
  return `${asked.print()}\n${head}${body}\n`;
}
