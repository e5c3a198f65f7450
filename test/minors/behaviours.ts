import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { planExample } from "../../src/plan/example/plan-example.js";
import { readExample } from "../../src/plan/example/read-example.js";
import { builtinTemplatesDirectory } from "../../src/templates/builtin.js";
import { loadTemplate } from "../../src/templates/load.js";
import { readExamples } from "../../src/templates/read-examples.js";
import { installed } from "./packages.js";

export const BEHAVIOURS: readonly string[] = [
  "testDriver",
  "firstStepSends",
  "stepErrors",
  "failureHandler",
  "retryAfter",
];

/** What no declaration tells: each is a function that is run on the driver of the generated tests. */
const PROBES = `
import { Inngest, RetryAfterError } from "inngest";
import { runFunction, runOnFailure, syncedConfig } from "./inngest-test-driver.js";

const four = !("EventSchemas" in (await import("inngest")));
const inngest = new Inngest({ id: "app", isDev: true });
const made = (options, handler) =>
  four
    ? inngest.createFunction({ ...options, triggers: [{ event: "a/b" }] }, handler)
    : inngest.createFunction(options, { event: "a/b" }, handler);
const event = { name: "a/b", data: {} };

/** A run is driven in memory: what it sends and what is registered goes through the fetch of the client. */
async function testDriver() {
  const fn = made({ id: "works" }, async ({ step }) => {
    const result = await step.run("work", () => "done");
    await step.sendEvent("send", { name: "a/c", data: { a: 1 } });
    return result;
  });
  const run = await runFunction(fn, event);
  const { triggers } = await syncedConfig(fn);
  return run.result === "done" && run.sent[0]?.data.a === 1 && run.steps.join() === "work,send" && triggers.length === 1;
}

/** An event that the first of several steps sends is sent once. */
async function firstStepSends() {
  const fn = made({ id: "sends" }, async ({ step }) => {
    await step.sendEvent("send", { name: "a/c", data: { a: 1 } });
    return step.run("work", () => "done");
  });
  const run = await runFunction(fn, event);
  return run.sent.length === 1 && run.steps.join() === "send,work";
}

/** The failure of a step can be caught in the function. */
async function stepErrors() {
  const fn = made({ id: "catches" }, async ({ step }) => {
    try {
      await step.run("fail", () => {
        throw new Error("no");
      });
    } catch (error) {
      return error.message;
    }
  });
  return (await runFunction(fn, event)).result === "no";
}

/** The handler of onFailure runs. */
async function failureHandler() {
  const onFailure = ({ step }) => step.run("record", () => "recorded");
  const fn = made({ id: "fails", onFailure }, async () => {});
  return (await runOnFailure(fn, event, new Error("no"))).steps.join() === "record";
}

/** What a step says of when to try it again arrives. */
async function retryAfter() {
  const fn = made({ id: "waits" }, ({ step }) =>
    step.run("call", () => {
      throw new RetryAfterError("busy", 30_000);
    }),
  );
  return (await runFunction(fn, event)).retryAfter.call === "30";
}

const found = [];
for (const probe of [${BEHAVIOURS.join(", ")}])
  if (await probe().catch(() => false)) found.push(probe.name);
console.log = () => {};
process.stdout.write(JSON.stringify(found) + "\\n", () => process.exit());
`;

const known = new Map<string, readonly string[]>();

/** The names of the behaviours that a version has. */
export function behavioursOf(version: string): readonly string[] {
  const before = known.get(version);
  if (before !== undefined) return before;
  const directory = installed(version);
  writeFileSync(join(directory, "inngest-test-driver.js"), driver());
  writeFileSync(join(directory, "probes.js"), PROBES);
  const env = { ...process.env, NODE_ENV: "test" };
  const { stdout, stderr } = spawnSync(process.execPath, ["probes.js"], { cwd: directory, encoding: "utf8", env });
  const last = stdout.trim().split("\n").at(-1) ?? "";
  if (!last.startsWith("[")) throw new Error(`${version} could not be run: ${stderr.slice(0, 500)}`);
  const found = JSON.parse(last) as string[];
  known.set(version, found);
  return found;
}

/** The driver as a project on vitest gets it. */
function driver(): string {
  const template = loadTemplate("event", [builtinTemplatesDirectory()]);
  const [stored] = readExamples(template);
  if (stored?.file === undefined) throw new Error("the template event has no example");
  const { raw, project } = readExample(stored.file, stored.text, template.manifest);
  const { plan } = planExample(template, { raw, project: { ...project, db: "none", runner: "vitest" } });
  const text = plan.changes.find(({ path }) => path.endsWith("inngest-test-driver.ts"))?.after ?? "";
  return transformSync(text, { loader: "ts", format: "esm" }).code;
}
