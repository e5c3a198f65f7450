import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import { SMALL_APP } from "../project/app.js";
import { type Files, planned } from "./planned.js";

const answers: Answers = {
  name: "archive-note",
  template: "event",
  trigger: "event",
  event: "notes/note.archived",
  fields: [{ name: "noteId", type: { kind: "string" }, optional: false }],
  extra: {},
};
const CLIENT = "src/lib/inngest/client.ts";
const manifest = { name: "app", dependencies: { inngest: "^3.40.0", zod: "^3.23.0" } };

/** The files that change in the small app once its client is typed so; a second run changes nothing more. */
function addedTo(files: Files): Record<string, string> {
  const before: Files = { ...SMALL_APP, "package.json": JSON.stringify(manifest), ...files };
  const { plan, after } = planned(before, answers);
  const second = planned(after, answers);
  expect(second.plan.changes.map(({ action }) => action).filter((action) => action !== "identical")).toEqual([]);
  const types = plan.changes.filter(({ path, action }) => action === "modify" && !path.includes("/route."));
  return Object.fromEntries(types.map(({ path, after: text }) => [path, text ?? ""]));
}

const typedBy = (schemas: string, before = ""): string =>
  `import { EventSchemas, Inngest } from "inngest";\n${before}\nexport const inngest = new Inngest({ id: "app", schemas: ${schemas} });\n`;
/** What is added to a client that is typed so. */
function addedInClient(schemas: string, before = "", files: Files = {}): string {
  const client = typedBy(schemas, before);
  const changed = addedTo({ ...files, [CLIENT]: client });
  expect(Object.keys(changed)).toEqual([CLIENT]);
  return changed[CLIENT] ?? "";
}

const MEMBER = '{ name: "notes/note.archived"; data: { noteId: string } }';

describe("an event joins the types of a client", () => {
  it("as a member of a union that is written where it is given", () => {
    const before = 'type A = { name: "a/b"; data: { id: string } };';
    expect(addedInClient('new EventSchemas().fromUnion<A | { name: "c/d"; data: {} }>()', before)).toBe(
      typedBy(`new EventSchemas().fromUnion<A | { name: "c/d"; data: {} } | ${MEMBER}>()`, before),
    );
  });

  it("as a member on its own line, below the comment of the last one", () => {
    const lines = '  | { name: "a/b"; data: { id: string } }\n  | { name: "c/d"; data: {} } // the last';
    expect(addedInClient("new EventSchemas().fromUnion<Events>()", `type Events =\n${lines}\n;`)).toBe(
      typedBy("new EventSchemas().fromUnion<Events>()", `type Events =\n${lines}\n  | ${MEMBER}\n;`),
    );
  });

  it("as a member of a union in another file, of types from further ones", () => {
    const union = 'import type { A } from "./a";\nimport type { B } from "./b";\n\nexport type Events = A | B;\n';
    const files = {
      [CLIENT]: typedBy("new EventSchemas().fromUnion<Events>()", 'import type { Events } from "./all";'),
      "src/lib/inngest/all.ts": union,
      "src/lib/inngest/a.ts": 'export type A = { name: "a/b"; data: {} };\n',
      "src/lib/inngest/b.ts": 'export interface B { name: "b/c"; data: {} }\n',
    };
    expect(addedTo(files)).toEqual({ "src/lib/inngest/all.ts": union.replace("A | B", `A | B | ${MEMBER}`) });
  });

  it("as a second member of a type that was no union yet", () => {
    const before = 'interface Only { name: "a/b"; data: {} }';
    expect(addedInClient("new EventSchemas().fromUnion<Only>()", before)).toBe(
      typedBy(`new EventSchemas().fromUnion<Only | ${MEMBER}>()`, before),
    );
  });

  it("as a schema of a list of zod's", () => {
    const before =
      'import { z } from "zod";\nconst events = [\n  z.object({ name: z.literal("a/b"), data: z.object({ id: z.string() }) }),\n];';
    expect(addedInClient("new EventSchemas().fromZod(events)", before)).toBe(
      typedBy(
        "new EventSchemas().fromZod(events)",
        before.replace(
          "\n];",
          '\n  z.object({\n    name: z.literal("notes/note.archived"),\n    data: z.object({ noteId: z.string() }),\n  }),\n];',
        ),
      ),
    );
  });

  const CALL = '.fromRecord<{ "notes/note.archived": { data: { noteId: string } } }>()';
  it.each<[string, string, string, Files]>([
    [
      "of schemas of another library",
      'import { type } from "arktype";',
      'fromSchema({ "a/b": type({ id: "string" }) })',
      {},
    ],
    ["of a package's types", 'import type { Theirs } from "their-events";', "fromRecord<Theirs>()", {}],
    [
      "of two functions' own types",
      'import type { One, Other } from "./a";',
      "fromRecord<One & Other>()",
      { "src/lib/inngest/a.ts": 'export type One = { "x/y": {} };\nexport type Other = { "x/z": {} };\n' },
    ],
  ])("as one more call in a chain %s", (_, before, call, files) => {
    expect(addedInClient(`new EventSchemas().${call}`, before, files)).toBe(
      typedBy(`new EventSchemas().${call}${CALL}`, before),
    );
  });

  it("on a line of its own in a chain of lines", () => {
    const chain = "new EventSchemas()\n  .fromRecord<Theirs>()";
    const before = 'import type { Theirs } from "their-events";';
    expect(addedInClient(chain, before)).toBe(typedBy(`${chain}\n  ${CALL}`, before));
  });

  const part = (domain: string) =>
    `import { z } from "zod";\n\nexport const ${domain} = {\n  "${domain}/a": { data: z.object({ id: z.string() }) },\n};\n`;
  it.each([
    ["holds its domain", ["mail", "notes"], "notes"],
    ["comes last, where nothing tells", ["mail", "cards"], "cards"],
  ])("in the one of several maps that %s", (_, domains, wanted) => {
    const [one = "", two = ""] = domains;
    const imports = `import { ${one} } from "../../a/${one}";\nimport { ${two} } from "../../a/${two}";`;
    const [first, second] = wanted === "notes" ? [two, one] : [one, two];
    expect(
      addedTo({
        [CLIENT]: typedBy(`new EventSchemas().fromZod(${first}).fromZod(${second})`, imports),
        [`src/a/${one}.ts`]: part(one),
        [`src/a/${two}.ts`]: part(two),
      }),
    ).toEqual({
      [`src/a/${wanted}.ts`]: part(wanted).replace(
        "\n};",
        '\n  "notes/note.archived": { data: z.object({ noteId: z.string() }) },\n};',
      ),
    });
  });

  it("with its schema above the client that reads it when it is loaded", () => {
    const before = 'import { z } from "zod";\n\nconst bData = z.object({ id: z.string() });\n';
    const schemas = (more: string) => `new EventSchemas().fromSchema({\n  "a/b": bData,\n${more}})`;
    expect(addedInClient(schemas(""), before)).toBe(
      typedBy(
        schemas('  "notes/note.archived": noteArchivedPayload,\n'),
        `${before}\nexport const noteArchivedPayload = z.object({ noteId: z.string() });\n`,
      ),
    );
  });

  it("with its schema written out where those of the others are imported", () => {
    const before = 'import { bData } from "their-events";';
    const schemas = (more: string) => `new EventSchemas().fromSchema({ "a/b": bData${more} })`;
    expect(addedInClient(schemas(""), before)).toBe(
      typedBy(
        schemas(', "notes/note.archived": z.object({ noteId: z.string() })'),
        `${before}\nimport { z } from "zod";`,
      ),
    );
  });
});
