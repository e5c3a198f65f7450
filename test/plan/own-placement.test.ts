import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import type { Plan } from "../../src/plan/plan.js";
import { planAdd } from "../../src/plan/plan-add.js";
import { detectProject } from "../../src/project/detect.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import { starterFiles } from "../../src/templates/starter.js";
import { memoryReadHost } from "../support/memory-read-host.js";
import { type Files, filesOfApp } from "./planned.js";
import { root } from "./sample-project.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "own-placement-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const answers: Answers = {
  name: "greet-customer",
  template: "greet",
  trigger: "event",
  event: "crm/customer.created",
  fields: [{ name: "customerId", type: { kind: "string" }, optional: false }],
  extra: {},
};
const OWN = "src/jobs/{{job.name}}.ts";

/** The starter template with other places for its files. */
function greet(places: Readonly<Record<string, object>>, further: object[] = []): void {
  for (const [path, text] of starterFiles("greet", "../schema.json")) {
    const written = path.endsWith("template.json") ? moved(text, places, further) : text;
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), written);
  }
}

function moved(text: string, places: Readonly<Record<string, object>>, further: object[]): string {
  const manifest = JSON.parse(text);
  const files = manifest.files.map((file: { role: string }) => {
    const { to: _, ...rest } = file as { to?: string; role: string };
    return file.role in places ? { ...rest, ...places[file.role] } : file;
  });
  return JSON.stringify({ ...manifest, files: [...files, ...further] });
}

function plan(files: Files): { plan: Plan; after: Files } {
  const host = memoryReadHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${root}/${path}`, text])),
  );
  const template = loadTemplate("greet", [directory, builtinTemplatesDirectory()]);
  const made = planAdd({ host, project: detectProject(host, root), template, answers });
  const after = { ...files };
  for (const change of made.changes) if (change.after !== undefined) after[change.path] = change.after;
  return { plan: made, after };
}

const created = ({ changes }: Plan): string[] =>
  changes.filter(({ action }) => action === "create").map(({ path }) => path);
const actions = ({ changes }: Plan): string[] => [...new Set(changes.map(({ action }) => action))];
const app = (): Files => filesOfApp("sdk4", "skill");

describe("a template's own place for its function", () => {
  it.each(["skill", "barrel", "features", "lib"] as const)(
    "is where the registration of the layout %s looks, and a second run changes nothing",
    (layout) => {
      greet({ function: { to: OWN } });
      const first = plan(filesOfApp("sdk4", layout));
      expect(created(first.plan)).toContain("src/jobs/greet-customer.ts");
      const second = plan(first.after);
      expect(actions(second.plan)).toEqual(["identical"]);
      expect(second.plan.changes.map(({ path }) => path)).toContain("src/jobs/greet-customer.ts");
    },
  );

  it("goes for its test, its side effects and their imports as well", () => {
    const effects = { role: "effects", template: "effects.ts.hbs", to: "src/effects/{{job.name}}.ts" };
    greet({ function: { to: OWN }, test: { to: "checks/{{job.name}}.test.ts" } }, [effects]);
    writeFileSync(join(directory, "greet/effects.ts.hbs"), "export const greet = async (): Promise<void> => {};\n");
    writeFileSync(
      join(directory, "greet/function.ts.hbs"),
      '{{#module}}\n{{#createFunction}}\n  async ({ step }) => {\n    await step.run("greet", () => {{use "effects.greet"}}());\n  }\n{{/createFunction}}\n{{/module}}\n',
    );
    const { plan: first, after } = plan(app());
    expect(created(first)).toEqual(
      expect.arrayContaining([
        "src/jobs/greet-customer.ts",
        "src/effects/greet-customer.ts",
        "checks/greet-customer.test.ts",
      ]),
    );
    expect(after["src/jobs/greet-customer.ts"]).toMatch(/from ["'](@\/|\.\.\/)effects\/greet-customer["']/);
    expect(after["checks/greet-customer.test.ts"]).toMatch(/from ["'](@\/|\.\.\/src\/)jobs\/greet-customer["']/);
    expect(actions(plan(after).plan)).toEqual(["identical"]);
  });

  it("may be a name beside the usual ones", () => {
    greet({ function: { sibling: "job-{{job.name}}" } });
    const { plan: first, after } = plan(app());
    expect(created(first)).toContain("src/lib/inngest/functions/job-greet-customer.ts");
    expect(actions(plan(after).plan)).toEqual(["identical"]);
  });

  it("does not count for a function that was moved since", () => {
    greet({ function: { to: OWN } });
    const { after } = plan(app());
    const { "src/jobs/greet-customer.ts": text = "", ...rest } = after;
    const elsewhere = Object.entries({ ...rest, "src/tasks/greet-customer.ts": text }).map(([path, content]) => [
      path,
      content.replaceAll("jobs/greet-customer", "tasks/greet-customer"),
    ]);
    const { plan: second } = plan(Object.fromEntries(elsewhere));
    expect(second.changes.map(({ path }) => path)).toContain("src/tasks/greet-customer.ts");
    expect(second.changes.map(({ path }) => path)).not.toContain("src/jobs/greet-customer.ts");
  });

  it.each([
    ["holds something else", OWN, "NAME_TAKEN"],
    ["is made of routes", "src/pages/api/{{job.name}}.ts", "TEMPLATE_INVALID"],
    ["is outside the project", "../{{job.name}}.ts", "OUTSIDE_ROOT"],
    ["is the registration's own file", "src/app/api/inngest/route.ts", "NAME_TAKEN"],
  ])("is refused where it %s", (_, to, code) => {
    greet({ function: { to } });
    const files = { ...app(), "src/jobs/greet-customer.ts": "export const a = 1;\n" };
    expect(() => plan(files)).toThrow(expect.objectContaining({ code }));
  });
});
