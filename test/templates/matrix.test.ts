import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { variants } from "./support/make-context.js";
import { type RenderedProject, renderProject } from "./support/render-project.js";
import { runJest, runVitest, typeCheck } from "./support/run-tests.js";

const full = process.env.SCAFFOLD_FULL === "1";
const minutes = 60_000;

describe.each([3, 4] as const)("the built-in templates on SDK %s", (sdk) => {
  let project: RenderedProject;

  beforeAll(async () => {
    project = await renderProject(sdk, variants(sdk));
  });
  afterAll(() => project.remove());

  it("render in every variant to code that type-checks under strict settings", { timeout: 2 * minutes }, async () => {
    expect(await typeCheck(project.directory)).toEqual({ code: 0, output: "" });
  });

  it("have tests that pass under vitest and print nothing of their own", { timeout: 2 * minutes }, async () => {
    const { code, output } = await runVitest(
      project.directory,
      full ? "vitest-" : "none-vitest-",
      "tenant-vitest-",
      "downstream",
    );
    expect(code, output).toBe(0);
    expect(output).not.toMatch(/std(out|err) \|/);
  });

  it("have tests that pass under jest and print nothing of their own", { timeout: 2 * minutes }, async () => {
    const { code, output } = await runJest(project.directory, full ? "jest-" : "(prisma|tenant)-jest-");
    expect(code, output).toBe(0);
    expect(output).not.toContain("console.");
  });
});
