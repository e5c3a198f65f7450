import { describe, expect, it } from "vitest";
import { insertLast } from "../../src/edit/insert-last.js";
import { type SendingPlace, sendingPlace } from "../../src/edit/sending-place.js";
import { splice } from "../../src/edit/splice.js";
import { parseSource } from "../../src/project/parse.js";

const found = (code: string, path = "a.ts"): SendingPlace | string => sendingPlace(parseSource(path, code), path);

/** The code with SEND where the event would be sent. */
function marked(code: string, path = "a.ts"): string {
  const place = found(code, path);
  if (typeof place === "string") throw new Error(place);
  const edit = insertLast(parseSource(path, code), place, "SEND();");
  return edit === undefined ? "no line of its own" : splice(code, [edit]);
}

describe("sendingPlace", () => {
  it("is before the return, above its comments", () => {
    expect(marked("export async function a() {\n  await b();\n\n  // Done.\n  return 1;\n}\n")).toBe(
      "export async function a() {\n  await b();\n\n  SEND();\n\n  // Done.\n  return 1;\n}\n",
    );
  });

  it("is at the end where nothing is returned, and keeps the file's line ends", () => {
    expect(marked("export const a = async () => {\r\n\tawait b(); // why\r\n}\r\n")).toBe(
      "export const a = async () => {\r\n\tawait b(); // why\r\n\r\n\tSEND();\r\n}\r\n",
    );
  });

  it("is inside a try at the end, and before Next.js leaves for another page", () => {
    expect(
      marked(
        "export default async function a() {\n  try {\n    await b();\n    redirect('/x');\n  } catch {\n    return 1;\n  }\n}\n",
      ),
    ).toContain("    await b();\n    SEND();\n    redirect('/x');\n");
  });

  it("is in the only handler of a route that changes something", () => {
    const code =
      "export async function GET() {\n  return Response.json([]);\n}\nexport async function POST() {\n  return new Response();\n}\n";
    const place = found(code);
    expect(place).toMatchObject({ kind: "route", function: { name: "POST" } });
    expect(marked(code)).toContain("POST() {\n  SEND();\n  return new Response();");
  });

  it.each([
    ["function a() {\n  return 1;\n}\nexport { a };", "exports no async function"],
    ["async function a() {\n  b();\n}\nexport { a as c };", "function"],
    ["const a = async function () {\n  b();\n};\nexport default a;", "function"],
  ])("looks through every way to export: %j", (code, kind) => {
    const place = found(code);
    if (typeof place === "string") expect(place).toContain(kind);
    else expect(place.kind).toBe(kind);
  });

  it.each([
    ["'use client';\nexport async function a() {\n  b();\n}", "runs in the browser"],
    ["export const a = 1;", "exports no async function that could send it"],
    [
      "export async function a() {\n  b();\n}\nexport async function c() {\n  d();\n}",
      "exports several async functions: a, c",
    ],
    [
      "export async function POST() {\n  b();\n}\nexport async function PUT() {\n  b();\n}",
      "exports several async functions: POST, PUT",
    ],
    [
      "export const POST = withAuth(async () => {\n  b();\n});",
      "exports POST, whose function is not a plain async one",
    ],
    ["export const a = async () => b();", "exports a, whose function is not a plain async one"],
    ["export async function* a() {\n  yield 1;\n}", "exports no async function that could send it"],
    ["export async function a() {}", "exports a, which does nothing yet"],
    ["export async function a() {\n  return db.save();\n}", "exports a, which does its work in the return statement"],
    [
      "export async function a() {\n  return { x: await b() };\n}",
      "exports a, which does its work in the return statement",
    ],
    ["export async function a() {\n  throw new Error();\n}", "exports a, which ends with an error"],
    [
      "export async function a() {\n  if (b) {\n    return 1;\n  } else {\n    return 2;\n  }\n}",
      "exports a, which ends in several ways",
    ],
    ["export async function a() {\n  return 1;\n  b();\n}", "exports a, which has code behind its end"],
  ])("is nowhere in %j", (code, reason) => {
    expect(found(code)).toBe(reason);
  });

  it("takes a return that only says what was done", () => {
    const code =
      "export async function a() {\n  const t = await b();\n  return NextResponse.json({ ids: t.map((x) => x.id) });\n}\n";
    expect(marked(code)).toContain("await b();\n  SEND();\n  return NextResponse");
  });

  it("has no line of its own in a function of one line", () => {
    expect(marked("export async function a() { b(); }")).toBe("no line of its own");
    expect(marked("export async function a() { return 1; }")).toBe("no line of its own");
  });
});
