import { posix } from "node:path";
import type { Row } from "./rows.js";

type Options = Readonly<Record<string, unknown>>;

/** How the modules of a kind of project are written, and what its tsconfig says beside `@tsconfig/strictest`. */
export interface Kind {
  /** Of package.json. */
  readonly type: "module" | "commonjs";
  /** Imports go through an alias, or are relative and end with this. */
  readonly imports: "alias" | "" | ".js";
  /** Of the project's own modules. */
  readonly extension: ".ts" | ".tsx" | ".js";
  readonly compilerOptions: Options;
}

const BUNDLER: Options = { module: "esnext", moduleResolution: "bundler", verbatimModuleSyntax: true };

export const KINDS: Readonly<Record<Row["kind"], Kind>> = {
  bundler: { type: "module", imports: "alias", extension: ".ts", compilerOptions: BUNDLER },
  nodenext: {
    type: "module",
    imports: ".js",
    extension: ".ts",
    compilerOptions: { module: "nodenext", moduleResolution: "nodenext", verbatimModuleSyntax: true },
  },
  // CommonJS after compilation, where verbatimModuleSyntax allows no import at all.
  node16: {
    type: "commonjs",
    imports: "",
    extension: ".ts",
    compilerOptions: { module: "node16", moduleResolution: "node16" },
  },
  declarations: {
    type: "module",
    imports: "alias",
    extension: ".ts",
    compilerOptions: { ...BUNDLER, declaration: true, isolatedDeclarations: true },
  },
  tsx: { type: "module", imports: "alias", extension: ".tsx", compilerOptions: { ...BUNDLER, jsx: "react-jsx" } },
  javascript: {
    type: "module",
    imports: ".js",
    extension: ".js",
    compilerOptions: { ...BUNDLER, allowJs: true, checkJs: true },
  },
};

/** Options that came after TypeScript 5.4, with the version of a row that has them first. */
const LATER: Readonly<Record<string, readonly Row["typescript"][]>> = {
  isolatedDeclarations: ["5.9", "6", "7"],
  noUncheckedSideEffectImports: ["5.9", "6", "7"],
  erasableSyntaxOnly: ["5.9", "6", "7"],
};

/** What a strict team's tsconfig says, as far as the compiler knows it, but for paths and files. */
export function compilerOptionsOf({ kind, typescript }: Pick<Row, "kind" | "typescript">): Options {
  const options = {
    target: "es2022",
    lib: ["es2023"],
    types: [],
    ...KINDS[kind].compilerOptions,
    erasableSyntaxOnly: true,
    noUncheckedSideEffectImports: true,
    resolveJsonModule: true,
    noEmit: true,
  };
  return Object.fromEntries(Object.entries(options).filter(([name]) => LATER[name]?.includes(typescript) ?? true));
}

/**
 * The text of a module with its imports of other modules of the project as the kind has them.
 *
 * @param path of the module, relative to the project
 * @param alias what stands for `src/` where imports go through one
 * @param isModule whether a path without its extension is a module of the project
 */
export function withImports(
  text: string,
  {
    path,
    alias,
    imports,
    isModule,
  }: Pick<Kind, "imports"> & {
    readonly path: string;
    readonly alias: string;
    readonly isModule: (path: string) => boolean;
  },
): string {
  return text.replace(
    /(from "|import\(")(@\/|\.\.?\/)([^"]*)"/g,
    (whole, start: string, prefix: string, rest: string) => {
      if (imports === "alias") return prefix === "@/" ? `${start}${alias}${rest}"` : whole;
      const target = prefix === "@/" ? `src/${rest}` : posix.join(posix.dirname(path), prefix, rest);
      const module = imports === "" || isModule(target) ? target : `${target}/index`;
      const relative = posix.relative(posix.dirname(path), module);
      return `${start}${relative.startsWith(".") ? relative : `./${relative}`}${imports}"`;
    },
  );
}
