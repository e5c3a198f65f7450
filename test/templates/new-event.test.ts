import { describe, expect, it } from "vitest";
import { parseFields } from "../../src/answers/field.js";
import type { UsableSymbol } from "../../src/templates/context.js";
import { fileScope } from "../../src/templates/file-scope.js";
import { eventData, newEvent } from "../../src/templates/helpers/new-event.js";
import { makeContext } from "./support/make-context.js";

const done: UsableSymbol = { exported: "reportDone", local: "reportDone", specifiers: { "*": "./events" } };

/** In a file of a job that is started by an event with a documentId, beside an event `done` with these fields. */
function scope(sdk: 3 | 4, fields: readonly string[]) {
  const context = makeContext({ template: "event", sdk, db: "none", runner: "vitest", typing: "client" });
  const event = { name: "report/done", fields: parseFields([...fields]), typing: "client" } as const;
  const symbols = { ...context.symbols, "done.eventType": done };
  return fileScope({ ...context, events: { done: event }, symbols }, "report.ts");
}

const data = (fields: readonly string[], hash: object) => eventData(scope(3, fields))("done", { hash });
const made = (sdk: 3 | 4, hash: object) =>
  newEvent(scope(sdk, ["documentId:string", "pages:number"]))("done", { hash });

describe("eventData", () => {
  it("hands on what both events have, and adds what is given", () => {
    const text = data(["documentId:string", "pages:number", "tenantId:string"], { from: "data", with: "pages: 3" });
    expect(text).toBe("{ documentId: data.documentId, tenantId: data.tenantId, pages: 3 }");
  });

  it("leaves out what an event with other fields does not have", () => {
    expect(data(["pages:number"], { with: "documentId, pages: sum([1, 2], f(a, b)), at" })).toBe(
      "{ pages: sum([1, 2], f(a, b)) }",
    );
  });

  it("gives all where the fields could not be read", () => {
    expect(data([], { with: "documentId, pages: 3" })).toBe("{ documentId, pages: 3 }");
  });
});

describe("newEvent", () => {
  it("takes one line where nothing is said of its place", () => {
    expect(made(3, { with: `pages: 1${" + 1".repeat(40)}`, id: "id" })).not.toContain("\n");
  });

  it("stands on lines of its own in its place", () => {
    const place = { with: "documentId: document.id, pages", id: "`done-${document.id}`", indent: "    " };
    expect(made(3, place)).toBe(`{
      id: \`done-\${document.id}\`,
      name: "report/done",
      data: { documentId: document.id, pages },
    }`);
    expect(made(4, place)).toBe(`reportDone.create(
      { documentId: document.id, pages },
      { id: \`done-\${document.id}\` },
    )`);
  });
});
