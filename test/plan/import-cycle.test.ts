import { describe, expect, it } from "vitest";
import { importCycle as cycleAt, type ImportCycle } from "../../src/plan/import-cycle.js";
import { project } from "./sample-project.js";

const added = { file: "src/lib/inngest/functions/sync-invoice.ts", exportName: "syncInvoice" };
const route = project.registration.file;
const byHand = [
  `// ${route}, once ${added.file} is written and no longer leads back; line 4 is the array`,
  'import { syncInvoice } from "@/lib/inngest/functions/sync-invoice";',
  "[/* as before */, syncInvoice]",
].join("\n");

const importCycle = (cycle: Omit<ImportCycle, "place">): ReturnType<typeof cycleAt> =>
  cycleAt({ ...cycle, place: cycle.project.registration });

describe("importCycle", () => {
  it("shows how to move a client out of the file that registers the functions", () => {
    const together = { ...project, client: { ...project.client, declaredIn: route, file: route } };
    expect(importCycle({ project: together, function: added, way: [added.file, route] })).toMatchObject({
      message: `${route} would import ${added.file}, which takes inngest from it: one of the two would be read before it is made.`,
      hint: `Move inngest out of ${route} into a module of its own, and run the command again.`,
      snippet: `// src/app/api/inngest/inngest-client.ts, new: the declaration as it stands, with the imports it needs
export const inngest = new Inngest(/* as in route.ts, line 3 */);

// ${route}, in its place; every function imports inngest from the new module
import { inngest } from "./inngest-client";
export { inngest };

${byHand}`,
    });
  });

  it("moves no client into a folder made of routes", () => {
    const file = "src/pages/api/inngest.ts";
    const client = { ...project.client, declaredIn: file, file };
    const routes = { ...project, client, registration: { ...project.registration, file } };
    const { snippet } = importCycle({ project: routes, function: added, way: [added.file, file] });
    expect(snippet).toContain("// src/inngest-client.ts, new:");
    expect(snippet).toContain('import { inngest } from "@/inngest-client";');
  });

  it("shows the array above the lines to add by hand", () => {
    const text = `${"//\n".repeat(3)}const list = [];\n`;
    const registration = { ...project.registration, arrayStart: text.indexOf("[") };
    const shown = { ...project, registration };
    const error = importCycle({ project: shown, function: added, way: [added.file, route], text });
    expect([error.line, error.column]).toEqual([4, 14]);
    expect(error.snippet).toBe(`  2 | //\n  3 | //\n> 4 | const list = [];\n    |              ^\n  5 |\n\n${byHand}`);
  });

  it("names the module that leads back", () => {
    const error = importCycle({ project, function: added, way: [added.file, "src/lib/db.ts", route] });
    expect(error.message).toContain("leads back to it over src/lib/db.ts: one of");
    expect([error.hint, error.snippet]).toEqual([
      `Move what src/lib/db.ts takes from ${route} into a module of its own, and run the command again.`,
      byHand,
    ]);
  });

  it("moves the client out of the module that leads back", () => {
    const file = "src/server.ts";
    const served = { ...project, client: { ...project.client, declaredIn: file, file } };
    const { message, hint, snippet } = importCycle({
      project: served,
      function: added,
      way: [added.file, file, route],
    });
    expect(message).toContain(`leads back to it over ${file}: one of`);
    expect(hint).toBe(`Move inngest out of ${file} into a module of its own, and run the command again.`);
    expect(snippet).toContain(`// src/inngest-client.ts, new:`);
    expect(snippet).toContain(byHand);
  });

  it("names none where the function itself imports the registration", () => {
    const error = importCycle({ project, function: added, way: [added.file, route] });
    expect(error.message).toContain(`which imports it: one of`);
    expect(error.hint).toContain(`Move what other modules take from ${route}`);
  });
});
