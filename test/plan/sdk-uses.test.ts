import { describe, expect, it } from "vitest";
import { sdkUses } from "../../src/plan/sdk-uses.js";

const uses = (text: string): string[] => sdkUses("src/a.ts", text).sort();
const inHandler = (body: string): string =>
  `inngest.createFunction({ id: "a" }, { event: "a/b" }, async ({ step }) => { ${body} });`;

describe("sdkUses", () => {
  it.each<[string, string, string[]]>([
    [
      "names that are imported",
      'import { eventType, StepError as Failed } from "inngest";',
      ["values.StepError", "values.eventType"],
    ],
    ["types", 'import { Inngest, type GetEvents } from "inngest";', ["types.GetEvents", "values.Inngest"]],
    ["a types import", 'import type { InngestFunction } from "inngest";', ["types.InngestFunction"]],
    ["entries", 'import { serve } from "inngest/hono";', ["entries.inngest/hono"]],
    [
      "Deno's specifiers",
      'import { cron } from "npm:inngest@4"; import { serve } from "npm:inngest@4/edge";',
      ["entries.inngest/edge", "values.cron"],
    ],
    [
      "members of what is imported",
      'import { EventSchemas, type InngestFunction } from "inngest"; new EventSchemas().fromSchema({}); let f: InngestFunction.Any;',
      [
        "members.EventSchemas.fromSchema",
        "members.InngestFunction.Any",
        "types.InngestFunction",
        "values.EventSchemas",
      ],
    ],
    [
      "an error that says when to try again",
      'import { RetryAfterError } from "inngest";',
      ["behaviours.retryAfter", "values.RetryAfterError"],
    ],
    ["nothing of other packages", 'import { eventType } from "./inngest"; import { cron } from "inngest-cli";', []],
  ])("finds %s", (_, text, expected) => {
    expect(uses(text)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ["timeouts: { finish: '1h' }", "of a function", ["options.timeouts"]],
    ["timeouts: { start: '1m' }", "within an option", ["options.timeouts", "options.timeouts.start"]],
    ["singleton: { mode: 'cancel' }", "by its value", ["options.singleton", "options.singleton.cancel"]],
    [
      "concurrency: [{ limit: 1 }, { limit: 2 }]",
      "of which there are several",
      ["options.concurrency", "options.concurrency.several"],
    ],
    [
      "concurrency: [{ limit: 1, key: 'event.data.a' }]",
      "in a list",
      ["options.concurrency", "options.concurrency.key"],
    ],
    ["onFailure", "in shorthand", ["behaviours.failureHandler", "options.onFailure"]],
    ["id: 'a', name: 'A'", "that every version has", []],
  ])("finds the option %s, %s", (option, _, expected) => {
    const text = `inngest.createFunction({ ${option} }, { event: "a/b" }, async () => {});`;
    expect(uses(text)).toEqual(expected);
  });

  it("finds the package under the name that a project gives it, and what is required of it", () => {
    expect(sdkUses("src/a.ts", 'import { cron } from "jobs";', "jobs")).toEqual(["values.cron"]);
    expect(
      uses('const { NonRetriableError, cron: c } = require("inngest"); const { serve } = require("inngest/edge");'),
    ).toEqual(["entries.inngest/edge", "values.NonRetriableError", "values.cron"]);
  });

  it("finds several triggers, and what the handler is given", () => {
    const text =
      'inngest.createFunction({}, [{ event: "a" }, { cron: "b" }], async ({ event, step, maxAttempts: most }) => most);';
    expect(uses(text)).toEqual(["context.maxAttempts", "triggers.several"]);
  });

  it.each<[string, string[]]>([
    ['await step.run("a", () => 1);', ["steps.run"]],
    ['await step.invoke("a", { function: fn, timeout: "1h" });', ["steps.invoke", "steps.invoke.timeout"]],
    ['await step.ai.wrap("a", call);', ["steps.ai.wrap"]],
    [
      'await step.sendEvent("a", []); await step.run("b", () => 1);',
      ["behaviours.firstStepSends", "steps.run", "steps.sendEvent"],
    ],
    ['await step.run("b", () => 1); await step.sendEvent("a", []);', ["steps.run", "steps.sendEvent"]],
    ['try { await step.run("a", () => 1); } catch {}', ["behaviours.stepErrors", "steps.run"]],
    ["await Promise.allSettled(ids.map((id) => step.run(id, () => 1)));", ["behaviours.stepErrors", "steps.run"]],
    ['await step.run("a", () => 1).catch(() => 2);', ["behaviours.stepErrors", "steps.run"]],
    ['try { await other(); } catch {} await step.run("a", () => 1);', ["steps.run"]],
    ['try { await step.run("a", () => 1); } finally { done(); }', ["steps.run"]],
  ])("finds what the steps need of %s", (body, expected) => {
    expect(uses(inHandler(body))).toEqual(expected);
  });
});
