import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { insertConstant } from "../../src/edit/insert-constant.js";
import { insertElement } from "../../src/edit/insert-element.js";
import { insertImport } from "../../src/edit/insert-import.js";
import { insertMapEntry } from "../../src/edit/insert-map-entry.js";
import { insertReExport } from "../../src/edit/insert-re-export.js";
import { insertRecordEntry } from "../../src/edit/insert-record-entry.js";
import { insertStatement } from "../../src/edit/insert-statement.js";
import { removeElement } from "../../src/edit/remove-element.js";
import { removeImport } from "../../src/edit/remove-import.js";
import { removeMember } from "../../src/edit/remove-member.js";
import { removeName } from "../../src/edit/remove-name.js";
import { removeStatement } from "../../src/edit/remove-statement.js";
import type { Edit } from "../../src/edit/splice.js";
import { likeFunction } from "../../src/plan/function-likeness.js";
import fc from "../support/properties.js";
import { eol, head, importFiles, items, list, tail } from "./formattings.js";
import { parse } from "./parse.js";
import { takesBack } from "./takes-back.js";

const runs = { numRuns: 600 };
/** Lines of an array that belong together: a heading, elements with comments behind them, a spread, a blank line. */
const groupOfElements = fc
  .record({
    heading: fc.constantFrom("", "  // heading\n", "  /* heading */\n", "  /**\n   * heading\n   */\n"),
    elements: fc.array(fc.constantFrom("", "...", "f() && "), { minLength: 1, maxLength: 2 }),
    end: fc.constantFrom(",\n", ", // own\n", " /* own */,\n", ", /* own */\n"),
    below: fc.constantFrom("", "\n", "\n\n", "  \n"),
  })
  .map(({ heading, elements, end, below }) => (name: () => string) => {
    const lines = elements.map((kind) => `  ${kind === "f() && " ? `f() && ${name()}` : `${kind}${name()}`}${end}`);
    return `${heading}${lines.join("")}${below}`;
  });
const at = (bracket: string, after: string) => (text: string) => text.indexOf(bracket, text.indexOf(after));

