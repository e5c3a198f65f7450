import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { removeElement } from "../../src/edit/remove-element.js";
import { removeImport } from "../../src/edit/remove-import.js";
import { removeListItem } from "../../src/edit/remove-list-item.js";
import { removeMember } from "../../src/edit/remove-member.js";
import { removeUnionMember } from "../../src/edit/remove-union-member.js";
import { type Edit, splice } from "../../src/edit/splice.js";
import { findAll } from "../../src/project/nodes.js";
import fc from "../support/properties.js";
import { gap, head, items, list, tail } from "./formattings.js";
import { parse, syntaxErrors } from "./parse.js";

const tree = (text: string): ts.SourceFile => ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);
const runs = { numRuns: 500 };

const COMMENT = /\/\*.*?\*\/|\/\/.*/g;
const comments = (text: string): string[] => (text.match(COMMENT) ?? []).map((each) => each.trim());
const blankLines = (text: string): number => text.match(/\n[^\S\n]*(?=\r?\n)/g)?.length ?? 0;
/** The code of a text: its tokens. */
const code = (text: string): string => text.replace(COMMENT, "").replace(/[\s,;|\uFEFF]/g, "");

/** Those before the item's separator, which are about it. */
function ownComments(text: string, item: string): string[] {
  const trivia = /(?:\s|\/\*.*?\*\/|\/\/.*)*/y;
  trivia.lastIndex = text.indexOf(item) + item.length;
  const [between = ""] = trivia.exec(text) ?? [];
  return /[,;]/.test(text[trivia.lastIndex] ?? "") ? comments(between) : [];
}

/** Whatever stands around it, nothing goes but the item with its separator, and a line that it had for itself. */
function takesOnly(text: string, item: string, edits: readonly Edit[] | undefined, isList = true): void {
  fc.pre(syntaxErrors(text).length === 0);
  const after = splice(text, edits ?? []);
  expect(syntaxErrors(after), after).toEqual([]);
  expect([...comments(after), ...(isList ? ownComments(text, item) : [])].sort()).toEqual(comments(text).sort());
  const [all, own] = [code(text), code(item)];
  expect(code(after)).toBe(all.slice(0, all.indexOf(own)) + all.slice(all.indexOf(own) + own.length));
  // The blank line before the last one goes with it.
  const hasLine = /^\s*x[\w:() ]+,\s*$(?!(?:\s|\/\*.*?\*\/|\/\/.*)*[\]}])/m.test(text);
  if (hasLine) expect(blankLines(after)).toBeGreaterThanOrEqual(blankLines(text));
}

describe("the removal of any item, whatever stands around it", () => {
  it("leaves the others of an array as they are", () => {
    const arrays = items(["...aa", "bb()", "{ cc: 1 }", "dd", "...ee"]).chain((each) =>
      fc.nat(each.length).chain((at) => list("[", "]", each.toSpliced(at, 0, "xx"), [","])),
    );
    fc.assert(
      fc.property(head, arrays, tail, (before, array, after) => {
        const text = `${before}const functions = ${array}${after}`;
        takesOnly(text, "xx", removeElement(parse(text), text.indexOf("[", text.indexOf("functions =")), "xx"));
      }),
      runs,
    );
  });

  it("leaves the others of a list of schemas as they are", () => {
    const arrays = items(["...aa", "bb()", "dd"]).chain((each) =>
      fc.nat(each.length).chain((at) => list("[", "]", each.toSpliced(at, 0, "xx()"), [","])),
    );
    fc.assert(
      fc.property(head, arrays, tail, (before, array, after) => {
        const text = `${before}const schemas = ${array}${after}`;
        const source = tree(text);
        const item = findAll(source, ts.isCallExpression).find((each) => each.getText(source) === "xx()");
        takesOnly(text, "xx()", item && removeListItem(source, item));
      }),
      runs,
    );
  });

  it("leaves the others of an object or a type as they are", () => {
    const bodies = fc.boolean().chain((isType) => {
      const others = isType ? ["aa: A", "'b/c': { d: 1 }", "ee?: E"] : ["aa", "'b/c': { d: 1 }", "...ee"];
      const all = items(others).chain((each) =>
        fc.nat(each.length).chain((at) => list("{", "}", each.toSpliced(at, 0, "xx: yy"), isType ? [",", ";"] : [","])),
      );
      return all.map((body) => `${isType ? "type Map =" : "const Map ="} ${body}`);
    });
    fc.assert(
      fc.property(head, bodies, tail, (before, body, after) => {
        const text = `${before}${body}${after}`;
        takesOnly(text, "xx: yy", removeMember(parse(text), text.indexOf("{", text.indexOf("Map =")), "xx"));
      }),
      runs,
    );
  });

  it("leaves the others of an import as they are", () => {
    const imports = items(["aa", "bb as cc", "type dd"]).chain((each) =>
      fc.nat(each.length).chain((at) => list("{", "}", each.toSpliced(at, 0, "xx"), [","])),
    );
    fc.assert(
      fc.property(head, imports, tail, (before, names, after) => {
        const text = `${before}import ${names} from "a"${after}`;
        fc.pre(/[a-d]{2}/.test(names));
        takesOnly(text, "xx", removeImport(parse(text), "xx"));
      }),
      runs,
    );
  });

  it("leaves the others of a union as they are", () => {
    const unions = fc
      .tuple(fc.subarray(["A", '{ a: "b" | C }', "E<F>"], { minLength: 1 }), fc.nat(3), fc.boolean())
      .chain(([others, at, bar]) =>
        fc.array(gap, { minLength: 10, maxLength: 10 }).map((gaps) =>
          others
            .toSpliced(at, 0, "XX")
            .map(
              (type, index) =>
                `${index > 0 || bar ? `|${gaps[index * 2]?.includes("/") ? " " : gaps[index * 2]}` : ""}${type}${gaps[index * 2 + 1]}`,
            )
            .join(""),
        ),
      );
    fc.assert(
      fc.property(head, unions, tail, (before, union, after) => {
        const text = `${before}type Events =\n${union}${after}`;
        const source = tree(text);
        const member = findAll(source, ts.isTypeReferenceNode).find((each) => each.getText(source) === "XX");
        takesOnly(text, "XX", member && removeUnionMember(source, member), false);
      }),
      runs,
    );
  });
});
