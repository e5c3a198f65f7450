import { describe, expect, it } from "vitest";
import type { Answers } from "../../src/answers/answers.js";
import type { ScaffoldError } from "../../src/errors/scaffold-error.js";
import { type Files, planned } from "./planned.js";

const answers: Answers = { name: "tidy-notes", template: "cron", trigger: "cron", cron: "0 3 * * *", extra: {} };

function refused(files: Files): ScaffoldError {
  try {
    planned({ "package.json": '{ "dependencies": { "inngest": "^4.11.0" } }', ...files }, answers);
  } catch (error) {
    return error as ScaffoldError;
  }
  throw new Error("nothing was refused");
}

const CLIENT = 'const inngest = new Inngest({ id: "app" });\n';
const IMPORTS = 'import { Inngest } from "inngest";\nimport { serve } from "inngest/edge";\n';

describe("a client that its module does not give to others", () => {
  it("is to be moved where its module lists the functions too, in one refusal", () => {
    const { code, hint, line, snippet } = refused({
      "src/app.ts": `${IMPORTS}\n${CLIENT}export default serve({ client: inngest, functions: [] });\n`,
    });
    expect([code, line]).toEqual(["IMPORT_CYCLE", 4]);
    expect(hint).toBe("Move inngest out of src/app.ts into a module of its own, and run the command again.");
    expect(snippet).toContain("// src/inngest-client.ts, new:");
    expect(snippet).not.toContain("export { inngest }");
  });

  it("is to be moved where its module leads to the array", () => {
    const { code, message } = refused({
      "src/all.ts": "export const all = [];\n",
      "src/app.ts": `${IMPORTS}import { all } from "./all";\n\n${CLIENT}export default serve({ client: inngest, functions: all });\n`,
    });
    expect(code).toBe("IMPORT_CYCLE");
    expect(message).toContain("src/app.ts makes the client and leads to src/all.ts, which lists the functions");
  });

  it("is to be exported where that is enough", () => {
    const { code, hint, snippet } = refused({
      "src/set-up.ts": `import { Inngest } from "inngest";\n\n${CLIENT}export const options = { client: inngest };\n`,
      "src/app.ts":
        'import { serve } from "inngest/edge";\nimport { options } from "./set-up";\n\nexport default serve({ client: options.client, functions: [] });\n',
    });
    expect([code, hint]).toEqual(["CLIENT_NOT_FOUND", "Export the client, and run the command again."]);
    expect(snippet).toContain("export const inngest = /* as before */");
  });

  it("is to be moved to where edge functions share modules", () => {
    const { snippet } = refused({
      "supabase/functions/inngest/index.ts": `${IMPORTS}\n${CLIENT}Deno.serve(serve({ client: inngest, functions: [] }));\n`,
    });
    expect(snippet).toContain("// supabase/functions/_shared/inngest.ts, new:");
    expect(snippet).toContain('import { inngest } from "../_shared/inngest');
  });
});
