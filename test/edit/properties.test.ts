import { ts } from "@ts-morph/common";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insertElement } from "../../src/edit/insert-element.js";
import { insertImport } from "../../src/edit/insert-import.js";
import { insertMapEntry } from "../../src/edit/insert-map-entry.js";
import { insertRecordEntry } from "../../src/edit/insert-record-entry.js";
import { insertStatement } from "../../src/edit/insert-statement.js";
import { type Edit, splice } from "../../src/edit/splice.js";
import { parse, syntaxErrors } from "./parse.js";

const eol = fc.constantFrom("\n", "\r\n");
const blank = fc.constantFrom("", " ", "  ", "\t");
const quote = fc.constantFrom('"', "'");
/** White space and comments as people leave them between tokens. */
const gap = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: blank },
      { weight: 3, arbitrary: fc.tuple(eol, blank).map((parts) => parts.join("")) },
      { weight: 1, arbitrary: fc.constantFrom("/* c */", "/* a, b] */") },
      { weight: 1, arbitrary: eol.map((end) => `// c, d]${end}`) },
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(""));
const prefix = fc.constantFrom("", "\uFEFF", "/* head */ ", "// head\n", "setup();\r\n");
const suffix = fc.constantFrom("", ";", ";\n", "\r\n", "\n// tail\n", ";\r\nrun();\r\n");

/** The edits only insert, the result parses, and making them again on it changes nothing. */
function holds(text: string, edit: (text: string) => Edit[] | undefined): string {
  expect(syntaxErrors(text)).toEqual([]);
  const edits = edit(text);
  if (edits === undefined) throw new Error("the place was not found");
  expect(edits.every((each) => (each.remove ?? 0) === 0)).toBe(true);
  const after = splice(text, edits);
  expect(syntaxErrors(after)).toEqual([]);
  expect(edit(after)).toEqual([]);
  return after;
}

/** A list in brackets with anything allowed around its items. */
function list(
  open: string,
  close: string,
  items: readonly string[],
  separators: readonly string[],
): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(gap, { minLength: items.length * 2 + 1, maxLength: items.length * 2 + 1 }),
      fc.constantFrom(...separators),
      fc.boolean(),
    )
    .map(([gaps, separator, trailing]) => {
      const body = items.map((item, at) => {
        const isLast = at === items.length - 1;
        return `${gaps[at * 2]}${item}${gaps[at * 2 + 1]}${isLast && !trailing ? "" : separator}`;
      });
      return `${open}${body.join("")}${gaps.at(-1)}${close}`;
    });
}

const items = (all: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...all]);

