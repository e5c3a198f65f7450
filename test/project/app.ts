import { ScaffoldError } from "../../src/errors/scaffold-error.js";
import { detectProject } from "../../src/project/detect.js";
import type { Project } from "../../src/project/project.js";
import { memoryReadHost } from "../support/memory-read-host.js";

/** A small SDK 3 app that serves one function; every file can be replaced, or left out with undefined. */
export const SMALL_APP: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "app", dependencies: { inngest: "^3.40.0" } }),
  "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  "src/lib/inngest/client.ts":
    'import { Inngest } from "inngest";\n\nexport const inngest = new Inngest({ id: "app" });\n',
  "src/lib/inngest/functions/tidy.ts":
    'import { inngest } from "@/lib/inngest/client";\n\nexport const tidyJob = inngest.createFunction({ id: "tidy" }, { event: "app/tidy.asked" }, async () => {});\n',
  "src/app/api/inngest/route.ts":
    'import { serve } from "inngest/next";\nimport { inngest } from "@/lib/inngest/client";\nimport { tidyJob } from "@/lib/inngest/functions/tidy";\n\nexport const { GET, POST, PUT } = serve({ client: inngest, functions: [tidyJob] });\n',
};

type Files = Readonly<Record<string, string | undefined>>;

/** Files by absolute path, as they lie in `/app`. */
export function inApp(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[`/app/${path}`, text]])),
  );
}

export const smallAppHost = (changes: Files = {}) => memoryReadHost(inApp({ ...SMALL_APP, ...changes }));

/** Detection in the small app, with some of its files changed. */
export const detectSmallApp = (changes: Files = {}, choose: Parameters<typeof detectProject>[2] = {}): Project =>
  detectProject(smallAppHost(changes), "/app", choose);

/** The code and place of a refusal. */
export function refusalOf(work: () => unknown): { code: string; file: string | undefined; line: number | undefined } {
  const { code, file, line } = errorOf(work);
  return { code, file, line };
}

/** What work is refused with. */
export function errorOf(work: () => unknown): ScaffoldError {
  try {
    work();
  } catch (error) {
    if (error instanceof ScaffoldError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** The text that the registration's array starts with. */
export function arrayText(project: Project, changes: Files): string {
  const text = { ...SMALL_APP, ...changes }[project.registration.file] ?? "";
  return text.slice(project.registration.arrayStart, text.indexOf("]", project.registration.arrayStart) + 1);
}
