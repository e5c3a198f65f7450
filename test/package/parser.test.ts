import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ts as whole } from "@ts-morph/common";
import { build, type Plugin } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The parser as it is packed: built by the plugin, with the names that src uses, and those this test needs. */
async function packedParser(): Promise<typeof whole> {
  const { namesUsed, parserOnly } = (await import(join(repository, "esbuild.parser.mjs"))) as {
    namesUsed: () => string[];
    parserOnly: (names: string[]) => Plugin;
  };
  const directory = mkdtempSync(join(tmpdir(), "scaffold-inngest-parser-"));
  const outfile = join(directory, "parser.cjs");
  await build({
    stdin: { contents: 'export { ts } from "@ts-morph/common";', resolveDir: repository },
    bundle: true,
    format: "cjs",
    platform: "node",
    outfile,
    plugins: [parserOnly([...namesUsed(), "createSourceFile", "forEachChild", "ScriptTarget"])],
  });
  const { ts } = (await import(outfile)) as { ts: typeof whole };
  rmSync(directory, { recursive: true });
  return ts;
}

/** Every node with its kind, place, flags and text, and what was wrong. */
function describeSource(ts: typeof whole, path: string, text: string): unknown {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lines: string[] = [];
  const visit = (node: whole.Node): void => {
    lines.push(`${node.kind} ${node.getStart()}-${node.end} ${node.flags} ${node.getText().slice(0, 40)}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly whole.Diagnostic[] };
  return [lines, parseDiagnostics.map(({ code, start, messageText }) => [code, start, messageText])];
}

const sources = ["src", "test", "fixtures/sdk3", "fixtures/sdk4"].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(ts|tsx)$/.test(path) && !path.includes("node_modules"))
    .map((path) => join(repository, folder, path)),
);

const ODD = {
  "jsx.tsx": 'export const A = <T,>(p: T) => <><B {...p} a="&amp;">text {1}</B><c.d:e /></>;',
  "decorators.ts":
    "@a() class B<const T extends string = 'x'> { @c accessor #d?: T; static { this.e = 1; } get f() { return 1 } }",
  "types.ts":
    "type A<T> = T extends infer U extends string ? `${U}-${number}` : { readonly [K in keyof T as K]-?: T[K] }; declare module 'x' { export = y }",
  "regex.ts":
    "const a = /(?<year>\\d{4})[\\p{L}--[a-z]]/v, b = 1_000n ** 2n, c = `a${`b${1}`}`, d = a?.b!?.[c] ?? (await e satisfies F);",
  "enum.js": "/** @type {import('x').Y} @template T */ export default async function* a() { yield* b; using c = d; }",
  "errors.ts": "const = 1; function ( { ] class { a b c } `unterminated ${",
  "json.json": '{ "a": [1, true, null], /* c */ "b": "\\u2028", }',
  "unicode.ts": "\uFEFF#!/usr/bin/env node\r\nconst größe = '\\u{1F600}';\u2028let 𠮷 = /* 😀 */ 1;",
};

describe("the parser that is packed", () => {
  let packed: typeof whole;
  beforeAll(async () => {
    packed = await packedParser();
  });

  it("reads every source file here as the whole compiler does", () => {
    expect(sources.length).toBeGreaterThan(50);
    for (const path of sources) {
      const text = readFileSync(path, "utf8");
      expect(describeSource(packed, path, text), path).toEqual(describeSource(whole, path, text));
    }
  });

  it.each(Object.entries(ODD))("reads %s as the whole compiler does", (path, text) => {
    expect(describeSource(packed, path, text)).toEqual(describeSource(whole, path, text));
  });

  it("says the same of every prefix of a file, as errors go", () => {
    const text = readFileSync(join(repository, "src/errors/scaffold-error.ts"), "utf8");
    for (let length = 0; length < text.length; length += 7) {
      const path = "prefix.ts";
      expect(describeSource(packed, path, text.slice(0, length))).toEqual(
        describeSource(whole, path, text.slice(0, length)),
      );
    }
  });
});