describe("edits of any valid formatting", () => {
  it("put one element into an array and keep every other byte", () => {
    const arrays = items(["a", "...b", "c()", "{ d: 1 }", "e"]).chain((each) => list("[", "]", each, [","]));
    fc.assert(
      fc.property(
        prefix,
        arrays,
        fc.constantFrom("", " as const", " satisfies unknown[]"),
        suffix,
        (head, array, cast, tail) => {
          const text = `${head}const functions = ${array}${cast}${tail}`;
          const start = (source: string): number => source.indexOf("[", source.indexOf("functions ="));
          const after = holds(text, (each) => insertElement(parse(each), start(each), "added"));
          expect(elementsOf(after, start(after))).toEqual([...elementsOf(text, start(text)), "added"]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("put one entry into an object literal", () => {
    const objects = items(["a", "'b/c': d", "...e", "f: { g: 1 }"]).chain((each) => list("{", "}", each, [","]));
    fc.assert(
      fc.property(prefix, objects, suffix, (head, object, tail) => {
        const text = `${head}const map = ${object}${tail}`;
        const start = (source: string): number => source.indexOf("{", source.indexOf("map ="));
        const after = holds(text, (each) => insertMapEntry(parse(each), start(each), { key: "x/y", value: "added" }));
        expect(after.split("x/y")).toHaveLength(2);
      }),
      { numRuns: 400 },
    );
  });

  it("put one member into a type or an interface", () => {
    const members = items(["'a/b': { data: { c: string } }", "d: E", '"f/g": { data: H; user: I }']);
    const bodies = members.chain((each) => list("{", "}", each, [",", ";"]));
    const shape = { members: [{ name: "data", shape: { members: [{ name: "id", shape: "string" }] } }] };
    fc.assert(
      fc.property(prefix, fc.boolean(), bodies, suffix, (head, isInterface, body, tail) => {
        const text = `${head}${isInterface ? "interface Events " : "type Events = "}${body}${tail === ";" && isInterface ? "" : tail}`;
        const start = (source: string): number => source.indexOf("{", source.indexOf("Events"));
        const after = holds(text, (each) => insertRecordEntry(parse(each), start(each), { key: "x/y", shape }));
        expect(after.split("x/y")).toHaveLength(2);
      }),
      { numRuns: 400 },
    );
  });

  const importLine = fc
    .tuple(
      quote,
      fc.constantFrom("a", "b/c", "@/d/e", "./f", "../g", "node:h"),
      fc.nat(99),
      fc.constantFrom("", ";"),
      eol,
      fc.nat(6),
    )
    .map(([q, specifier, n, end, line, form]) => {
      const from = `${q}${specifier}${n}${q}`;
      const clauses = ["{ z }", "d", "d, { z }", "* as all", "type { T }", `{${line}  y,${line}  z,${line}}`];
      const clause = clauses[form];
      const names = clause?.replace(/\b(z|d|all|T|y)\b/g, `$1${n}`);
      return `import ${names === undefined ? "" : `${names} from `}${from}${end}${line}`;
    });

  it("import one name among any imports", () => {
    const between = fc.constantFrom("", "\n", "// group\n", "/* c */\r\n", "setup();\n");
    const files = fc.uniqueArray(
      fc.tuple(importLine, between).map((parts) => parts.join("")),
      {
        maxLength: 5,
        selector: (text) => /\d+/.exec(text)?.[0],
      },
    );
    fc.assert(
      fc.property(
        prefix,
        files,
        suffix,
        fc.constantFrom("./f5", "@/d/e7", "zod", "../g3"),
        (head, lines, tail, specifier) => {
          const text = `${head}${lines.join("")}run()${tail}`;
          const request = { specifier, exported: "added", local: "added" };
          const after = holds(text, (each) => insertImport(parse(each), request));
          const count = parse(after).statements.filter(
            (each) => ts.isImportDeclaration(each) && /\badded\b/.test(each.getText(parse(after))),
          );
          expect(count).toHaveLength(1);
          expect(parse(after).statements.length - parse(text).statements.length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("put a statement where it is complete and nothing else is part of it", () => {
    const statements = fc.array(
      fc.constantFrom(
        "const a1 = 1",
        "const b = {\n  c,\n};",
        "f();",
        "/** d */\nfunction d() {}",
        "export type E = F",
      ),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(prefix, statements, eol, suffix, fc.boolean(), (head, lines, line, tail, last) => {
        const text = `${head}${lines.join(line)}${lines.length === 0 ? "" : tail}`;
        fc.pre(syntaxErrors(text).length === 0);
        const place = last ? {} : { after: (each: ts.Statement) => ts.isVariableStatement(each) };
        const after = splice(text, [insertStatement(parse(text), "export const added = {\n  x,\n};", place)]);
        expect(syntaxErrors(after)).toEqual([]);
        expect(parse(after).statements).toHaveLength(parse(text).statements.length + 1);
      }),
      { numRuns: 400 },
    );
  });
});

function elementsOf(text: string, start: number): string[] {
  const source = parse(text);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isArrayLiteralExpression(node) && node.getStart(source) === start) {
      found.push(...node.elements.map((each) => each.getText(source)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
