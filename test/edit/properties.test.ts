import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { insertBeside } from "../../src/edit/insert-beside.js";
import { insertCall } from "../../src/edit/insert-call.js";
import { insertElement } from "../../src/edit/insert-element.js";
import { insertImport } from "../../src/edit/insert-import.js";
import { insertMapEntry } from "../../src/edit/insert-map-entry.js";
import { insertRecordEntry } from "../../src/edit/insert-record-entry.js";
import { insertStatement } from "../../src/edit/insert-statement.js";
import { insertUnionMember } from "../../src/edit/insert-union-member.js";
import { insertValue } from "../../src/edit/insert-value.js";
import { type Edit, splice } from "../../src/edit/splice.js";
import fc from "../support/properties.js";
import { eol, gap, importFiles, items, list, head as prefix, tail as suffix } from "./formattings.js";
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

  it("put one variable into an object whose values are served", () => {
    const objects = items(["a", "'b/c': d", "...e", "f: g as h"]).chain((each) => list("{", "}", each, [","]));
    fc.assert(
      fc.property(prefix, objects, suffix, (head, object, tail) => {
        const text = `${head}const map = ${object}${tail}`;
        const start = (source: string): number => source.indexOf("{", source.indexOf("map ="));
        const after = holds(text, (each) => insertValue(parse(each), start(each), "added"));
        expect(after.match(/\badded\b(?=\s*(?:[,}/]|$))/g)).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  /** Of edits whose place is another one afterwards: they only insert, and the result parses. */
  const grows = (text: string, edits: Edit[] | undefined): string => {
    expect(syntaxErrors(text)).toEqual([]);
    if (edits === undefined) throw new Error("the place was not found");
    expect(edits.every((each) => (each.remove ?? 0) === 0)).toBe(true);
    const after = splice(text, edits);
    expect(syntaxErrors(after)).toEqual([]);
    return after;
  };

  it("spread the value of a property beside one more element", () => {
    const value = fc.constantFrom("", ": all", ": jobs.all as any", ": Object.values(x).flat()", ": a ? b : c");
    fc.assert(
      fc.property(prefix, gap, gap, value, gap, suffix, (head, before, between, form, behind, tail) => {
        const text = `${head}serve({${before}functions${form.replace(":", `:${between}`)}${behind}});${tail}`;
        const name = text.indexOf("functions");
        const at = form === "" ? name : text.indexOf(form.slice(2), name + 9);
        const after = grows(text, insertBeside(parse(text), at, "added"));
        expect(after.split("added")).toHaveLength(2);
        expect(elementsOf(after, after.indexOf("[...", name))).toEqual([
          `...${form === "" ? "functions" : form.slice(2)}`,
          "added",
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it("put one member into a union", () => {
    const members = fc.subarray(["A", '{ name: "b/c"; data: { d: 1 | 2 } }', "E<F>"], { minLength: 1 });
    fc.assert(
      fc.property(
        prefix,
        members,
        fc.boolean(),
        fc.array(gap, { minLength: 8, maxLength: 8 }),
        (head, types, bar, gaps) => {
          const union = types.map((type, at) => `${at > 0 || bar ? `|${gaps[at * 2]}` : ""}${type}${gaps[at * 2 + 1]}`);
          const text = `${head}type Events =\n${union.join("")};\n`;
          const first = bar ? "|" : (types[0] ?? "");
          const after = grows(
            text,
            insertUnionMember(parse(text), text.indexOf(first, text.indexOf("Events =") + 8), () => "Added"),
          );
          const declared = parse(after).statements.find(ts.isTypeAliasDeclaration)?.type;
          const found = declared !== undefined && ts.isUnionTypeNode(declared) ? declared.types : [];
          expect(found.map((each) => each.getText(parse(after)))).toEqual([...types, "Added"]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("put one call at the end of a chain", () => {
    fc.assert(
      fc.property(prefix, fc.array(gap, { minLength: 6, maxLength: 6 }), fc.nat(3), (head, gaps, calls) => {
        const chain = Array.from({ length: calls }, (_, at) => `${gaps[at]}.from<A>()`).join("");
        const text = `${head}const a = { schemas: new S()${chain} };\n`;
        const after = grows(
          text,
          insertCall(parse(text), text.indexOf("new S"), () => ".added()"),
        );
        expect(after.replace(/\s*\.added\(\)/, "").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""));
      }),
      { numRuns: 300 },
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
