import { describe, expect, it } from "vitest";
import { planRegistration } from "../../src/plan/plan-registration.js";
import type { Project } from "../../src/project/project.js";
import { planningOn } from "./sample-project.js";

const file = "src/lib/inngest/functions/parse-transcript.ts";
const sibling = "src/lib/inngest/functions/a.ts";
const tsconfig = '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }';

/** Registers twice over the same files, and holds that the second time changes nothing. */
function register(
  path: string,
  text: string,
  own: Partial<Project> = {},
  others: Record<string, string> = {},
): Record<string, string> {
  const files: Record<string, string> = {
    "tsconfig.json": tsconfig,
    [file]: "",
    [sibling]: "",
    [path]: text,
    ...others,
  };
  const functions = [{ id: "a", exportName: "aJob", file: sibling, line: 1, events: [], crons: [], served: true }];
  const once = (): Record<string, string> => {
    const arrayStart = (files[path] ?? "").lastIndexOf("[");
    const registration = { file: path, line: 1, arrayStart, path: [path], ...own.registration };
    const planning = planningOn(files, { functions, ...own, registration: { ...registration, arrayStart } });
    planRegistration({ ...planning, file, exportName: "parseTranscriptJob" });
    return Object.fromEntries(planning.drafts.all().map((draft) => [draft.path, draft.text]));
  };
  const first = once();
  Object.assign(files, first);
  expect(once()).toEqual(first);
  return first;
}

describe("planRegistration", () => {
  it("imports by the alias its siblings are imported by", () => {
    const route = "src/app/api/inngest/route.ts";
    const before = 'import { aJob } from "@/lib/inngest/functions/a";\n\nserve({ functions: [aJob] });\n';
    expect(register(route, before)).toEqual({
      [route]:
        'import { aJob } from "@/lib/inngest/functions/a";\nimport { parseTranscriptJob } from "@/lib/inngest/functions/parse-transcript";\n\nserve({ functions: [aJob, parseTranscriptJob] });\n',
    });
  });

  it("imports by a relative path with its ending, and re-exports, as the index does with its siblings", () => {
    const index = "src/lib/inngest/functions/index.ts";
    const before = "import { aJob } from './a.js'\n\nexport const functions = [\n  aJob,\n]\n\nexport { aJob }\n";
    expect(register(index, before, {}, { [sibling]: "" })[index]).toBe(
      "import { aJob } from './a.js'\nimport { parseTranscriptJob } from './parse-transcript.js'\n\nexport const functions = [\n  aJob,\n  parseTranscriptJob,\n]\n\nexport { aJob, parseTranscriptJob }\n",
    );
  });

  it("lets the barrel give the function first where the array's file takes its siblings from there", () => {
    const route = "src/app/api/inngest/route.ts";
    const barrel = "src/lib/inngest/functions/index.ts";
    const before = 'import { aJob } from "@/lib/inngest/functions";\n\nserve({ functions: [aJob] });\n';
    const registration = { file: route, line: 1, arrayStart: 0, path: [route], reExports: { file: barrel } };
    const others = { [barrel]: 'export { aJob } from "./a";\n' };
    expect(register(route, before, { registration }, others)).toEqual({
      [route]:
        'import { aJob, parseTranscriptJob } from "@/lib/inngest/functions";\n\nserve({ functions: [aJob, parseTranscriptJob] });\n',
      [barrel]: 'export { aJob } from "./a";\nexport { parseTranscriptJob } from "./parse-transcript";\n',
    });
  });

  it("refuses a name that the file has for something else", () => {
    const before = 'import { parseTranscriptJob } from "other";\n\nserve({ functions: [] });\n';
    expect(() => register("src/route.ts", before)).toThrow("already has something else called parseTranscriptJob");
  });

  it("refuses where the array is not", () => {
    expect(() => register("src/route.ts", "serve({ functions });\n")).toThrow("not an array literal");
  });
});
