import { rm } from "node:fs/promises";
import { build } from "esbuild";
import { parserOnly } from "./esbuild.parser.mjs";

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { index: "src/index.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.12",
  // One file per lazily imported room: a command loads only what it runs.
  chunkNames: "chunks/[name]-[hash]",
  legalComments: "linked",
  minifySyntax: true,
  minifyWhitespace: true,
  // CommonJS dependencies inside the bundle call require().
  banner: {
    js: 'import{createRequire as __createRequire}from"node:module";const require=__createRequire(import.meta.url);',
  },
  plugins: [parserOnly()],
  logLevel: "warning",
});
