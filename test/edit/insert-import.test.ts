import { describe, expect, it } from "vitest";
import { insertImport } from "../../src/edit/insert-import.js";
import { edited, parse } from "./parse.js";

function add(text: string, specifier: string, options: { exported?: string; typeOnly?: boolean } = {}): string {
  return edited(text, insertImport(parse(text), { specifier, exported: "x", local: "x", ...options }));
}

describe("insertImport", () => {
  it.each([
    [
      "follows the last import",
      'import { b } from "b";\n\nb();\n',
      "c",
      'import { b } from "b";\nimport { x } from "c";\n\nb();\n',
    ],
    [
      "has no space inside its braces where the others have none",
      'import {b} from "b";\nimport d from "d";\n',
      "e",
      'import {b} from "b";\nimport d from "d";\nimport {x} from "e";\n',
    ],
    [
      "goes before the one import that sorts after it",
      'import { b } from "b";\n\nb();\n',
      "a",
      'import { x } from "a";\nimport { b } from "b";\n\nb();\n',
    ],
    [
      "keeps sorted imports sorted",
      'import { serve } from "inngest/next";\nimport { b } from "@/fns/b";\nimport { d } from "@/fns/d";\n',
      "@/fns/c",
      'import { serve } from "inngest/next";\nimport { b } from "@/fns/b";\nimport { x } from "@/fns/c";\nimport { d } from "@/fns/d";\n',
    ],
    [
      "goes before the first of a sorted run",
      'import { s } from "inngest/next";\nimport { b } from "@/fns/b";\nimport { d } from "@/fns/d";\n',
      "@/fns/a",
      'import { s } from "inngest/next";\nimport { x } from "@/fns/a";\nimport { b } from "@/fns/b";\nimport { d } from "@/fns/d";\n',
    ],
    [
      "joins the group of its directory",
      'import { c } from "@/lib/client";\n\n// functions\nimport { b } from "@/fns/b";\n// import { z } from "@/fns/z";\n\nrun();\n',
      "@/fns/c",
      'import { c } from "@/lib/client";\n\n// functions\nimport { b } from "@/fns/b";\nimport { x } from "@/fns/c";\n// import { z } from "@/fns/z";\n\nrun();\n',
    ],
    [
      "follows the last of unsorted imports",
      "import { d } from './d'\nimport { b } from './b'\nimport { c } from './c'\n",
      "./a",
      "import { d } from './d'\nimport { b } from './b'\nimport { c } from './c'\nimport { x } from './a'\n",
    ],
    [
      "keeps the comment that trails an import",
      "import { b } from './b'; // b\nb();\n",
      "./c",
      "import { b } from './b'; // b\nimport { x } from './c';\nb();\n",
    ],
    [
      "stays on the line that imports share",
      'import a from "a"; import b from "b"; a(b);\n',
      "b2",
      'import a from "a"; import b from "b"; import { x } from "b2"; a(b);\n',
    ],
    [
      "follows an import below the first statement",
      'setup();\nimport { b } from "./b";\nb();\n',
      "./c",
      'setup();\nimport { b } from "./b";\nimport { x } from "./c";\nb();\n',
    ],
    [
      "is the first import above the heading of a section",
      "/** What is sent. */\n\n// --------\n// Payloads\n// --------\n\nexport const a = 1;\n",
      "c",
      '/** What is sent. */\n\nimport { x } from "c";\n\n// --------\n// Payloads\n// --------\n\nexport const a = 1;\n',
    ],
    [
      "is above a heading and the comment under it",
      "// What is sent\n\n// ==== Payloads ====\n\n// The first.\nexport const a = 1;\n",
      "c",
      '// What is sent\n\nimport { x } from "c";\n\n// ==== Payloads ====\n\n// The first.\nexport const a = 1;\n',
    ],
    [
      "is above a heading in a block",
      "/* What is sent */\n\n/* ****** Payloads ****** */\nexport const a = 1;\n",
      "c",
      '/* What is sent */\n\nimport { x } from "c";\n\n/* ****** Payloads ****** */\nexport const a = 1;\n',
    ],
    [
      "is below a heading that the file begins with",
      "// --------\n// What is sent\n// --------\n\nexport const a = 1;\n",
      "c",
      '// --------\n// What is sent\n// --------\n\nimport { x } from "c";\n\nexport const a = 1;\n',
    ],
    [
      "is the first import below a licence",
      "/* Copyright */\nrun();\n",
      "a",
      '/* Copyright */\nimport { x } from "a";\n\nrun();\n',
    ],
    [
      "stands above the comment of the first statement",
      "/** Runs. */\nrun();\n",
      "a",
      'import { x } from "a";\n\n/** Runs. */\nrun();\n',
    ],
    [
      "stands below a directive",
      '"use server";\n\nrun();\n',
      "a",
      '"use server";\n\nimport { x } from "a";\n\nrun();\n',
    ],
    [
      "stands below a shebang",
      "#!/usr/bin/env node\nrun();\n",
      "a",
      '#!/usr/bin/env node\nimport { x } from "a";\n\nrun();\n',
    ],
    ["joins the braces of its module", 'import { b } from "a";\n', "a", 'import { b, x } from "a";\n'],
    ["keeps sorted braces sorted", 'import { a, z } from "a";\n', "a", 'import { a, x, z } from "a";\n'],
    [
      "joins braces of several lines",
      'import {\n  a,\n  z,\n} from "a";\n',
      "a",
      'import {\n  a,\n  x,\n  z,\n} from "a";\n',
    ],
    ["joins a default import", 'import a from "a";\n', "a", 'import a, { x } from "a";\n'],
    [
      "stays apart from a namespace",
      'import * as a from "a";\n',
      "a",
      'import * as a from "a";\nimport { x } from "a";\n',
    ],
    [
      "stays apart from a type import",
      'import type { A } from "a";\n',
      "a",
      'import type { A } from "a";\nimport { x } from "a";\n',
    ],
    ["stays apart from an import for its effect", 'import "a";\n', "a", 'import "a";\nimport { x } from "a";\n'],
    ["changes nothing where the name is imported", 'import { x } from "a";\n', "a", 'import { x } from "a";\n'],
    [
      "changes nothing where it is imported under another name",
      'import { x as y } from "a";\n',
      "a",
      'import { x as y } from "a";\n',
    ],
    [
      "keeps Windows line endings",
      "import { b } from './b';\r\n\r\nb();\r\n",
      "./c",
      "import { b } from './b';\r\nimport { x } from './c';\r\n\r\nb();\r\n",
    ],
    ["keeps a byte-order mark in front", "\uFEFFrun();\n", "a", '\uFEFFimport { x } from "a";\n\nrun();\n'],
    ["keeps a file without a final newline", 'import b from "b"', "c", 'import b from "b"\nimport { x } from "c"'],
    [
      "does not part a comment that speaks of the next line from it",
      '// eslint-disable-next-line\nimport b from "./b";\nimport c from "./c";\n',
      "./a",
      '// eslint-disable-next-line\nimport b from "./b";\nimport { x } from "./a";\nimport c from "./c";\n',
    ],
  ])("%s", (_, before, specifier, after) => {
    expect(add(before, specifier)).toBe(after);
  });

  it("imports a type for its type alone", () => {
    expect(add('import { a } from "a";\n', "a", { typeOnly: true })).toBe(
      'import { a } from "a";\nimport type { x } from "a";\n',
    );
  });

  it("does not take a type import for the value", () => {
    expect(add('import { type x } from "a";\n', "b")).toBe('import { type x } from "a";\nimport { x } from "b";\n');
  });

  it("imports a default under its local name", () => {
    expect(add('import { a } from "a";\n', "b", { exported: "default" })).toBe(
      'import { a } from "a";\nimport x from "b";\n',
    );
  });

  it("knows the module under another specifier", () => {
    const text = 'import { x } from "@/fns/x";\n';
    const request = { specifier: "./x", exported: "x", local: "x", sameModule: (other: string) => other === "@/fns/x" };
    expect(insertImport(parse(text), request)).toEqual([]);
  });
});
