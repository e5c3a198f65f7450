import { ts } from "@ts-morph/common";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insertElement } from "../../src/edit/insert-element.js";
import { insertImport } from "../../src/edit/insert-import.js";
import { insertMapEntry } from "../../src/edit/insert-map-entry.js";
import { insertRecordEntry } from "../../src/edit/insert-record-entry.js";
import { insertStatement } from "../../src/edit/insert-statement.js";
import { type Edit, splice } from "../../src/edit/splice.js";
import { eol, importFiles, items, list, head as prefix, tail as suffix } from "./formattings.js";
import { parse, syntaxErrors } from "./parse.js";

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

  it("import one name among any imports", () => {
    fc.assert(
      fc.property(
        prefix,
        importFiles,
        suffix,
        fc.constantFrom("./f5", "@/d/e7", "zod", "../g3"),
        (head, lines, tail, specifier) => {
          const text = `${head}${lines}run()${tail}`;
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
