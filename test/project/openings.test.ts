import { describe, expect, it } from "vitest";
import { commonEffects, commonHeader } from "../../src/project/openings.js";
import { parseSource } from "../../src/project/parse.js";

const parse = (...texts: readonly string[]) => texts.map((text, at) => parseSource(`file${at}.ts`, text));
const LICENCE = "// Copyright Example\n// MIT\n";
const code = 'import { a } from "a";\n';

describe("commonHeader", () => {
  it.each<[string, string[], string | undefined]>([
    ["the lines of a licence", [`${LICENCE}\n${code}`, `${LICENCE}\nexport {};\n`], `${LICENCE}\n`],
    ["one block", [`/* MIT */\n${code}`, `/* MIT */\n\n${code}`], "/* MIT */\n"],
    ["what comes first of more", [`// MIT\n\n// One.\n${code}`, `// MIT\n\n// Two.\n${code}`], "// MIT\n\n"],
    ["line ends aside", [`/* a\r\n * b */\r\n\r\n${code}`, `/* a\n * b */\n\n${code}`], "/* a\n * b */\n\n"],
    ["nothing where one has none", [`// MIT\n\n${code}`, code], undefined],
    ["nothing that tools read", [`// @ts-nocheck\n${code}`, `// @ts-nocheck\n${code}`], undefined],
    ["nothing of a reference", ['/// <reference types="a" />\n', '/// <reference types="a" />\n'], undefined],
  ])("takes %s", (_, texts, expected) => {
    expect(commonHeader(parse(...texts), [])).toBe(expected);
  });

  it("asks other files where there is but one", () => {
    const [one, same, other] = parse(`// MIT\n\n${code}`, `// MIT\n\n${code}`, code);
    if (one === undefined || same === undefined || other === undefined) throw new Error("not parsed");
    expect(commonHeader([one], [])).toBeUndefined();
    expect(commonHeader([one], [one])).toBeUndefined();
    expect(commonHeader([one], [same])).toBe("// MIT\n\n");
    expect(commonHeader([one], [same, other])).toBeUndefined();
    expect(commonHeader([one, same], [other])).toBe("// MIT\n\n");
  });
});

describe("commonEffects", () => {
  it.each<[string, string[], string[]]>([
    ["what all import", ['import "server-only";\n', `import "server-only";\n${code}`], ["server-only"]],
    ["it behind other imports too", [`${code}import "reflect-metadata";\n`], ["reflect-metadata"]],
    ["nothing that one lacks", ['import "server-only";\n', code], []],
    ["no path", ['import "./setup";\n'], []],
  ])("takes %s", (_, texts, expected) => {
    expect(commonEffects(parse(...texts))).toEqual(expected);
  });
});
