import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import build from "../support/build.js";
import { scaffold } from "../support/workspace.js";

let directory: string;
beforeAll(() => {
  build();
  directory = mkdtempSync(join(tmpdir(), "guarded-import-"));
  writeFileSync(join(directory, "package.json"), "{}");
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** `templates list --json` beside such a configuration. */
async function list(config: string) {
  writeFileSync(join(directory, "scaffold.config.mjs"), config);
  return scaffold(directory, ["inngest", "templates", "list", "--json"]);
}

describe("a configuration that is code", () => {
  it("prints to standard error", async () => {
    const { code, stdout, stderr } = await list(
      'console.log("hello"); process.stdout.write("there\\n"); export default {};',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "hello\nthere\n" });
    expect(JSON.parse(stdout).ok).toBe(true);
  });

  it("prints to standard error also from a helper", async () => {
    await scaffold(directory, ["inngest", "templates", "new", "greet", "--to", "team"]);
    writeFileSync(
      join(directory, "scaffold.config.mjs"),
      'export default { templates: ["team"], helpers: { say: () => { console.log("hello"); return "x"; } } };',
    );
    const file = join(directory, "team/greet/function.ts.hbs");
    writeFileSync(file, `// {{say}}\n${readFileSync(file, "utf8")}`);
    const { stdout, stderr } = await scaffold(directory, ["inngest", "templates", "test", "--json"]);
    expect(stderr).toContain("hello\n");
    expect(JSON.parse(stdout).examples).toHaveLength(1);
  });

  it("cannot end the process later on", async () => {
    const { code, stdout } = await list("setTimeout(() => process.exit(7), 0); export default {};");
    expect(code).toBe(0);
    expect(JSON.parse(stdout).ok).toBe(true);
  });

  it.each([
    ["ends the process", "process.exit(0);", "it calls process.exit()"],
    ["never finishes", "await new Promise(() => {}); export default {};", "it waits for something that never comes"],
  ])("is refused where it %s", async (_, config, reason) => {
    const { code, stdout } = await list(config);
    expect(code).toBe(2);
    expect(JSON.parse(stdout).error).toMatchObject({
      code: "CONFIG_INVALID",
      file: "scaffold.config.mjs",
      message: `scaffold.config.mjs cannot be loaded: ${reason}`,
    });
  });
});
