import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { build } from "esbuild";
import { parserOnly } from "./esbuild.parser.mjs";
import { precompiledTemplates } from "./esbuild.templates.mjs";

const { outputFiles } = await build({
  entryPoints: { index: "src/index.ts" },
  outdir: "dist",
  write: false,
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.12",
  // The ES module of a package that has both: it can be cut to what is used, and a UMD file cannot be bundled at all.
  mainFields: ["module", "main"],
  // One file per lazily imported room: a command loads only what it runs.
  chunkNames: "chunks/[name]-[hash]",
  legalComments: "linked",
  // Names stay: a stack in a bug report is worth more than the millisecond.
  minifySyntax: true,
  minifyWhitespace: true,
  // CommonJS dependencies inside the bundle call require().
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
  plugins: [parserOnly(), precompiledTemplates()],
  logLevel: "warning",
});
// Only now: a build that fails leaves the one before it in place.
await rm("dist", { recursive: true, force: true });
for (const { path, contents } of outputFiles) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, contents);
}
