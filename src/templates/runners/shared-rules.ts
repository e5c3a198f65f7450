import { ts } from "@ts-morph/common";
import type { Imports } from "../imports.js";
import { resolved } from "./head.js";
import { memberCall, type Rule } from "./rewrite.js";
import type { TestFile } from "./test-file.js";

/** What is said alike for every runner that is not vitest. */
export function sharedRules({ source, input }: TestFile, tools: (name: string) => string, asked: Imports): Rule[] {
  const loadsAgain = /\bvi\.resetModules\(\)/.test(source.text);
  return [
    (node, print) => {
      const found = memberCall(node, "vi");
      return found?.name === "mocked" ? found.call.arguments.map(print).join(", ") : undefined;
    },
    (node) =>
      ts.isExpressionStatement(node) && memberCall(node.expression, "vi")?.name === "resetModules" ? "" : undefined,
    // `await vi.importActual<T>("./a")`: as it is, though something else is in its place.
    (node, print) => {
      const found = memberCall(node, "vi");
      const [specifier] = found?.name === "importActual" ? found.call.arguments : [];
      if (specifier === undefined || !ts.isStringLiteral(specifier)) return undefined;
      const [type] = found?.call.typeArguments ?? [];
      const named = type === undefined ? `<typeof import(${specifier.getText(source)})>` : `<${print(type)}>`;
      return `${tools("loadAgain")}${named}(${resolved(specifier.text, input.module)})`;
    },
    (node) => {
      if (!loadsAgain || !ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword)
        return undefined;
      const [specifier] = node.arguments;
      if (specifier === undefined || !ts.isStringLiteral(specifier)) return undefined;
      const type = `<typeof import(${specifier.getText(source)})>`;
      return `${tools("loadAgain")}${type}(${resolved(specifier.text, input.module)})`;
    },
    (node) => {
      if (!isTestPath(node, source)) return undefined;
      if (input.module === "cjs") return "__filename";
      asked.add("node:url", { exported: "fileURLToPath", local: "fileURLToPath", type: false });
      return "fileURLToPath(import.meta.url)";
    },
    // `typeof effects` of a module that is replaced is the type of what stands in its place.
  ];
}

const isTestPath = (node: ts.Node, source: ts.SourceFile): boolean =>
  ts.isPropertyAccessExpression(node) && node.getText(source) === "expect.getState().testPath";
