import { describe, expect, it } from "vitest";
import { withEarlierLayout } from "../../src/edit/earlier-layout.js";
import { parse } from "./parse.js";

const layout = (before: string, after: string, earlier: string): string =>
  withEarlierLayout({ before: parse(before), after: parse(after), earlier: parse(earlier) });

const EARLIER = `import { a } from "./a";

serve({ client, functions: [a] });
`;
const BEFORE = `import { a } from "./a";
import { b } from "./b";

serve({
  client,
  functions: [a, b],
});
`;
const AFTER = `import { a } from "./a";

serve({
  client,
  functions: [a],
});
`;

describe("a statement after an edit", () => {
  it.each<[string, string]>([
    ["on one line", EARLIER],
    ["with other quotes and commas", EARLIER.replace("[a] }", "[a,], }").replace('"./a"', "'./a'")],
    ["with other statements around it", EARLIER.replace("\n\n", "\n\nconst c = 1;\n\n").replace("serve(", "serve(")],
  ])("is written as it was earlier, %s", (_, earlier) => {
    const expected = earlier.includes("const c") ? AFTER : earlier.replace("'./a'", '"./a"');
    expect(layout(BEFORE, AFTER, earlier)).toBe(expected);
  });

  it.each<[string, string]>([
    ["another element", EARLIER.replace("[a]", "[a, c]")],
    ["another name", EARLIER.replace("client", "inngest")],
    ["a comment more", EARLIER.replace("[a]", "[a /* c */]")],
    ["a text with other blanks", EARLIER.replace("client", '"client"')],
  ])("stays as it is where it had %s", (_, earlier) => {
    expect(layout(BEFORE, AFTER, earlier)).toBe(AFTER);
  });

  it("keeps what a text holds, which is no layout", () => {
    const text = (blank: string, wrap: string) => `log(${wrap}"a${blank}b", [a]);\n`;
    const before = text(" ", "\n").replace("[a]", "[a, b]");
    expect(layout(before, text(" ", "\n"), text("", ""))).toBe(text(" ", "\n"));
    expect(layout(before, text(" ", "\n"), text(" ", ""))).toBe(text(" ", ""));
  });

  it("keeps what was laid out otherwise since, where the edit did not touch it", () => {
    const since = (text: string) => `${text}\nrun({\n  a,\n});\n`;
    const expected = since(EARLIER);
    expect(layout(since(BEFORE), since(AFTER), `${EARLIER}\nrun({ a });\n`)).toBe(expected);
  });

  it("keeps the lines around it that were put there since", () => {
    const since = (text: string) => `${text.replace("\n\n", "\n\n\n")}\n\n  `;
    expect(layout(since(BEFORE), since(AFTER), EARLIER)).toBe(since(EARLIER));
  });

  it("takes back the lines before a statement that another one is gone from", () => {
    expect(layout("f();\nconst b = 1;\ng();", "f();\n\ng();", "f();\ng();")).toBe("f();\ng();");
    expect(layout("f();\nconst b = 1;\ng();", "f();\n\ng();", "f();\n// g\ng();")).toBe("f();\n\ng();");
  });

  it("takes back the line breaks at the end of the file", () => {
    expect(layout("f();\nconst b = 1", "f();", "f();\n\n")).toBe("f();\n\n");
    expect(layout("f();\nconst b = 1", "f();", "f();\n// end\n")).toBe("f();");
  });
});
