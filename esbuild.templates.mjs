import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";

const TEMPLATES = fileURLToPath(new URL("templates", import.meta.url));

/**
 * An esbuild plugin that compiles the built-in templates ahead, which takes longer than rendering them. They are found
 * again by their text: one that was changed, or a team's own, is compiled when it is used.
 */
export function precompiledTemplates() {
  return {
    name: "precompiled-templates",
    setup(bundler) {
      bundler.onLoad({ filter: /src[\\/]templates[\\/]precompiled\.ts$/ }, () => ({ contents: precompile() }));
    },
  };
}

function precompile() {
  const files = readdirSync(TEMPLATES, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".hbs"));
  const texts = new Set(files.map((path) => readFileSync(join(TEMPLATES, path), "utf8")));
  const entries = [...texts].map((text) => {
    // The options of `src/templates/compile.ts`.
    const spec = Handlebars.precompile(text, { noEscape: true, strict: true, preventIndent: false });
    return `${JSON.stringify(text)}: ${spec}`;
  });
  return `export const PRECOMPILED = {\n${entries.join(",\n")}\n};\n`;
}
