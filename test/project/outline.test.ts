import { describe, expect, it } from "vitest";
import { outlineOf } from "../../src/project/outline.js";
import { refusalOf } from "./app.js";

const code = (name: string): string => `import base, { type ${name}Input as Input, helper } from "./${name}/base.js";
import * as ${name}Effects from "@/${name}.effects";

export const ${name} = base.map(({ a: ${name}Part, ...rest }) => \`\${${name}Part} \${helper(rest)}\`);
export type ${name}Result = Input;
export default function (${name}: string): void {}
export { helper as ${name}Helper, type Input };
`;

const outline = (name: string): unknown => ({
  specifiers: [`./${name}/base.js`, `@/${name}.effects`],
  exports: [name, "default", `${name}Helper`],
  bound: ["base", "Input", "helper", `${name}Effects`, name, `${name}Part`, "rest", `${name}Result`, name],
  typesAt: undefined,
});

describe("outlineOf", () => {
  it("reads the imports, the exports and the names of a file", () => {
    expect(outlineOf("a.ts", code("one"))).toEqual(outline("one"));
  });

  it("reads a file that differs from another in names alone", () => {
    for (const name of ["one", "another", "$"]) expect(outlineOf(`${name}.ts`, code(name))).toEqual(outline(name));
  });

  it("takes no word of the language for a name", () => {
    outlineOf("a.ts", "export const one = 1;\n");
    expect(refusalOf(() => outlineOf("b.ts", "export const class = 1;\n"))).toEqual({
      code: "SYNTAX_ERROR",
      file: "b.ts",
      line: 1,
    });
  });

  it("finds types in JavaScript, and reads JSX", () => {
    outlineOf("a.ts", "const one: string = b;\n");
    expect(outlineOf("a.js", "\nconst two: string = c;\n").typesAt).toBe(2);
    expect(outlineOf("a.tsx", "export const one = <p>{1}</p>;\n").exports).toEqual(["one"]);
  });

  it("reads what only a parser can tell apart", () => {
    expect(outlineOf("a.ts", 'export const one = "a".match(/"}/g);\n').exports).toEqual(["one"]);
    expect(outlineOf("a.ts", "export const two = a / b / c;\n").exports).toEqual(["two"]);
  });
});
