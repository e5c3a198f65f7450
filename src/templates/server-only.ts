import type { RenderContext } from "./context.js";
import { type FileScope, fileScope } from "./file-scope.js";

/**
 * A test of what imports server-only: the package throws outside React's server, and is replaced. Other tests stay as they are.
 *
 * @param render renders the test with what is imported before anything in it asks for it
 */
export function withoutServerOnly(
  text: string,
  context: RenderContext,
  path: string,
  render: (scope: FileScope) => string,
): string {
  const { test, serverOnly } = context;
  if (serverOnly === undefined || test === undefined || !loadsFunctions(text, context, path)) return text;
  const scope = fileScope(context, path);
  const name = test.runner === "jest" ? "jest" : "vi";
  const from = test.runner === "jest" ? "@jest/globals" : "vitest";
  if (!test.globals) scope.imports.add(from, { exported: name, local: name, type: false });
  const rendered = render(scope);
  const end = /^(?:import [^;]*;\n+)+/.exec(rendered)?.[0].length ?? 0;
  return `${rendered.slice(0, end).trimEnd()}\n\n${name}.mock("server-only", () => ({}));\n${tight(rendered.slice(end), name)}`;
}

/** Mocks stand together. */
const tight = (rest: string, name: string): string => (rest.startsWith(`${name}.mock(`) ? rest : `\n${rest}`);

/** Whether a test imports a function or the client. */
function loadsFunctions(text: string, { symbols }: RenderContext, path: string): boolean {
  return Object.entries(symbols).some(([role, { specifiers }]) => {
    const specifier = specifiers[path] ?? specifiers["*"];
    return (
      /^(?:client|(?:.*\.)?function)$/.test(role) && specifier !== undefined && text.includes(`from "${specifier}"`)
    );
  });
}
