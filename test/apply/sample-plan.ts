import type { ChangeAction, FileChange, Plan } from "../../src/plan/plan.js";

export const change = (path: string, before: string | undefined, after: string | undefined): FileChange => {
  const action: ChangeAction =
    before === undefined ? "create" : after === undefined ? "delete" : before === after ? "identical" : "modify";
  return { path, action, before, after };
};

export const planOf = (root: string, ...changes: FileChange[]): Plan => ({
  root,
  changes,
  warnings: [],
  nextSteps: [],
});

const ROUTE = 'import { a } from "./a";\r\n\r\nexport const functions = [a];\r\n';
const TYPES = '\uFEFFexport type Events = { "a/b": { data: {} } };';

/** A project with Windows line endings, a byte-order mark and no final newline, by path relative to its root. */
export const SAMPLE_FILES: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "sample" }\n',
  "src/route.ts": ROUTE,
  "src/types.ts": TYPES,
  "src/old/gone.ts": "export const gone = 1;\n",
  "src/same.ts": "export const same = 1;\n",
};

/** Every kind of change: in new directories, beside others, and the last file of a directory. */
export const samplePlan = (root: string): Plan =>
  planOf(
    root,
    change("src/new/deep/größe datei.ts", undefined, "export const größe = 1;\n"),
    change("src/beside.ts", undefined, "export const beside = 1;\n"),
    change("src/types.ts", TYPES, `${TYPES}\nexport type More = string;`),
    change("src/old/gone.ts", SAMPLE_FILES["src/old/gone.ts"], undefined),
    change("src/same.ts", SAMPLE_FILES["src/same.ts"], SAMPLE_FILES["src/same.ts"]),
    change("src/route.ts", ROUTE, ROUTE.replace("[a]", "[a, b]")),
  );

/** The sample's files after the plan. */
export const SAMPLE_AFTER: Readonly<Record<string, string>> = {
  "package.json": SAMPLE_FILES["package.json"] ?? "",
  "src/beside.ts": "export const beside = 1;\n",
  "src/new/deep/größe datei.ts": "export const größe = 1;\n",
  "src/route.ts": ROUTE.replace("[a]", "[a, b]"),
  "src/same.ts": "export const same = 1;\n",
  "src/types.ts": `${TYPES}\nexport type More = string;`,
};

export const underRoot = (root: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text]));
