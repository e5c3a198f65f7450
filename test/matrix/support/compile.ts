import { writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { execute } from "../../support/workspace.js";
import { groupBy } from "./group-by.js";
import { compilerOptionsOf, KINDS } from "./kinds.js";
import type { Project } from "./make-project.js";
import { installedAt } from "./packages.js";
import { globalsOf } from "./rows.js";
import { typesOf } from "./tools.js";

/** What is compiled as one program: projects that have the SDK, the compiler, its options and the global types in common. */
export function compilationsOf(projects: readonly Project[]): Project[][] {
  const keyOf = ({ row }: Project): string => [row.inngest, row.typescript, row.kind, globalsOf(row.runner)].join(" ");
  return [...groupBy(projects, keyOf).values()];
}

/** The compiler's errors by the id of their project. Errors of what is no project's own are thrown. */
export async function compile(projects: readonly Project[]): Promise<Map<string, string[]>> {
  const [first] = projects;
  if (first === undefined) return new Map();
  const { row, directory } = first;
  const home = join(directory, "..");
  // In a project, so that packages of types are found from there.
  const config = join(directory, "tsconfig.program.json");
  await writeFile(config, JSON.stringify(configOf(projects, home, directory)));
  const tsc = join(installedAt(`typescript-${row.typescript}`, "typescript"), "bin/tsc");
  const { code, output } = await execute(process.execPath, [tsc, "--pretty", "false", "-p", config], home);
  const errors = output.split("\n").filter((line) => /\berror TS\d+/.test(line));
  if (code !== 0 && errors.length === 0) throw new Error(`tsc ${row.typescript} failed: ${output}`);
  return groupBy(errors, (line) => projects.find(({ id }) => line.startsWith(`${id}/`))?.id ?? thrown(line));
}

function thrown(line: string): never {
  throw new Error(line);
}

function configOf(projects: readonly Project[], home: string, directory: string): object {
  const { row } = projects[0] as Project;
  const at = (project: Project, path: string): string => relative(directory, join(home, project.id, path)) || ".";
  const paths = Object.fromEntries(projects.map((each) => [`${each.alias}*`, [`./${at(each, "src")}/*`]]));
  return {
    extends: "@tsconfig/strictest/tsconfig.json",
    compilerOptions: {
      ...compilerOptionsOf(row),
      types: typesOf(row),
      ...(KINDS[row.kind].imports === "alias" ? { paths } : {}),
    },
    include: projects.flatMap((each) => [at(each, "src"), at(each, "tests")]),
    // What a generator wrote into the project is not the project's to be strict about.
    exclude: projects.map((each) => at(each, "src/generated")),
  };
}
