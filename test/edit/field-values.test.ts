import { describe, expect, it } from "vitest";
import { fieldValues, type WantedField } from "../../src/edit/field-values.js";
import { sendingPlace } from "../../src/edit/sending-place.js";
import { parseSource } from "../../src/project/parse.js";

/** `name` or `name:kind`. */
function values(code: string, ...names: string[]): Record<string, string> {
  const source = parseSource("a.ts", code);
  const place = sendingPlace(source, "a.ts");
  if (typeof place === "string") throw new Error(place);
  const fields = names.map((text): WantedField => {
    const [name = "", kind = "string"] = text.split(":");
    return { name, kind: kind as WantedField["kind"] };
  });
  return Object.fromEntries(fieldValues(source, place, fields));
}

const fn = (parameters: string, body: string): string =>
  `export async function a(${parameters}) {\n${body}\n  return 1;\n}\n`;

describe("fieldValues", () => {
  it("takes a parameter or constant of that name", () => {
    const code = fn(
      "userId: string, { dealId, note: remark }: Input",
      "  const [first, second] = await both();\n  const { plan } = await find();",
    );
    expect(values(code, "userId", "dealId", "remark", "first", "plan", "note")).toEqual({
      userId: "userId",
      dealId: "dealId",
      remark: "remark",
      first: "first",
      plan: "plan",
    });
  });

  it("takes the id of what was saved, is known to be there, or is read anyway", () => {
    expect(values(fn("", "  const ticket = await prisma.ticket.create({ data });"), "ticketId")).toEqual({
      ticketId: "ticket.id",
    });
    expect(values(fn("", "  const [row] = await db.insert(t).returning();\n  if (!row) return 2;"), "rowId")).toEqual({
      rowId: "row.id",
    });
    expect(values(fn("", "  const user = await find();\n  log(user.id);"), "userId")).toEqual({ userId: "user.id" });
    expect(values(fn("", "  const user = await find();"), "userId")).toEqual({});
    expect(values(fn("", "  const [row] = await db.insert(t).returning();"), "rowId")).toEqual({});
    expect(values(fn("", "  const user = await find();\n  log(user?.id);"), "userId")).toEqual({});
  });

  it("takes a property that a type or schema of the file names, and not one that may be missing", () => {
    const type = "interface Input { title: string; count: number; note?: string; by: string | null }\n";
    expect(values(type + fn("input: Input", ""), "title", "count:number", "note", "by")).toEqual({
      title: "input.title",
      count: "input.count",
    });
    expect(values(fn("data: { title: string }", ""), "title")).toEqual({ title: "data.title" });
    const schema = "const body = z.object({ title: z.string(), size: z.number(), note: z.string().optional() });\n";
    expect(
      values(schema + fn("", "  const input = body.parse(await json());"), "title", "size:number", "note"),
    ).toEqual({
      title: "input.title",
      size: "input.size",
    });
    expect(values(schema + fn("", "  const { title, ...rest } = body.parse(x);"), "title", "size:number")).toEqual({
      title: "title",
      size: "rest.size",
    });
  });

  it("takes a property that the function reads", () => {
    const code = fn("data, session", "  const ticket = await create({ title: data.title, by: session.user });");
    expect(values(code, "title", "user")).toEqual({ title: "data.title", user: "session.user" });
  });

  it("gives nothing where there are two, where the type is another, or where it is no value yet", () => {
    const two = fn("a, b", "  log(a.title, b.title);");
    expect(values(two, "title")).toEqual({});
    expect(values(fn("count: string", ""), "count:number")).toEqual({});
    expect(values(fn("mode: string", ""), "mode:other")).toEqual({});
    expect(values(fn("userId?: string", "  let dealId;"), "userId", "dealId")).toEqual({});
    expect(values(fn("", "  data.title = 1;\n  data.title();"), "title")).toEqual({});
    expect(values(fn("", "  if (x) {\n    const dealId = 1;\n  }"), "dealId")).toEqual({});
    expect(values("export async function a() {\n  return 1;\n}\nconst userId = 1;\n", "userId")).toEqual({});
  });
});
