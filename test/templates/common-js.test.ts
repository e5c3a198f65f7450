import { describe, expect, it } from "vitest";
import { toCommonJs } from "../../src/templates/common-js.js";

describe("a module as CommonJS", () => {
  it.each([
    ['import { a, b as c } from "x";\n\na(c);\n', 'const { a, b: c } = require("x");\n\na(c);\n'],
    [
      'import * as a from "./a";\nimport b from "./b";\n\na(b);\n',
      'const a = require("./a");\nconst b = require("./b");\n\na(b);\n',
    ],
    ['import a, { b } from "./a";\n\na(b);\n', 'const a = require("./a");\nconst { b } = require("./a");\n\na(b);\n'],
    ['import "./a";\n\nf();\n', 'require("./a");\n\nf();\n'],
    [
      "/** Why. */\nexport const a = 1;\n\nexport async function b() {}\n\nexport class C {}\n",
      "/** Why. */\nconst a = 1;\n\nasync function b() {}\n\nclass C {}\n\nmodule.exports = { a, b, C };\n",
    ],
    ["/** Why. */\nexport default f(\n  1,\n);\n", "/** Why. */\nmodule.exports = f(\n  1,\n);\n"],
    ["const a = 1; // last\n// end\n", "const a = 1; // last\n// end\n"],
  ])("%j", (text, expected) => {
    expect(toCommonJs(text, "module")).toBe(expected);
  });

  it("has names that do not fit on one line one below the other", () => {
    const names = Array.from({ length: 12 }, (_, at) => `aRatherLongName${at}`);
    const [imported, exported] = [
      `import { ${names.join(", ")} } from "x";\n\nf();\n`,
      names.map((name) => `export const ${name} = 1;\n`).join(""),
    ];
    expect(toCommonJs(imported, "module")).toContain("const {\n  aRatherLongName0,\n");
    expect(toCommonJs(exported, "module")).toContain("module.exports = {\n  aRatherLongName0,\n");
  });
});

describe("a test of a CommonJS module", () => {
  const TEST =
    'import { describe, it } from "@jest/globals";\nimport { fn } from "./fn";\nimport * as effects from "./fn.effects";\n\njest.mock("./fn.effects");\njest.mock("../db", () => ({ db: {} }));\n\ndescribe("fn", () => {});\n';

  it("replaces modules before anything requires them", () => {
    expect(toCommonJs(TEST, "jest")).toBe(
      'const { describe, it } = require("@jest/globals");\n\njest.mock("./fn.effects");\njest.mock("../db", () => ({ db: {} }));\n\nconst { fn } = require("./fn");\nconst effects = require("./fn.effects");\n\ndescribe("fn", () => {});\n',
    );
  });

  it("is a module of the language for Vitest, and replaces what it loads by hand", () => {
    const text = TEST.replaceAll("jest.", "vi.").replace("@jest/globals", "vitest");
    const test = toCommonJs(text, "vitest");
    expect(test).toMatch(/^import \{ createRequire \} from "node:module";\nimport \{ describe, it \} from "vitest";\n/);
    expect(test).toContain(
      'replace("./fn.effects");\nreplace("../db", await (() => ({ db: {} }))(async () => require("../db")));\n\nconst { fn } = require("./fn");\nconst effects = require("./fn.effects");\n\ndescribe(',
    );
  });
});
