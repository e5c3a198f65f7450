import { posix } from "node:path";

/** A formatter that projects use, and how it is known and run. */
export interface FormatterKind {
  readonly name: string;
  /** In messages. */
  readonly title: string;
  readonly package: string;
  /** The files with its configuration. */
  readonly configs: readonly string[];
  /** The file of the package that is its command line. Absent for Prettier, which is asked as a library. */
  readonly script?: string;
  /** It is there without a package, as a program of this name. */
  readonly program?: string;
  /**
   * The arguments with which it formats its standard input as a file, an absolute path; where there are several, the
   * first that works does the most.
   */
  readonly uses?: (path: string) => readonly (readonly string[])[];
}

const MODULES = ["js", "cjs", "mjs", "ts", "cts", "mts"];
const anyModule = (name: string): string[] => MODULES.map((extension) => `${name}.${extension}`);
const extensionOf = (path: string): string => posix.extname(path).slice(1);

/** Where one directory has several configured alike, the first of them. */
export const FORMATTERS: readonly FormatterKind[] = [
  {
    ...{ name: "prettier", title: "Prettier", package: "prettier" },
    // https://prettier.io/docs/configuration
    configs: [
      ...["", ".json", ".json5", ".yaml", ".yml", ".toml"].map((end) => `.prettierrc${end}`),
      ...anyModule(".prettierrc"),
      ...anyModule("prettier.config"),
    ],
  },
  {
    ...{ name: "biome", title: "Biome", package: "@biomejs/biome" },
    // https://biomejs.dev/guides/configure-biome/
    configs: ["biome.json", "biome.jsonc", ".biome.json", ".biome.jsonc"],
    script: "bin/biome",
    // `check` sorts imports as well; versions before 1.8 do not know the flag.
    uses: (path) => [
      ["check", "--write", "--linter-enabled=false", `--stdin-file-path=${path}`],
      ["format", `--stdin-file-path=${path}`],
    ],
  },
  {
    ...{ name: "oxfmt", title: "oxfmt", package: "oxfmt" },
    configs: [".oxfmtrc.json", ".oxfmtrc.jsonc", ...anyModule("oxfmt.config")],
    script: "bin/oxfmt",
    uses: (path) => [[`--stdin-filepath=${path}`]],
  },
  {
    ...{ name: "dprint", title: "dprint", package: "dprint" },
    configs: ["dprint.json", "dprint.jsonc", ".dprint.json", ".dprint.jsonc"],
    script: "bin.cjs",
    // It takes no path in a directory that is not there yet.
    uses: (path) => [
      ["fmt", "--stdin", path],
      ["fmt", "--stdin", extensionOf(path)],
    ],
  },
  {
    ...{ name: "deno", title: "deno fmt", package: "deno" },
    configs: ["deno.json", "deno.jsonc"],
    script: "bin.cjs",
    program: "deno",
    uses: (path) => [["fmt", "--ext", extensionOf(path), "-"]],
  },
];
