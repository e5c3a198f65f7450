import { describe, expect, it } from "vitest";
import { CANCELLED } from "../../src/cli/cancelled.js";
import { detectAsking } from "../../src/cli/wizard/detect-asking.js";
import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import { sampleProject } from "../answers/sample-project.js";
import { scripted } from "./scripted-prompter.js";

const project = sampleProject();
const places = ["apps/web/route.ts:4", "apps/admin/route.ts:9"];

function detect(serve: string | undefined) {
  if (serve !== undefined) return project;
  throw new ScaffoldError("SERVE_AMBIGUOUS", "There are 2 serve() calls.", { choices: places });
}

const asking = (answer: string | typeof CANCELLED, serve?: string) => {
  const { prompter } = scripted(answer);
  return detectAsking({ detect, serve, cwd: "/app/apps/web", root: "/app", prompter });
};

describe("detectAsking", () => {
  it("asks which of several serve() calls is meant, and keeps the answer as the flag would have it", async () => {
    expect(await asking("apps/admin/route.ts:9")).toEqual({ project, serve: "../admin/route.ts:9" });
  });

  it("asks nothing where --serve was given", async () => {
    expect(await asking("", "route.ts")).toEqual({ project, serve: "route.ts" });
  });

  it("stops when the user does, and passes on every other refusal", async () => {
    expect(await asking(CANCELLED)).toBe(CANCELLED);
    const refuse = () => {
      throw new ScaffoldError("NO_INNGEST", "No.");
    };
    const { prompter } = scripted();
    const options = { detect: refuse, serve: undefined, cwd: "/app", root: "/app", prompter };
    await expect(detectAsking(options)).rejects.toMatchObject({ code: "NO_INNGEST" });
  });
});
