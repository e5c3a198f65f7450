import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import { withEarlierLayout } from "../../src/edit/earlier-layout.js";
import { insertElement } from "../../src/edit/insert-element.js";
import { insertImport } from "../../src/edit/insert-import.js";
import { keepsOthers } from "../../src/edit/keeps-others.js";
import { removeElement } from "../../src/edit/remove-element.js";
import { removeImport } from "../../src/edit/remove-import.js";
import { splice } from "../../src/edit/splice.js";
import { items, list } from "../edit/formattings.js";
import { parse, syntaxErrors } from "../edit/parse.js";
import fc from "../support/properties.js";

const NAME = "archiveDeletedNotesJob";
const options = fc.record({
  printWidth: fc.integer({ min: 30, max: 110 }),
  semi: fc.boolean(),
  useTabs: fc.boolean(),
  bracketSpacing: fc.boolean(),
  trailingComma: fc.constantFrom("all", "es5", "none"),
});
const names = ["chargeCardsJob", "...moreFunctions", "syncContactsJob", "make({ id: 1 })", "f() && others"];
const arrays = items(names).chain((each) => list("[", "]", each, [","]));

/** As the formatter leaves it when it is asked again. */
async function formatted(text: string, how: prettier.Options): Promise<string> {
  const write = (each: string) => prettier.format(each, { ...how, parser: "typescript" });
  return write(await write(text));
}

const startIn = (text: string): number => text.indexOf("[", text.indexOf("functions"));

function withFunction(text: string): string {
  const element = splice(text, insertElement(parse(text), startIn(text), NAME) ?? []);
  return splice(element, insertImport(parse(element), { specifier: "./archive", exported: NAME, local: NAME }));
}

function withoutFunction(text: string): string {
  const element = splice(text, removeElement(parse(text), startIn(text), NAME) ?? []);
  return splice(element, removeImport(parse(element), NAME));
}

describe("a function that comes and goes in a file that Prettier formats", () => {
  it.each<[string, (array: string) => string]>([
    ["in an array of its own", (array) => `export const functions = ${array}`],
    ["in the options of serve()", (array) => `export const { GET, POST } = serve({ client, functions: ${array} })`],
  ])("leaves every byte, %s", async (_, statement) => {
    await fc.assert(
      fc.asyncProperty(arrays, options, fc.boolean(), async (array, how, wrapped) => {
        const code = wrapped ? statement(array).replace("({", "({\n") : statement(array);
        const text = `import { z } from "zod"\nimport { client } from "./client"\n\n${code}\n\nrun( )\n`;
        fc.pre(syntaxErrors(text).length === 0);
        const before = await formatted(text, how);
        const after = withFunction(before);
        const added = await formatted(after, how);
        expect(keepsOthers({ before: parse(before), after: parse(after), formatted: parse(added) })).toBe(true);
        const taken = withoutFunction(added);
        const restored = withEarlierLayout({ before: parse(added), after: parse(taken), earlier: parse(before) });
        expect(restored).toBe(before);
        // Prettier wraps an array by itself and unwraps it, but for a comment that it moved.
        if (!code.includes("serve") && !array.includes("/*")) expect(await formatted(taken, how)).toBe(before);
      }),
      { numRuns: 150 },
    );
  });
});
