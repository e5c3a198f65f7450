import { planExample } from "../../../src/plan/example/plan-example.js";
import { readExample } from "../../../src/plan/example/read-example.js";
import { builtinTemplatesDirectory } from "../../../src/templates/builtin.js";
import { loadTemplate } from "../../../src/templates/load.js";
import { readExamples } from "../../../src/templates/read-examples.js";
import { stripTypes } from "../../../src/templates/strip-types.js";
import { compilerOptionsOf, KINDS, withImports } from "./kinds.js";
import type { Row } from "./rows.js";
import { configOf, dependenciesOf, typesOf } from "./tools.js";

/** The small project of a row before anything is added, and the job for it. */
export interface ProjectFiles {
  /** Texts by path. */
  readonly files: Readonly<Record<string, string>>;
  /** What a spec file says of the job: the answers of the template's first example. */
  readonly job: Readonly<Record<string, unknown>>;
}

/**
 * The project of the templates' own examples, as the kind of project of this row has its modules and its settings.
 *
 * @param alias stands for `src/`: one of its own for each project, so that many can be compiled as one program
 */
export function projectFiles(row: Row, alias: string): ProjectFiles {
  const template = loadTemplate(row.template, [builtinTemplatesDirectory()]);
  const [example] = readExamples(template);
  if (example?.file === undefined) throw new Error(`${row.template} has no example`);
  const { raw, project } = readExample(example.file, example.text, template.manifest);
  const sdk = row.inngest.startsWith("4") ? 4 : 3;
  const kind = { ...project, sdk, db: row.db, layout: row.layout, runner: "vitest" } as const;
  const { files } = planExample(template, { raw, project: kind });
  const { answers }: { answers: Record<string, unknown> } = JSON.parse(example.text);
  const job = { template: row.template, ...answers };
  return { files: { ...modules(row, alias, files), ...settings(row, alias) }, job };
}

type Files = Readonly<Record<string, string>>;

function modules(row: Row, alias: string, files: Files): Record<string, string> {
  const { imports, extension } = KINDS[row.kind];
  const own = Object.entries({ ...files, ...clients(row) }).filter(([path]) => /\.ts$|prisma$/.test(path));
  const paths = new Set(own.map(([path]) => path.replace(/\.ts$/, "")));
  const isModule = (path: string): boolean => paths.has(path) || path.startsWith("src/generated/");
  return Object.fromEntries(
    own.map(([path, text]) => {
      if (path.endsWith(".prisma")) return [path, row.kind === "javascript" ? ofJavaScript(text) : text];
      const placed = path.replace("src/app/api/inngest/route.ts", servedBy(row)).replace(/\.ts$/, extension);
      const written = withImports(declared(row, path, text), { path: placed, alias, imports, isModule });
      return [placed, extension === ".js" ? stripTypes(untyped(written), true) : written];
    }),
  );
}

/** Who writes JavaScript does not give the client a registry of types. */
const untyped = (text: string): string =>
  text
    .replace(/,\s+schemas: new EventSchemas\(\)\.fromRecord<\w+>\(\),\s+/, " ")
    .replace("import { EventSchemas, Inngest }", "import { Inngest }");

/** Relative to the project, with the extension that TypeScript would have. */
export const servedBy = ({ kind }: Pick<Row, "kind">): string =>
  KINDS[kind].imports === "alias" && kind !== "declarations" ? "src/app/api/inngest/route.ts" : "src/server.ts";

/** As a project that has this ORM makes its client. */
function clients({ db, kind }: Row): Files {
  if (db === "none") return {};
  const url = '"postgresql://localhost/example"';
  if (db === "drizzle")
    return {
      "src/db/client.ts": `import { drizzle } from "drizzle-orm/node-postgres";
import * as schema from "./schema";

export const db = drizzle(${url}, { schema });
`,
    };
  return {
    "src/lib/db.ts": `import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/generated/prisma/${kind === "javascript" ? "index" : "client"}";

export const prisma${kind === "declarations" ? ": PrismaClient" : ""} = new PrismaClient({
  adapter: new PrismaPg({ connectionString: ${url} }),
});
`,
  };
}

/** The generator that writes JavaScript. */
const ofJavaScript = (schema: string): string => schema.replace('"prisma-client"', '"prisma-client-js"');

/** The modules of a project that serves elsewhere than in Next.js, or whose exports all say their type. */
function declared(row: Row, path: string, text: string): string {
  const served = path.endsWith("/route.ts") && servedBy(row) === "src/server.ts" ? atTheEdge(text) : text;
  if (row.kind !== "declarations") return served;
  const functionType = row.inngest.startsWith("3.7.")
    ? 'ServeHandlerOptions["functions"][number]'
    : "InngestFunction.Any";
  const [imported] = /^\w+/.exec(functionType) ?? [];
  const annotated = served
    .replace("export const inngest =", "export const inngest: Inngest =")
    .replace("export const handler =", "export const handler: (request: Request) => Promise<Response> =")
    .replace("export const functions =", `export const functions: (${functionType})[] =`)
    .replace(
      /export const (\w+) = inngest\.createFunction/,
      `export const $1: ${functionType} = inngest.createFunction`,
    );
  return annotated.includes(functionType) ? `import type { ${imported} } from "inngest";\n${annotated}` : annotated;
}

const atTheEdge = (route: string): string =>
  route.replace("inngest/next", "inngest/edge").replace("export const { GET, POST, PUT } =", "export const handler =");

function settings(row: Row, alias: string): Record<string, string> {
  const { type, imports } = KINDS[row.kind];
  const { scripts, dependencies, devDependencies } = dependenciesOf(row);
  const name = alias.replace(/\W/g, "");
  const manifest = { name, private: true, type, scripts, dependencies, devDependencies };
  const compilerOptions = {
    ...compilerOptionsOf(row),
    types: typesOf(row),
    ...(imports === "alias" ? { paths: { [`${alias}*`]: ["./src/*"] } } : {}),
  };
  const tsconfig = { extends: "@tsconfig/strictest/tsconfig.json", compilerOptions, include: ["src", "tests"] };
  return {
    "package.json": `${JSON.stringify(manifest, null, 2)}\n`,
    "tsconfig.json": `${JSON.stringify(tsconfig, null, 2)}\n`,
    ".env.example": "",
    ...configOf(row, alias),
  };
}
