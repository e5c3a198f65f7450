import { NEW_FUNCTION } from "./by-hand.js";
import { dependency, type Manifest } from "./manifest.js";

const SERVED = `serve({ client: inngest, functions: [${NEW_FUNCTION}] })`;
const HANDLERS = `export const { GET, POST, PUT } = ${SERVED};`;

/** By the package that tells it: where a framework has its handlers, its adapter, and how that serves. */
const FRAMEWORKS: readonly (readonly [name: string, adapter: string, at: string, code: string])[] = [
  ["next", "next", "in app/api/inngest/route.ts", HANDLERS],
  ["@sveltejs/kit", "sveltekit", "in src/routes/api/inngest/+server.ts", HANDLERS],
  ["astro", "astro", "in src/pages/api/inngest.ts", HANDLERS],
  ["nuxt", "nuxt", "in server/api/inngest.ts", `export default defineEventHandler(${SERVED});`],
  [
    "@remix-run/node",
    "remix",
    "in app/routes/api.inngest.ts",
    `const handler = ${SERVED};\n  export { handler as action, handler as loader };`,
  ],
  ["hono", "hono", "where the app is made", `app.on(["GET", "POST", "PUT"], "/api/inngest", ${SERVED});`],
  [
    "fastify",
    "fastify",
    "where the app is made",
    `app.route({ method: ["GET", "POST", "PUT"], url: "/api/inngest", handler: ${SERVED} });`,
  ],
  ["express", "express", "where the app is made, behind express.json()", `app.use("/api/inngest", ${SERVED});`],
];

/** The lines that serve a function in the framework of the project. https://www.inngest.com/docs/learn/serving-inngest-functions */
export function serveByHand(manifests: readonly Manifest[]): string {
  const found = FRAMEWORKS.find(([name]) => dependency(manifests, name) !== undefined);
  const [, adapter, at, code] = found ?? ["", "<framework>", "where the app has its routes", `${SERVED};`];
  return `Add by hand, ${at}:\n  import { serve } from "inngest/${adapter}";\n  ${code}`;
}
