import { ts } from "@ts-morph/common";
import { describe, expect, it } from "vitest";
import { insertImport } from "../../src/edit/insert-import.js";
import { removeImport } from "../../src/edit/remove-import.js";
import { setExport, unsetExport } from "../../src/edit/set-export.js";
import { splice } from "../../src/edit/splice.js";

const parse = (text: string, name = "file.js"): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);

const request = (specifier: string, exported = "x") => ({ specifier, exported, local: "x" });

describe("a name that a CommonJS file gets", () => {
  it.each([
    [
      "is required after the last of its kind",
      'const { b } = require("./b");\n\nb();\n',
      "./c",
      'const { b } = require("./b");\nconst { x } = require("./c");\n\nb();\n',
    ],
    [
      "keeps sorted lines sorted",
      "const e = require('express')\nconst { a } = require('./jobs/a')\nconst { y } = require('./jobs/y')\n",
      "./jobs/x",
      "const e = require('express')\nconst { a } = require('./jobs/a')\nconst { x } = require('./jobs/x')\nconst { y } = require('./jobs/y')\n",
    ],
    [
      "joins the braces of the same module",
      'const {a, z} = require("./m");\nf();\n',
      "./m",
      'const {a, x, z} = require("./m");\nf();\n',
    ],
    [
      "stands below a directive where nothing is required yet",
      '"use strict";\n\nmodule.exports = { a };\n',
      "./m",
      '"use strict";\n\nconst { x } = require("./m");\n\nmodule.exports = { a };\n',
    ],
    [
      "is required beside a module that is held as a whole",
      'const m = require("./m");\nm.a();\n',
      "./m",
      'const m = require("./m");\nconst { x } = require("./m");\nm.a();\n',
    ],
    [
      "is required between Windows line endings",
      'const a = require("a");\r\n\r\na();\r\n',
      "./m",
      'const a = require("a");\r\nconst { x } = require("./m");\r\n\r\na();\r\n',
    ],
  ])("%s, and goes as it came", (_, before, specifier, after) => {
    const added = splice(before, insertImport(parse(before), request(specifier)));
    expect(added).toBe(after);
    expect(insertImport(parse(added), request(specifier))).toEqual([]);
    expect(splice(added, removeImport(parse(added), "x"))).toBe(before);
  });

  it("is all of a module where that exports one value", () => {
    const before = 'const a = require("./a");\n';
    const added = splice(before, insertImport(parse(before), request("./x", "default")));
    expect(added).toBe('const a = require("./a");\nconst x = require("./x");\n');
    expect(splice(added, removeImport(parse(added), "x"))).toBe(before);
  });

  it("is imported in a module of the language, and in TypeScript", () => {
    const text = 'const a = require("./a");\n';
    const module = `import b from "./b";\n${text}`;
    expect(splice(module, insertImport(parse(module), request("./c")))).toContain('import { x } from "./c";');
    expect(splice(text, insertImport(parse(text, "file.ts"), request("./c")))).toContain('import { x } from "./c";');
  });

  it("is found where it is required under another name", () => {
    const text = 'const { x: other } = require("./m");\n';
    expect(insertImport(parse(text), request("./m"))).toEqual([]);
  });
});

describe("a name that a CommonJS file gives", () => {
  it.each([
    ["const x = 1;\n\nmodule.exports = { a };\n", "const x = 1;\n\nmodule.exports = { a, x };\n"],
    ["const x = 1;\n\nmodule.exports = {\n  a,\n};\n", "const x = 1;\n\nmodule.exports = {\n  a,\n  x,\n};\n"],
    ["const x = 1;\n\nexports.a = a;\n", "const x = 1;\n\nexports.a = a;\n\nexports.x = x;\n"],
    ["const x = 1\nexports.a = a\nexports.b = b\n", "const x = 1\nexports.a = a\nexports.b = b\nexports.x = x\n"],
    ["const x = 1;\n", "const x = 1;\n\nmodule.exports = { x };\n"],
    [
      'const {b} = require("./b");\nconst x = 1;\n',
      'const {b} = require("./b");\nconst x = 1;\n\nmodule.exports = {x};\n',
    ],
    ["const x = 1;\nmodule.exports = run;\n", "const x = 1;\nmodule.exports = run;\n\nmodule.exports.x = x;\n"],
  ])("stands among the others, and goes as it came: %j", (before, after) => {
    const added = splice(before, setExport(parse(before), "x"));
    expect(added).toBe(after);
    expect(setExport(parse(added), "x")).toEqual([]);
    expect(splice(added, unsetExport(parse(added), "x"))).toBe(before);
  });
});
