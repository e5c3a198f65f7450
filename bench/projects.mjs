import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { copyApp } from "../fixtures/copy-app.mjs";

/** One component of a large application; one in a hundred sends an event. */
function component(number) {
  const send = number % 100 === 0;
  const lines = Array.from(
    { length: 30 },
    (_, line) => `  const value${line} = props.items[${line}] ?? "item ${number}.${line}";`,
  );
  return [
    'import { useMemo } from "react";',
    send ? 'import { inngest } from "@/lib/inngest/client";' : 'import { label } from "@/lib/label";',
    "",
    `export function Component${number}(props: { items: string[] }) {`,
    ...lines,
    send
      ? `  const submit = () => inngest.send({ name: "notes/item.${number}", data: {} });`
      : "  const submit = () => label;",
    "  return useMemo(() => [value0, submit], [value0]);",
    "}",
    "",
  ].join("\n");
}

/** An app of the fixtures, in a repository with that many more files. */
export async function app({ fillers, git }) {
  const copy = await copyApp("sdk3", "skill", {
    git,
    prepare(directory) {
      for (let number = 0; number < fillers; number++) {
        const file = join(directory, "src/filler", String(number % 100), `component-${number}.tsx`);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, component(number));
      }
    },
  });
  return copy;
}

const PEER_FILES = {
  "_templates/job/new/job.ejs.t": "---\nto: src/jobs/<%= name %>.ts\n---\nexport const job = { id: '<%= name %>' };\n",
  "_templates/job/new/index.ejs.t":
    "---\nto: src/jobs/index.ts\ninject: true\nafter: functions = \\[\n---\n  '<%= name %>',\n",
  "plop/job.hbs": 'export const job = { id: "{{name}}" };\n',
  "plop/test.hbs": 'import { job } from "./{{name}}";\n\ntest("{{name}}", () => expect(job.id).toBe("{{name}}"));\n',
  "plopfile.mjs": `export default (plop) =>
  plop.setGenerator("job", {
    prompts: [{ type: "input", name: "name" }],
    actions: [
      { type: "add", path: "src/jobs/{{name}}.ts", templateFile: "plop/job.hbs" },
      { type: "add", path: "src/jobs/{{name}}.test.ts", templateFile: "plop/test.hbs" },
      { type: "modify", path: "src/jobs/index.ts", pattern: /functions = \\[/, template: "functions = [\\n  '{{name}}'," },
    ],
  });
`,
  "src/jobs/index.ts": "export const functions = [\n  'first',\n];\n",
  "src/app.module.ts": `import { Module } from "@nestjs/common";\n\n@Module({ imports: [], providers: [] })\nexport class AppModule {}\n`,
  "src/main.ts": "export {};\n",
  "nest-cli.json": '{ "collection": "@nestjs/schematics", "sourceRoot": "src" }\n',
  "package.json": '{ "name": "bench", "private": true }\n',
  "tsconfig.json": '{ "compilerOptions": { "experimentalDecorators": true } }\n',
  "load-ts-morph.mjs": 'import "ts-morph";\n',
};

/** A project in which each of the peers has what it needs to do its like. */
export function peerProject(peers) {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), "scaffold-inngest-bench-peers-")));
  const directory = join(parent, "peers");
  mkdirSync(directory);
  for (const [path, text] of Object.entries(PEER_FILES)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  symlinkSync(join(peers, "node_modules"), join(directory, "node_modules"), "junction");
  return { directory, remove: () => rmSync(parent, { recursive: true, force: true }) };
}