describe("removals, for any valid formatting", () => {
  it("take an element back out of an array", () => {
    const arrays = items(["a", "...b", "c()", "{ d: 1 }", "e"]).chain((each) => list("[", "]", each, [","]));
    fc.assert(
      fc.property(head, arrays, fc.constantFrom("", " as const"), tail, (before, array, cast, after) => {
        const start = at("[", "functions =");
        const isSame = takesBack(`${before}const functions = ${array}${cast}${after}`, {
          insert: (text) => insertElement(parse(text), start(text), "added"),
          remove: (text) => removeElement(parse(text), start(text), "added"),
        });
        expect(isSame).toBe(true);
      }),
      runs,
    );
  });

  it("take an element back out of a group of an array", () => {
    const groups = fc.array(groupOfElements, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(head, groups, eol, tail, fc.nat(9), (before, all, line, after, pick) => {
        const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
        const body = all.map((group) => group(() => names.shift() ?? "z")).join("");
        const used = ["a", "b", "c", "d", "e", "f", "g", "h"].filter((name) => !names.includes(name));
        const text = `${before}const functions = [\n${body}]${after}`.replaceAll("\n", line);
        const start = at("[", "functions =");
        const isSame = takesBack(text, {
          insert: (each) =>
            insertElement(
              parse(each),
              start(each),
              "added",
              likeFunction(new Set([used[pick % used.length] ?? ""]), {}),
            ),
          remove: (each) => removeElement(parse(each), start(each), "added"),
        });
        expect(isSame).toBe(true);
      }),
      runs,
    );
  });

  it("take an entry back out of an object", () => {
    const objects = items(["a", "'b/c': d", "...e", "f: { g: 1 }"]).chain((each) => list("{", "}", each, [","]));
    fc.assert(
      fc.property(head, objects, tail, (before, object, after) => {
        const start = at("{", "map =");
        takesBack(`${before}const map = ${object}${after}`, {
          insert: (text) => insertMapEntry(parse(text), start(text), { key: "x/y", value: "added" }),
          remove: (text) => removeMember(parse(text), start(text), "x/y"),
        });
      }),
      runs,
    );
  });

  it("take a member back out of a constant object or an enum", () => {
    const bodies = fc.boolean().chain((isEnum) => {
      const members = items(["a", "'b'", "C_D"].map((name) => `${name}${isEnum ? " =" : ":"} "x/y"`));
      return members.chain((each) => list("{", "}", each, [","])).map((body) => ({ isEnum, body }));
    });
    fc.assert(
      fc.property(head, bodies, tail, (before, { isEnum, body }, after) => {
        const start = at("{", "Names");
        takesBack(`${before}${isEnum ? `enum Names ${body}` : `const Names = ${body} as const`}${after}`, {
          insert: (text) => insertConstant(parse(text), start(text), { name: "added", value: "v/w" }),
          remove: (text) => removeMember(parse(text), start(text), "added"),
        });
      }),
      runs,
    );
  });

  it("take a member back out of a type or an interface", () => {
    const members = items(["'a/b': { data: { c: string } }", "d: E", '"f/g": { data: H; user: I }']);
    const bodies = members.chain((each) => list("{", "}", each, [",", ";"]));
    const shape = { members: [{ name: "data", shape: { members: [{ name: "id", shape: "string" }] } }] };
    fc.assert(
      fc.property(head, fc.boolean(), bodies, tail, (before, isInterface, body, after) => {
        const start = at("{", "Events");
        takesBack(`${before}${isInterface ? "interface Events " : "type Events = "}${body}${after}`, {
          insert: (text) => insertRecordEntry(parse(text), start(text), { key: "x/y", shape }),
          remove: (text) => removeMember(parse(text), start(text), "x/y"),
        });
      }),
      runs,
    );
  });

  it("take an import back", () => {
    const specifiers = fc.constantFrom("./f5", "@/d/e7", "zod", "../g3");
    fc.assert(
      fc.property(head, importFiles, tail, specifiers, (before, lines, after, specifier) => {
        takesBack(`${before}${lines}run()${after}`, {
          insert: (text) => insertImport(parse(text), { specifier, exported: "added", local: "added" }),
          remove: (text) => removeImport(parse(text), "added"),
        });
      }),
      runs,
    );
  });

  it("take a re-export back, as a name or as a line", () => {
    const names = fc.constantFrom("{ a, c }", "{\r\n  a,\r\n  c,\r\n}", "{a}", "{ c, a, }");
    const lines = fc.array(fc.constantFrom("a", "b", "c", "d", "e"), { minLength: 1, maxLength: 4 });
    const barrels = fc.oneof(
      names.map((each) => ({ text: `export ${each};`, imported: true })),
      fc.tuple(lines, eol, fc.boolean(), fc.constantFrom("", ";")).map(([all, line, star, end]) => ({
        text: [...new Set(all)].map((name) => `export ${star ? "*" : `{ ${name} }`} from "./${name}"${end}`).join(line),
        imported: false,
      })),
    );
    fc.assert(
      fc.property(head, barrels, tail, (before, { text: barrel, imported }, after) => {
        const entry = { name: "bb", specifier: "./bb", imported, siblings: ["a", "b", "c", "d", "e"] };
        takesBack(`${before}${barrel}${after}`, {
          insert: (text) => insertReExport(parse(text), entry),
          remove: (text) => removeReExport(text, "bb"),
        });
      }),
      runs,
    );
  });

  it("take a statement back, with the comment it was given", () => {
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
    const codes = fc.constantFrom(
      "export const added = {\n  x,\n};",
      "/** Data. */\nexport const added = 1;",
      "const added = 1",
    );
    fc.assert(
      fc.property(head, statements, eol, tail, fc.nat(2), codes, (before, all, line, after, kind, code) => {
        // What is put before its reader has several lines.
        fc.pre(kind !== 2 || code.includes("\n"));
        const place = [
          {},
          { after: (each: ts.Statement) => ts.isVariableStatement(each) },
          { before: (each: ts.Statement) => ts.isFunctionDeclaration(each) },
        ][kind];
        takesBack(`${before}${all.join(line)}${all.length === 0 ? "" : after}`, {
          insert: (text) => (text.includes("added") ? [] : [insertStatement(parse(text), code, place ?? {})]),
          remove: (text) => removeDeclared(text, "added"),
        });
      }),
      runs,
    );
  });
});

function removeReExport(text: string, name: string): Edit[] {
  const source = parse(text);
  for (const statement of source.statements.filter(ts.isExportDeclaration)) {
    const clause = statement.exportClause;
    if (clause === undefined && statement.getText(source).includes(`./${name}`))
      return [removeStatement(source, statement)];
    if (clause === undefined || !ts.isNamedExports(clause)) continue;
    if (!clause.elements.some((each) => each.name.text === name)) continue;
    return clause.elements.length === 1 ? [removeStatement(source, statement)] : removeName(source, clause, name);
  }
  return [];
}

function removeDeclared(text: string, name: string): Edit[] {
  const source = parse(text);
  const declares = (statement: ts.Statement): boolean =>
    ts.isVariableStatement(statement) &&
    statement.declarationList.declarations.some((each) => ts.isIdentifier(each.name) && each.name.text === name);
  const statement = source.statements.find(declares);
  return statement === undefined ? [] : [removeStatement(source, statement, true)];
}
