import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { insertBeside } from "../../src/edit/insert-beside.js";
import { insertCall } from "../../src/edit/insert-call.js";
import { insertListItem } from "../../src/edit/insert-list-item.js";
import { insertUnionMember } from "../../src/edit/insert-union-member.js";
import { insertValue } from "../../src/edit/insert-value.js";
import { removeBeside } from "../../src/edit/remove-beside.js";
import { removeCall } from "../../src/edit/remove-call.js";
import { removeListItem } from "../../src/edit/remove-list-item.js";
import { removeUnionMember } from "../../src/edit/remove-union-member.js";
import { removeValue } from "../../src/edit/remove-value.js";
import { findAll } from "../../src/project/nodes.js";
import fc from "../support/properties.js";
import { gap, head, items, list, tail } from "./formattings.js";
import { parse } from "./parse.js";
import { type Pair, takesBack, takesBothBack } from "./takes-back.js";

/** With the parents of its nodes. */
const tree = (text: string): ts.SourceFile => ts.createSourceFile("a.ts", text, ts.ScriptTarget.Latest, true);

const runs = { numRuns: 600 };
const gaps = (count: number) => fc.array(gap, { minLength: count, maxLength: count });

describe("removals of what a registry or a registration got, for any valid formatting", () => {
  it.each([
    ["one line", (key: string) => () => `{ name: "${key}"; data: { d: 1 | 2 } }`],
    [
      "several lines",
      (key: string) => (indent: string, eol: string) => `{${eol}${indent}  name: "${key}";${eol}${indent}}`,
    ],
  ])("take a member of %s back out of a union", (_what, print) => {
    const members = fc.subarray(["A", '{ name: "b/c"; data: { d: 1 | 2 } }', "E<F>"], { minLength: 1 });
    fc.assert(
      fc.property(head, members, fc.boolean(), gaps(8), tail, (before, types, bar, between, after) => {
        const union = types.map((type, at) =>
          [at > 0 || bar ? `|${between[at * 2]}` : "", type, between[at * 2 + 1]].join(""),
        );
        const text = `${before}type Events =\n${union.join("")}${after}`;
        const first = text.indexOf(bar ? "|" : (types[0] ?? ""), text.indexOf("Events =") + 8);
        const pair = (key: string): Pair => ({
          insert: (each) => insertUnionMember(parse(each), first, print(key)),
          remove(each) {
            const source = tree(each);
            const member = findAll(source, ts.isTypeLiteralNode).find((one) => one.getText(source).includes(key));
            return member === undefined ? [] : removeUnionMember(source, member);
          },
        });
        expect(takesBack(text, pair("x/y"))).toBe(true);
        takesBothBack(text, pair("x/y"), pair("p/q"));
      }),
      runs,
    );
  });

  it.each([
    ["one line", (key: string) => () => `z.object({ name: z.literal("${key}") })`],
    [
      "several lines",
      (key: string) => (indent: string, eol: string) => `z.object({${eol}${indent}  name: z.literal("${key}"),${eol}})`,
    ],
  ])("take an element of %s back out of a list", (_what, print) => {
    const lists = items(["a", "...b", "z.object({ name })", "e"]).chain((each) => list("[", "]", each, [","]));
    fc.assert(
      fc.property(head, lists, fc.constantFrom("", ")", " as const)"), tail, (before, array, end, after) => {
        const text = `${before}const schemas = ${end === "" ? "" : "f("}${array}${end}${after}`;
        const start = (each: string): number => each.indexOf("[", each.indexOf("schemas ="));
        const pair = (key: string): Pair => ({
          insert: (each) => insertListItem(parse(each), start(each), print(key)),
          remove(each) {
            const source = tree(each);
            const arrays = findAll(source, ts.isArrayLiteralExpression);
            const found = arrays.find((one) => one.getStart(source) === start(each));
            const element = found?.elements.find((one) => one.getText(source).includes(key));
            return element === undefined ? [] : removeListItem(source, element);
          },
        });
        expect(takesBack(text, pair("x/y"))).toBe(true);
        takesBothBack(text, pair("x/y"), pair("p/q"));
      }),
      runs,
    );
  });

  it.each([
    ["one line", (key: string) => () => `.from<{ "${key}": {} }>()`],
    [
      "several lines",
      (key: string) => (indent: string, eol: string) => `.from<{${eol}${indent}  "${key}": {};${eol}${indent}}>()`,
    ],
  ])("take a call of %s back out of a chain", (_what, print) => {
    fc.assert(
      fc.property(head, gaps(6), fc.nat(3), gap, tail, (before, between, calls, behind, after) => {
        const chain = Array.from({ length: calls }, (_, at) => `${between[at]}.from<A>()`).join("");
        const text = `${before}const a = { schemas: new S()${chain}${behind}}${after}`;
        const pair = (key: string): Pair => ({
          insert: (each) => insertCall(parse(each), each.indexOf("new S"), print(key)),
          remove(each) {
            const source = tree(each);
            const call = findAll(source, ts.isCallExpression).find(
              ({ typeArguments }) => typeArguments?.some((type) => type.getText(source).includes(key)) ?? false,
            );
            return call === undefined ? [] : [removeCall(call as Parameters<typeof removeCall>[0])];
          },
        });
        expect(takesBack(text, pair("x/y"))).toBe(true);
        takesBothBack(text, pair("x/y"), pair("p/q"));
      }),
      runs,
    );
  });

  it("take a variable back out of an object whose values are served", () => {
    const objects = items(["a", "'b/c': d", "...e", "f: g as h"]).chain((each) => list("{", "}", each, [","]));
    fc.assert(
      fc.property(head, objects, tail, (before, object, after) => {
        const start = (each: string): number => each.indexOf("{", each.indexOf("map ="));
        const pair = (name: string): Pair => ({
          insert: (each) => insertValue(parse(each), start(each), name),
          remove: (each) => removeValue(parse(each), start(each), name),
        });
        const text = `${before}const map = ${object}${after}`;
        takesBack(text, pair("added"));
        takesBothBack(text, pair("added"), pair("more"));
      }),
      runs,
    );
  });

  it("take an element back from beside the value of a property", () => {
    const value = fc.constantFrom("", ": all", ": jobs.all as any", ": Object.values(x).flat()", ": a ? b : c");
    fc.assert(
      fc.property(head, gap, gap, value, gap, tail, (before, open, between, form, behind, after) => {
        const text = `${before}serve({${open}functions${form.replace(":", `:${between}`)}${behind}});${after}`;
        const name = text.indexOf("functions");
        const at = form === "" ? name : text.indexOf(form.slice(2), name + 9);
        const pair = {
          insert: (each: string) => insertBeside(parse(each), at, "added"),
          remove: (each: string) => removeBeside(tree(each), each.indexOf("[...", name), "added"),
        };
        expect(takesBack(text, pair)).toBe(true);
      }),
      runs,
    );
  });
});
