import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RawAnswers } from "../../src/answers/raw-answers.js";
import { resolveAnswers } from "../../src/answers/resolve.js";
import { applyPlan } from "../../src/apply/apply-plan.js";
import type { Plan } from "../../src/plan/plan.js";
import { planAdd } from "../../src/plan/plan-add.js";
import { planRemove } from "../../src/plan/plan-remove.js";
import { detectProject } from "../../src/project/detect.js";
import { diskReadHost } from "../../src/project/disk-read-host.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import fc from "../support/properties.js";
import { copyApp, LAYOUTS, SDKS } from "../support/workspace.js";
import { treeOf } from "./on-disk.js";

const FULL = process.env.SCAFFOLD_FULL === "1";

/** How a file may have been left by its editor. */
const shape = fc.record({
  eol: fc.constantFrom("as it is", "windows", "mixed"),
  mark: fc.boolean(),
  finalNewline: fc.boolean(),
  mode: fc.constantFrom(0o644, 0o600, 0o664, 0o755),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

const word = fc.constantFrom("alpha", "beta", "gamma", "delta", "report", "sync");
const name = fc.tuple(word, word).map((words) => words.join("-"));
const event = fc.tuple(word, word).map(([noun, verb]) => `${noun}/${noun}.${verb}`);
const field = fc.tuple(
  fc.constantFrom("documentId", "organizationId", "language", "amount", "when"),
  fc.constantFrom("string", "number", "boolean", "date", "a|b", "string[]"),
  fc.constantFrom("", "?"),
);
const fields = fc
  .uniqueArray(field, { selector: ([key]) => key, maxLength: 4 })
  .map((all) => all.map(([key, type, optional]) => `${key}:${key.endsWith("Id") ? "string" : type}${optional}`));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const answers = fc
  .record({
    name,
    trigger: fc.constantFrom("event", "cron", "both"),
    event,
    field: fields,
    cron: fc.constantFrom("0 2 * * *", "TZ=Europe/Prague */15 9-17 * * 1-5"),
    retries: optional(fc.constantFrom("0", "4", "20")),
    concurrency: optional(fc.constantFrom("3", "10")),
    entity: optional(fc.constantFrom("document", "invoice")),
    test: optional(fc.constantFrom("none", "vitest")),
    db: optional(fc.constant("none")),
  })
  .map(({ trigger, event: started, cron, field: data, ...rest }) => ({
    ...rest,
    ...(trigger === "cron" ? {} : { event: started, field: data }),
    ...(trigger === "event" ? {} : { cron }),
  }));

const files = fc.record({ registration: shape, types: shape, client: shape });

describe("a plan", () => {
  it("is the tree afterwards, byte for byte and with every mode, and its opposite the tree before, whatever the project and the answers", {
    timeout: 900_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SDKS),
        fc.constantFrom(...LAYOUTS),
        files,
        answers,
        async (sdk, layout, shapes, given) => {
          const { directory, remove } = await copyApp(sdk, layout);
          try {
            rmSync(join(directory, "node_modules"), { recursive: true, force: true });
            leave(directory, shapes);
            await thereAndBack(directory, given as unknown as RawAnswers);
          } finally {
            await remove();
          }
        },
      ),
      { numRuns: FULL ? 400 : 24 },
    );
  });
});

/** Leaves the files that are going to be edited as other editors do. */
function leave(
  root: string,
  shapes: { readonly registration: Shape; readonly types: Shape; readonly client: Shape },
): void {
  const { registration, registry, client } = detectProject(diskReadHost(), root);
  const shaped = new Map([
    [client.declaredIn, shapes.client],
    [registry?.file ?? client.declaredIn, shapes.types],
    [registration.file, shapes.registration],
  ]);
  for (const [file, form] of shaped) {
    const path = join(root, file);
    writeFileSync(path, reshaped(readFileSync(path, "utf8"), form));
    chmodSync(path, form.mode);
  }
}

function reshaped(text: string, { eol, mark, finalNewline }: Shape): string {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .replace(/\n$/, "")
    .split("\n");
  const breakAfter = (at: number): string => (eol === "windows" || (eol === "mixed" && at % 3 === 1) ? "\r\n" : "\n");
  const body = lines.map((line, at) => line + (at < lines.length - 1 || finalNewline ? breakAfter(at) : "")).join("");
  return `${mark ? "\uFEFF" : ""}${body}`;
}

async function thereAndBack(root: string, raw: RawAnswers): Promise<void> {
  const before = treeOf(root);
  const host = diskReadHost();
  const project = detectProject(host, root);
  const id = raw.event === undefined ? "cron" : raw.cron === undefined ? "event" : "multi";
  const template = loadTemplate(id, [builtinTemplatesDirectory()]);
  const plan = planAdd({ host, project, template, answers: resolveAnswers(raw, template.manifest, project).answers });
  await applyPlan(plan);
  const there = treeOf(root);
  expect(there).toEqual(afterPlan(before, plan, root));
  const back = planRemove({ host: diskReadHost(), project: detectProject(diskReadHost(), root), id: raw.name ?? "" });
  await applyPlan(back);
  expect(treeOf(root)).toEqual(afterPlan(there, back, root));
  expect(treeOf(root)).toEqual(before);
}

/** What the plan says about every path: new text in an old file keeps its mode. */
function afterPlan(before: Record<string, string>, { changes }: Plan, root: string): Record<string, string> {
  const tree = { ...before };
  for (const { path, after } of changes) {
    if (after === undefined) delete tree[path];
    else tree[path] = `${before[path]?.split(" ")[0] ?? modeOf(root, path)} ${Buffer.from(after).toString("latin1")}`;
    for (const directory of parentsOf(path)) {
      const used = Object.keys(tree).some((each) => each.startsWith(directory) && each !== directory);
      if (used) tree[directory] ??= modeOf(root, directory);
      else delete tree[directory];
    }
  }
  return Object.fromEntries(Object.entries(tree).sort());
}

const modeOf = (root: string, path: string): string => (statSync(join(root, path)).mode & 0o7777).toString(8);

const parentsOf = (path: string): string[] =>
  path
    .split("/")
    .slice(0, -1)
    .map((_, at, all) => `${all.slice(0, at + 1).join("/")}/`)
    .reverse();
