import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import type { RenderContext } from "../../src/templates/context.js";
import { listTemplates, loadTemplate } from "../../src/templates/load.js";
import { makeContext } from "./support/make-context.js";
import { renderAll } from "./support/render-all.js";

const MANIFEST = {
  id: "mine",
  title: "Mine",
  description: "A template of a team.",
  sdk: [3, 4],
  files: [{ role: "function", template: "function.ts.hbs", to: "{{paths.function}}" }],
};

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "templates-"));
  mkdirSync(join(directory, "mine"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function write(body: string, manifest: object = MANIFEST): void {
  writeFileSync(join(directory, "mine/template.json"), JSON.stringify(manifest, null, 2));
  writeFileSync(join(directory, "mine/function.ts.hbs"), body);
}

const context = makeContext({ template: "event", sdk: 3, db: "none", runner: "vitest", typing: "client" });
const renderMine = (given: RenderContext = context) => renderAll(loadTemplate("mine", [directory]), given);

function refusal(act: () => unknown): { code: string; place: string; message: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof ScaffoldError) {
      const file = error.file?.replace(directory, "").replaceAll("\\", "/");
      return { code: error.code, place: `${file}:${error.line}:${error.column}`, message: error.message };
    }
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("renderFile", () => {
  it("prints the imports that the body asked for, each module once", () => {
    write(
      '{{#module}}\nexport const x = [{{use "client"}}, {{use "NonRetriableError"}}, {{import "cron" from="inngest"}}];\n{{/module}}\n',
    );
    expect(renderMine()).toEqual([
      {
        role: "function",
        job: "main",
        path: "event-none-vitest-client/generate-report.ts",
        text: 'import { cron, NonRetriableError } from "inngest";\nimport { inngest } from "../typed-client";\n\nexport const x = [inngest, NonRetriableError, cron];\n',
      },
    ]);
  });

  it("lets no value end its literal, comment or line", () => {
    const hostile = '"; evil(); // */ ${x} `\n\u2028';
    write("/* {{comment event.name}} */\nexport const x = {{str event.name}};\n");
    const given = { ...context, event: { name: hostile, fields: [], typing: "client" as const } };
    expect(renderMine(given)[0]?.text).toBe(
      `/* "; evil(); // * / \${x} \`  */\nexport const x = "\\"; evil(); // */ \${x} \`\\n\\u2028";\n`,
    );
  });

  it("refuses a name that the context does not have, with its place", () => {
    write("export const x = 1;\nexport const y = {{job.nmae}};\n");
    expect(refusal(renderMine)).toMatchObject({ code: "TEMPLATE_INVALID", place: "/mine/function.ts.hbs:2:20" });
  });

  it("refuses an unknown helper, with its place", () => {
    write("export const x = {{shout job.name}};\n");
    expect(refusal(renderMine)).toMatchObject({ code: "TEMPLATE_INVALID", place: "/mine/function.ts.hbs:1:20" });
  });

  it("refuses a block that is not closed, with its line", () => {
    write('\n{{#when "db"}}\nexport const x = 1;\n');
    expect(refusal(renderMine).code).toBe("TEMPLATE_INVALID");
  });

  it("refuses what renders to code that does not parse, with the template's line", () => {
    write("export const x = 1;\nexport const y = ;\n");
    const { code, place, message } = refusal(renderMine);
    expect({ code, place }).toEqual({ code: "TEMPLATE_INVALID", place: "/mine/function.ts.hbs:2:18" });
    expect(message).toContain("Expression expected");
  });
});

describe("loadTemplate", () => {
  it("takes a team's template before a built-in one of the same id", () => {
    write("export {};\n", { ...MANIFEST, id: "event", title: "Ours" });
    mkdirSync(join(directory, "event"));
    writeFileSync(join(directory, "event/template.json"), JSON.stringify({ ...MANIFEST, id: "event", title: "Ours" }));
    writeFileSync(join(directory, "event/function.ts.hbs"), "export {};\n");
    expect(loadTemplate("event", [directory, builtinTemplatesDirectory()]).manifest.title).toBe("Ours");
  });

  it("names the templates there are when asked for another", () => {
    write("export {};\n");
    expect(() => loadTemplate("../mine", [directory])).toThrow(
      expect.objectContaining({ code: "TEMPLATE_UNKNOWN", hint: "There are: mine." }),
    );
  });

  it("names file, line and key of what is wrong in a manifest", () => {
    write("export {};\n", { ...MANIFEST, sdk: [3, 5] });
    const { code, place, message } = refusal(() => loadTemplate("mine", [directory]));
    expect({ code, place }).toEqual({ code: "TEMPLATE_INVALID", place: "/mine/template.json:7:5" });
    expect(message).toContain("sdk[1]");
  });

  it("refuses a manifest that is no JSON, with its line", () => {
    write("export {};\n");
    writeFileSync(join(directory, "mine/template.json"), '{\n  "id": "mine",\n  title\n}\n');
    expect(refusal(() => loadTemplate("mine", [directory])).place).toMatch(/template\.json:3:/);
  });

  it("refuses a manifest that names a file which is not there", () => {
    write("export {};\n", { ...MANIFEST, files: [{ role: "function", template: "other.hbs", to: "x" }] });
    expect(refusal(() => loadTemplate("mine", [directory])).message).toContain("other.hbs");
  });
});

describe("listTemplates", () => {
  it("gives the built-in ones", () => {
    const found = listTemplates([builtinTemplatesDirectory()]).map(({ manifest }) => manifest.id);
    expect(found).toEqual(expect.arrayContaining(["cron", "event", "multi"]));
  });
});
