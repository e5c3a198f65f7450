import { describe, expect, it } from "vitest";
import { arrayText, detectSmallApp, refusalOf } from "./app.js";

const HEAD =
  'import { inngest } from "@/lib/inngest/client";\nimport { tidyJob } from "@/lib/inngest/functions/tidy";\n';
const ROUTE = "src/app/api/inngest/route.ts";

/** The serve call that is found when one file serves. */
function served(file: string, text: string) {
  const changes = { [ROUTE]: undefined, [file]: text };
  const project = detectSmallApp(changes);
  const { kind, adapter, path } = project.serve;
  return { kind, adapter, path, array: arrayText(project, changes) };
}

describe("finding the serve call", () => {
  it.each([
    [
      "exported handlers",
      ROUTE,
      "inngest/next",
      'import { serve } from "inngest/next";',
      "export const { GET, POST, PUT } = serve({ client: inngest, functions: [tidyJob] });",
      "/api/inngest",
    ],
    [
      "a default export",
      "src/pages/api/jobs/inngest.ts",
      "inngest/next",
      'import { serve } from "inngest/next";',
      "export default serve({ client: inngest, functions: [tidyJob] });",
      "/api/jobs/inngest",
    ],
    [
      "a route in a group of routes",
      "src/app/(hooks)/api/in/route.ts",
      "inngest/next",
      'import { serve } from "inngest/next";',
      "export const { GET } = serve({ client: inngest, functions: [tidyJob] });",
      "/api/in",
    ],
    [
      "app.use",
      "src/server.ts",
      "inngest/express",
      'import { serve } from "inngest/express";',
      'app.use("/hooks/inngest", serve({ client: inngest, functions: [tidyJob] }));',
      "/hooks/inngest",
    ],
    [
      "a renamed import",
      "src/server.ts",
      "inngest/hono",
      'import { serve as inngestServe } from "inngest/hono";',
      'app.on(["GET"], "/x", inngestServe({ client: inngest, functions: [tidyJob] }));',
      "/x",
    ],
    [
      "a namespace import",
      "src/server.ts",
      "inngest/express",
      'import * as adapter from "inngest/express";',
      "export const handler = adapter.serve({ client: inngest, functions: [tidyJob] });",
      "/api/inngest",
    ],
    [
      "a handler that is wrapped later",
      "src/routes/api/inngest/+server.ts",
      "inngest/sveltekit",
      'import { serve } from "inngest/sveltekit";',
      "const handler = serve({ client: inngest, functions: [tidyJob] });\nexport const GET = wrap(handler.GET);",
      "/api/inngest",
    ],
    [
      "Fastify's plugin",
      "src/server.ts",
      "inngest/fastify",
      'import fastifyPlugin from "inngest/fastify";',
      "app.register(fastifyPlugin, { client: inngest, functions: [tidyJob], options: {} });",
      "/api/inngest",
    ],
    [
      "Node's server",
      "src/server.ts",
      "inngest/node",
      'import { createServer } from "inngest/node";',
      "createServer({ client: inngest, functions: [tidyJob] }).listen(3000);",
      "/api/inngest",
    ],
    [
      "a specifier of npm in Deno",
      "src/server.ts",
      "inngest/edge",
      'import { serve } from "npm:inngest@3/edge";',
      "Deno.serve(serve({ client: inngest, functions: [tidyJob] }));",
      "/api/inngest",
    ],
    [
      "a require",
      "src/server.ts",
      "inngest/express",
      'const { serve } = require("inngest/express");',
      'app.use("/api/inngest", serve({ client: inngest, functions: [tidyJob] }));',
      "/api/inngest",
    ],
    [
      "servePath",
      "src/server.ts",
      "inngest/edge",
      'import { serve } from "inngest/edge";',
      'export default serve({ client: inngest, functions: [tidyJob], servePath: "/mine" });',
      "/mine",
    ],
  ])("sees %s", (_, file, adapter, imports, call, path) => {
    expect(served(file, `${imports}\n${HEAD}${call}\n`)).toEqual({ kind: "serve", adapter, path, array: "[tidyJob]" });
  });

  const OPTIONS = "{ client: inngest, functions: [tidyJob] }";
  const ADAPTERS: [adapter: string, file: string, imports: string, call: string][] = [
    ["next", "src/app/api/inngest/route.ts", "{ serve }", `export const { GET, POST, PUT } = serve(${OPTIONS});`],
    ["next", "src/pages/api/inngest.ts", "{ serve }", `export default serve(${OPTIONS});`],
    ["express", "src/server.ts", "{ serve }", `app.use("/api/inngest", serve(${OPTIONS}));`],
    ["fastify", "src/server.ts", "fastifyPlugin", `fastify.register(fastifyPlugin, ${OPTIONS});`],
    [
      "fastify",
      "src/server.ts",
      "{ serve }",
      `fastify.route({ method: ["GET"], url: "/api/inngest", handler: serve(${OPTIONS}) });`,
    ],
    ["hono", "src/index.ts", "{ serve }", `app.on(["GET", "PUT", "POST"], "/api/inngest", serve(${OPTIONS}));`],
    [
      "koa",
      "src/server.ts",
      "{ serve }",
      `const handler = serve(${OPTIONS});\napp.use((ctx) => (ctx.path === "/api/inngest" ? handler(ctx) : undefined));`,
    ],
    ["h3", "src/server.ts", "{ serve }", `app.use("/api/inngest", eventHandler(serve(${OPTIONS})));`],
    ["nuxt", "server/api/inngest.ts", "{ serve }", `export default defineEventHandler(serve(${OPTIONS}));`],
    ["nitro", "server/routes/api/inngest.ts", "{ serve }", `export default eventHandler(serve(${OPTIONS}));`],
    [
      "sveltekit",
      "src/routes/api/inngest/+server.ts",
      "{ serve }",
      `const inngestServe = serve(${OPTIONS});\nexport const GET = inngestServe.GET;`,
    ],
    [
      "remix",
      "app/routes/api.inngest.ts",
      "{ serve }",
      `const handler = serve(${OPTIONS});\nexport { handler as action, handler as loader };`,
    ],
    ["astro", "src/pages/api/inngest.ts", "{ serve }", `export const { GET, POST, PUT } = serve(${OPTIONS});`],
    ["cloudflare", "functions/api/inngest.ts", "{ serve }", `export const onRequest = serve(${OPTIONS});`],
    ["bun", "src/server.ts", "{ serve }", `Bun.serve({ port: 3000, fetch: serve(${OPTIONS}) });`],
    ["deno/fresh", "routes/api/inngest.ts", "{ serve }", `export const handler = serve(${OPTIONS});`],
    ["edge", "supabase/functions/inngest/index.ts", "{ serve }", `Deno.serve(serve(${OPTIONS}));`],
    ["lambda", "src/lambda.ts", "{ serve }", `export const handler = serve(${OPTIONS});`],
    ["digitalocean", "src/main.ts", "{ serve }", `const main = serve(${OPTIONS});\nexport { main };`],
    ["redwood", "api/src/functions/inngest.ts", "{ serve }", `export const handler = serve(${OPTIONS});`],
    ["node", "src/server.ts", "{ createServer }", `createServer(${OPTIONS}).listen(3000);`],
    ["node", "src/server.ts", "{ serve }", `http.createServer(serve(${OPTIONS}));`],
    ["connect", "src/worker.ts", "{ connect }", `await connect({ apps: [${OPTIONS}] });`],
  ];
  it.each(ADAPTERS.flatMap((each) => ([3, 4] as const).map((sdk) => [...each, sdk] as const)))(
    "sees %s in %s by %s: %s (SDK %i)",
    (adapter, file, imports, call, sdk) => {
      const trigger = sdk === 3 ? ' }, { event: "app/a" },' : ', triggers: [{ event: "app/a" }] },';
      const tidy = `import { inngest } from "@/lib/inngest/client";\nexport const tidyJob = inngest.createFunction({ id: "tidy"${trigger} async () => {});\n`;
      const changes = {
        "package.json": JSON.stringify({ dependencies: { inngest: `^${sdk}.0.0` } }),
        [ROUTE]: undefined,
        "src/lib/inngest/functions/tidy.ts": tidy,
        [file]: `import ${imports} from "inngest/${adapter}";\n${HEAD.replaceAll("@/", `${"../".repeat(file.split("/").length - 1)}src/`)}${call}\n`,
      };
      const project = detectSmallApp(changes);
      expect([project.serve.adapter, project.serve.file, project.sdk.value, project.warnings]).toEqual([
        `inngest/${adapter}`,
        file,
        sdk,
        [],
      ]);
      expect(arrayText(project, changes)).toBe("[tidyJob]");
    },
  );

  it("sees connect() with one app", () => {
    const text = `import { connect } from "inngest/connect";\n${HEAD}await connect({ apps: [{ client: inngest, functions: [tidyJob] }] });\n`;
    expect(served("src/worker.ts", text)).toEqual({
      kind: "connect",
      adapter: "inngest/connect",
      path: "/api/inngest",
      array: "[tidyJob]",
    });
  });

  it("refuses connect() with several apps", () => {
    const text = `import { connect } from "inngest/connect";\n${HEAD}await connect({ apps: [{ client: inngest, functions: [tidyJob] }, { client: inngest, functions: [] }] });\n`;
    expect(refusalOf(() => served("src/worker.ts", text))).toEqual({
      code: "REGISTRATION_UNSUPPORTED",
      file: "src/worker.ts",
      line: 4,
    });
  });

  it.each([
    "src/inngest.test.ts",
    "src/__tests__/route.ts",
    "src/__mocks__/route.ts",
    "tests/route.ts",
    "src/route.stories.tsx",
    "vendor/route.ts",
  ])("leaves %s aside", (file) => {
    const text = `import { serve } from "inngest/next";\n${HEAD}export const { GET } = serve({ client: inngest, functions: [] });\n`;
    expect(detectSmallApp({ [file]: text }).serve.file).toBe(ROUTE);
  });

  it("counts two calls that get the same array as one", () => {
    const list = `${HEAD}export const functions = [tidyJob];\n`;
    const call = (adapter: string, name: string) =>
      `import { ${name} } from "inngest/${adapter}";\nimport { inngest } from "@/lib/inngest/client";\nimport { functions } from "@/lib/inngest/list";\n`;
    const project = detectSmallApp({
      "src/lib/inngest/list.ts": list,
      [ROUTE]: `${call("next", "serve")}export const { GET } = serve({ client: inngest, functions });\n`,
      "src/worker.ts": `${call("connect", "connect")}await connect({ apps: [{ client: inngest, functions }] });\n`,
    });
    expect([project.serve.file, project.registration.file]).toEqual([ROUTE, "src/lib/inngest/list.ts"]);
  });

  it("takes the file that is named, and the line in it", () => {
    const two = `import { serve } from "inngest/next";\n${HEAD}export const a = serve({ client: inngest, functions: [tidyJob] });\nexport const b = serve({ client: inngest, functions: [] });\n`;
    expect(detectSmallApp({ "src/two.ts": two }, { serve: ROUTE }).serve).toMatchObject({ file: ROUTE });
    expect(detectSmallApp({ "src/two.ts": two }, { serve: "src/two.ts:5" }).serve).toMatchObject({
      file: "src/two.ts",
      line: 5,
    });
    expect(refusalOf(() => detectSmallApp({ "src/two.ts": two }, { serve: "src/two.ts" })).code).toBe(
      "SERVE_AMBIGUOUS",
    );
    expect(refusalOf(() => detectSmallApp({}, { serve: "src/lib/inngest/client.ts" })).code).toBe("SERVE_NOT_FOUND");
  });

  it("refuses the call shape of SDK 2", () => {
    const text = `import { serve } from "inngest/next";\n${HEAD}export default serve(inngest, [tidyJob]);\n`;
    expect(refusalOf(() => detectSmallApp({ [ROUTE]: text }))).toEqual({
      code: "SDK_UNSUPPORTED",
      file: ROUTE,
      line: 4,
    });
  });
});
