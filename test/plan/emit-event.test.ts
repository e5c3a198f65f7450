import { describe, expect, it } from "vitest";
import { parseFields } from "../../src/answers/field.js";
import { type EmitInput, emitEvent } from "../../src/plan/emit-event.js";
import { sendText } from "../../src/plan/send-text.js";
import { parseSource } from "../../src/project/parse.js";
import type { Project } from "../../src/project/project.js";
import { refusal } from "../answers/refusal.js";
import fc from "../support/properties.js";
import { conventions, planningOn } from "./sample-project.js";

const FILE = "src/app/actions.ts";
const EVENTS = { file: "src/lib/inngest/events.ts" };

/** Sends crm/deal.closed with a dealId from a file with this text. */
function emitting(
  text: string,
  own: {
    readonly project?: Partial<Project>;
    readonly typing?: Partial<EmitInput["typing"]>;
    readonly eventId?: string;
  } = {},
) {
  const files = {
    [FILE]: text,
    "src/lib/inngest/client.ts": "",
    "src/lib/inngest/events.ts": "",
    "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  };
  const shared = planningOn(files, own.project);
  const typing = {
    event: "crm/deal.closed",
    fields: parseFields(["dealId:string", "note:string?"]),
    typing: "client" as const,
    ...own.typing,
  };
  const emission = emitEvent({ ...shared, typing, eventId: own.eventId, file: FILE });
  return { emission, after: shared.drafts.open(FILE).text };
}

const action = (body: string, head = ""): string =>
  `${head}export async function close(dealId: string) {\n${body}\n}\n`;

describe("emitEvent", () => {
  it("sends the event at the end of the function, with what it needs imported", () => {
    const { emission, after } = emitting(action("  await save(dealId);"));
    expect(emission).toEqual({ file: FILE, values: new Map([["dealId", "dealId"]]), warnings: [] });
    expect(after).toBe(
      `import { inngest } from "@/lib/inngest/client";\n\n${action(
        '  await save(dealId);\n\n  await inngest.send({ name: "crm/deal.closed", data: { dealId } });',
      )}`,
    );
  });

  it("uses the constant of the event on SDK 4, and the names that the file has for things", () => {
    const head = "import { inngest as client } from '../lib/inngest/client'\n\n";
    const typing = { typing: "event-type" as const, eventType: { exported: "dealClosed", module: EVENTS } };
    const { after } = emitting(action("  await save(dealId)", head), { typing });
    expect(after).toContain("import { dealClosed } from '../lib/inngest/events'\n");
    expect(after).toContain("  await client.send(dealClosed.create({ dealId }))\n");
  });

  it("has the data checked where the client checks nothing, but not in JavaScript", () => {
    const typing = { typing: "parse" as const, payloadType: { exported: "DealClosedPayload", module: EVENTS } };
    const { after } = emitting(action("  await save(dealId);"), { typing });
    expect(after).toContain('import type { DealClosedPayload } from "@/lib/inngest/events";');
    expect(after).toContain("data: { dealId } satisfies DealClosedPayload");
  });

  it("gives the event the id that the template has for it", () => {
    const before = action("  await save(dealId);");
    expect(emitting(before, { eventId: "deal-<dealId>" }).after).toContain(
      '  await inngest.send({\n    id: `deal-${dealId}`,\n    name: "crm/deal.closed",\n    data: { dealId },\n  });\n',
    );
    const typing = { typing: "event-type" as const, eventType: { exported: "dealClosed", module: EVENTS } };
    expect(emitting(before, { typing, eventId: "deal-<dealId>" }).after).toContain(
      "  await inngest.send(dealClosed.create({ dealId }, { id: `deal-${dealId}` }));\n",
    );
  });

  it("leaves a request its answer when the event cannot be sent", () => {
    const route =
      "export async function POST(request: Request) {\n  const { dealId } = await request.json();\n  return Response.json({ dealId });\n}\n";
    expect(emitting(route).after).toContain(
      '  await inngest.send({ name: "crm/deal.closed", data: { dealId } }).catch((error: unknown) => console.error("Failed to send crm/deal.closed:", error));\n  return',
    );
  });

  it("does nothing the second time", () => {
    const once = emitting(action("  await save(dealId);")).after;
    const twice = emitting(once);
    expect(twice.emission).toEqual({ file: FILE, before: true, warnings: [] });
    expect(twice.after).toBe(once);
  });

  it.each([
    [
      "has a value missing",
      "export async function close(id: string) {\n  await save(id);\n}\n",
      "exports close, where no one value is clearly the dealId",
    ],
    [
      "calls something else by the client's name",
      action("  await save(dealId);", "const inngest = 1;\n"),
      "has something else called inngest",
    ],
    [
      "does so inside the function",
      action("  const inngest = await save(dealId);"),
      "has something else called inngest",
    ],
    ["has no place", action("  return save(dealId);"), "exports close, which does its work in the return statement"],
    [
      "has its function on one line",
      "export async function close(dealId: string) { save(dealId); }\n",
      "has its function on one line",
    ],
  ])("leaves a file as it is that %s, and says why", (_title, text, reason) => {
    const { emission, after } = emitting(text);
    expect(after).toBe(text);
    expect(emission.warnings).toEqual([
      {
        code: "EMIT_UNCLEAR",
        message: `The event is not sent from ${FILE}, since that ${reason}: the lines to add are among the next steps.`,
        file: FILE,
      },
    ]);
  });

  it("refuses what is no source file", () => {
    const shared = planningOn({ "src/a.d.ts": "", "README.md": "" });
    const typing = { event: "a/b", fields: [], typing: "client" as const };
    const message = (file: string): string => refusal(() => emitEvent({ ...shared, typing, file })).message;
    expect(message("src/a.d.ts")).toBe("The file src/a.d.ts given to --emit-from is no TypeScript or JavaScript.");
    expect(message("README.md")).toContain("is no TypeScript or JavaScript");
    expect(message("src/b.ts")).toContain("is not there");
    expect(refusal(() => emitEvent({ ...shared, typing, file: "../b.ts" })).code).toBe("OUTSIDE_ROOT");
  });

  it("only ever adds to a file, leaves it parsing, and is done the second time, for every file", () => {
    const statement = fc.constantFrom(
      "await save(dealId);",
      "const deal = await db.create({ dealId });",
      "if (!dealId) return 1;",
      "return deal;",
      "return Response.json({ dealId });",
      "try { await save(); } catch { return 2; }",
      "try {\n    await save();\n  } finally {\n    done();\n  }",
      "// a comment",
      "/* another */ done(); // at the end",
      "redirect('/x');",
      "for (const x of y) { await x; }",
      "const text = `\n${dealId}`;",
    );
    const head = fc.constantFrom(
      "",
      '"use server";\n\n',
      "#!/usr/bin/env node\n",
      "\uFEFF// first\n",
      "import a from 'a'\n",
      'import * as inngest from "x";\n',
    );
    const shape = fc.constantFrom(
      (body: string) => `export async function close(dealId: string) {\n  ${body}\n}\n`,
      (body: string) => `export const close = async ({ dealId }: Input) => {\n  ${body}\n};`,
      (body: string) => `export async function POST(dealId: string) { ${body}\n}\nexport async function GET() {}`,
      (body: string) => `async function close(dealId: string) {\n\t${body}\n}\nexport default close\n`,
    );
    let sent = 0;
    fc.assert(
      fc.property(head, shape, fc.array(statement, { maxLength: 5 }), fc.boolean(), (top, wrap, statements, crlf) => {
        const lines = top + wrap(statements.join("\n  "));
        const text = crlf ? lines.replaceAll("\n", "\r\n") : lines;
        const { emission, after } = emitting(text);
        expect(isSubsequence(text, after)).toBe(true);
        expect(parseSource(FILE, after).text).toBe(after);
        if (emission.values === undefined) expect(after).toBe(text);
        else sent++;
        if (emission.values !== undefined) expect(emitting(after)).toMatchObject({ emission: { before: true }, after });
        if (crlf) expect(after.replaceAll("\r\n", "")).not.toContain("\n");
      }),
      { numRuns: 1000 },
    );
    expect(sent).toBeGreaterThan(100);
  });
});

function isSubsequence(part: string, whole: string): boolean {
  let at = 0;
  for (const character of whole) if (character === part[at]) at++;
  return at === part.length;
}

describe("sendText", () => {
  it("breaks what is long, and holds no name that could end it", () => {
    const values = ["organizationId", "documentId", "userId"].map((name) => [name, `input.${name}`] as const);
    const style = { ...conventions.style, quotes: "single" as const };
    expect(sendText({ name: "a/it's", values }, { client: "inngest", style })).toBe(
      "inngest.send({\n  name: 'a/it\\'s',\n  data: {\n    organizationId: input.organizationId,\n    documentId: input.documentId,\n    userId: input.userId,\n  },\n})",
    );
    expect(sendText({ name: "a/b", constant: "created", values }, { client: "inngest", style })).toBe(
      "inngest.send(\n  created.create({\n    organizationId: input.organizationId,\n    documentId: input.documentId,\n    userId: input.userId,\n  }),\n)",
    );
    const id = "`document-${input.documentId}`";
    expect(sendText({ name: "a/b", constant: "created", id, values }, { client: "inngest", style })).toBe(
      "inngest.send(\n  created.create(\n    {\n      organizationId: input.organizationId,\n      documentId: input.documentId,\n      userId: input.userId,\n    },\n    { id: `document-${input.documentId}` },\n  ),\n)",
    );
  });
});
